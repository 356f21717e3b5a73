import type { Analyser } from './analyse.ts';
import { type IndexStart, slicesWith } from './index-format.ts';
import { idfOf, prefixWeight, repairWeight } from './ranking.ts';
import { countPostings } from './read-postings.ts';
import type { Query, QueryWord } from './read-query.ts';
import { readSpellings, readTerms, type TermEntry } from './read-slice.ts';
import { type Candidate, mostErrors, repairWord, sureLetters } from './repair-word.ts';
import type { Lookup, Variant } from './score-articles.ts';

/** Shorter beginnings are of too many words to mean one. */
const shortestPrefix = 3;
/** At most this many words that begin as typed, and this many repairs of a word, are tried. */
const mostPrefixed = 12;
const mostRepairs = 2;

/** What a query is looked up as, once all slices that it needs are there. */
export interface LookedUp {
  readonly lookups: readonly Lookup[];
  readonly repairs: readonly { readonly from: string; readonly to: string }[];
  /** Names of the slices that have to be loaded first. */
  readonly missing: Set<string>;
}

/** The words of an index, as far as they were loaded. */
export interface Lookups {
  lookUp(query: Query, typing: boolean): LookedUp;
  /** Words of the articles that a term stands for as well. */
  aliasesOf(term: string): readonly string[];
  receive(name: string, text: string): void;
}

/** Starts with no slice loaded. */
export function createLookups(start: IndexStart, analyser: Analyser): Lookups {
  const firsts = { t: start.t.split(' '), w: start.w.split(' '), e: start.e.split(' ') };
  const terms = new Map<string, Map<string, TermEntry>>();
  const spellings = new Map<string, readonly Candidate[]>();
  let missing = new Set<string>();

  /** What the slices of a kind hold that may have words which begin like this. */
  function slices<Slice>(
    loaded: Map<string, Slice>,
    kind: 't' | 'w' | 'e',
    beginning: string,
    end = '',
  ): Slice[] {
    return slicesWith(firsts[kind], beginning, end).flatMap((number) => {
      const slice = loaded.get(kind + number);
      if (!slice) missing.add(kind + number);
      return slice ? [slice] : [];
    });
  }

  function entryOf(term: string): TermEntry | undefined {
    return slices(terms, 't', term)[0]?.get(term);
  }

  /** A term of the index that may be meant; nothing when the index does not have it. */
  function variants(term: string, sureness: number, entry = entryOf(term)): Variant[] {
    if (!entry) return [];
    return [{ term, list: entry[0], weight: sureness * idfOf(countPostings(entry[0]), start.articles) }];
  }

  function beginningWith(beginning: string): Variant[] {
    return slices(terms, 't', beginning, '\uffff')
      .flatMap((slice) => [...slice])
      .filter(([term]) => term.startsWith(beginning))
      .sort(([, a], [, b]) => b[0].length - a[0].length)
      .slice(0, mostPrefixed)
      .flatMap(([term, entry]) => variants(term, prefixWeight, entry));
  }

  /** What an unknown word probably meant; else whatever begins like it. */
  function repair(
    { term, spelling, typed }: QueryWord,
    isWhole: boolean,
    repairs: { from: string; to: string }[],
  ) {
    if (mostErrors(spelling) === 0 || !/^\p{L}+$/u.test(spelling)) return [];
    const sure = sureLetters(spelling);
    const turned = backwards(spelling).slice(0, sure);
    const candidates = [
      ...slices(spellings, 'w', spelling.slice(0, sure), '\uffff').flat(),
      ...slices(spellings, 'e', turned, '\uffff')
        .flat()
        .map(([word, common]): Candidate => [backwards(word), common]),
    ];
    const meant = repairWord(spelling, candidates, mostRepairs, isWhole);
    if (meant.length === 0) return beginningWith(term);
    if (isWhole || !meant[0]?.startsWith(spelling)) repairs.push({ from: typed, to: meant[0] as string });
    return meant.flatMap((word, rank) => {
      const [found] = analyser.termsOf(word, false);
      return found && !found.stop ? variants(found.text, repairWeight / (1 + rank)) : [];
    });
  }

  return {
    lookUp(query, typing) {
      missing = new Set();
      const repairs: { from: string; to: string }[] = [];
      const { words, stops, text } = query;
      const last = words[words.length - 1];
      const isOpen = (word: QueryWord) =>
        typing && word === last && text.endsWith(word.typed) && word.spelling.length >= shortestPrefix;
      // The slices of all words are asked for before any word is judged, so that they are loaded at once.
      let lookups = words.map((word) => ({
        term: word.term,
        word: word.typed || word.term,
        variants: [
          ...(word.begins ? [] : variants(word.term, 1)),
          ...(word.begins || isOpen(word) ? beginningWith(word.begins ? word.term : word.spelling) : []),
        ],
      }));
      if (missing.size === 0) {
        lookups = lookups
          .map((lookup, at) => {
            const word = words[at] as QueryWord;
            return lookup.variants.length > 0
              ? lookup
              : { ...lookup, variants: repair(word, !isOpen(word), repairs) };
          })
          .filter((lookup) => lookup.variants.length > 0);
      }
      if (missing.size === 0 && lookups.length === 0) {
        lookups = stops
          .map((term) => ({ term, word: term, variants: variants(term, 1) }))
          .filter((lookup) => lookup.variants.length > 0);
      }
      return { lookups, repairs, missing };
    },
    aliasesOf: (term) => entryOf(term)?.slice(1) ?? [],
    receive(name, text) {
      if (name[0] === 't') terms.set(name, readTerms(text));
      else spellings.set(name, readSpellings(text));
    },
  };
}

function backwards(word: string): string {
  return Array.from(word).reverse().join('');
}
