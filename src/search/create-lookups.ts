import type { Analyser } from './analyse.ts';
import { type HeadingLists, type IndexStart, shortQuery, slicesWith } from './index-format.ts';
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
  /** `headings`: of a `t` or `c` slice. */
  receive(name: string, text: string, headings?: HeadingLists): void;
}

/** What a slice holds: terms with their entries, or spellings with how common they are. */
interface Slices {
  readonly t: ReadonlyMap<string, TermEntry>;
  readonly w: readonly Candidate[];
  readonly e: readonly Candidate[];
}
type Held<Slice> = Slice extends Iterable<infer Each extends readonly [string, unknown]> ? Each : never;

/** Starts with no slice loaded. */
export function createLookups(start: IndexStart, analyser: Analyser): Lookups {
  const firsts = { t: start.t.split(' '), w: start.w.split(' '), e: start.e.split(' ') };
  const loaded = new Map<string, Slices[keyof Slices]>();
  const common = start.c.split(' ');
  /** Terms of the query at hand that are looked up in the slice of common terms. */
  let shared: string[] = [];
  let missing = new Set<string>();

  /** The slices of a kind that may have words which begin like this. */
  function slices<Kind extends keyof Slices>(kind: Kind, beginning: string, end: string) {
    return slicesWith(firsts[kind], beginning, end).flatMap((number) => {
      const slice = loaded.get(kind + number) as Slices[Kind] | undefined;
      if (!slice) missing.add(kind + number);
      return slice ? [slice] : [];
    });
  }

  /** The words in them that do, with what is held of each. */
  function begun<Kind extends keyof Slices>(kind: Kind, beginning: string): Held<Slices[Kind]>[] {
    return slices(kind, beginning, '\uffff').flatMap((slice) =>
      ([...slice] as Held<Slices[Kind]>[]).filter(([word]) => word.startsWith(beginning)),
    );
  }

  function entryOf(term: string): TermEntry | undefined {
    const known = (loaded.get('c0') as Slices['t'] | undefined)?.get(term);
    if (!known && shared.includes(term)) missing.add('c0');
    else return known ?? slices('t', term, '')[0]?.get(term);
  }

  /** A term of the index that may be meant; nothing when the index does not have it. */
  function variants(term: string, sureness: number, entry = entryOf(term)): Variant[] {
    if (!entry) return [];
    entry.count ||= countPostings(entry.list);
    return [{ ...entry, term, weight: sureness * idfOf(entry.count, start.articles) }];
  }

  function beginningWith(beginning: string): Variant[] {
    return begun('t', beginning)
      .sort(([, a], [, b]) => b.list.length - a.list.length)
      .slice(0, mostPrefixed)
      .flatMap(([term, entry]) => variants(term, prefixWeight, entry));
  }

  /** What an unknown word probably meant; else whatever begins like it. */
  function repair(
    { term, spelling, typed }: QueryWord,
    isWhole: boolean,
    repairs: { from: string; to: string }[],
  ) {
    if (!mostErrors(spelling) || !/^\p{L}+$/u.test(spelling)) return [];
    const near = (kind: 'w' | 'e', word: string) => begun(kind, word.slice(0, sureLetters(word)));
    const candidates = new Map([
      ...near('w', spelling),
      ...near('e', backwards(spelling)).map(([word, common]): Candidate => [backwards(word), common]),
    ]);
    const meant = repairWord(spelling, candidates, mostRepairs, isWhole);
    if (!meant[0]) return beginningWith(term);
    if (isWhole || !meant[0].startsWith(spelling)) repairs.push({ from: typed, to: meant[0] });
    return meant.flatMap((word, rank) => {
      const [found] = analyser.termsOf(word, false);
      return found && !found.stop ? variants(found.text, repairWeight / (1 + rank)) : [];
    });
  }

  return {
    lookUp(query, typing) {
      missing = new Set();
      shared = query.words.map(({ term }) => term).filter((term) => common.includes(term));
      if (shared.length < (query.words.length > shortQuery ? 2 : 3)) shared = [];
      const repairs: { from: string; to: string }[] = [];
      const { words, stops, text } = query;
      const last = words[words.length - 1];
      let lookups = words
        .map((word): Lookup => {
          const isOpen =
            typing && word === last && text.endsWith(word.typed) && word.spelling.length >= shortestPrefix;
          const found = [
            ...(word.begins ? [] : variants(word.term, 1)),
            ...(word.begins || isOpen ? beginningWith(word.spelling) : []),
          ];
          // The slices of all words are loaded at once, before any word is judged.
          const isJudged = found[0] || missing.size;
          return { ...word, variants: isJudged ? found : repair(word, !isOpen, repairs) };
        })
        .filter(isFound);
      if (!missing.size && !lookups[0]) {
        lookups = stops.map((term) => ({ term, typed: term, variants: variants(term, 1) })).filter(isFound);
      }
      return { lookups: missing.size ? [] : lookups, repairs, missing };
    },
    receive(name, text, headings) {
      loaded.set(name, /^[tc]/.test(name) ? readTerms(text, headings) : readSpellings(text));
    },
  };
}

function isFound({ variants }: Lookup): Variant | undefined {
  return variants[0];
}

function backwards(word: string): string {
  let turned = '';
  for (const character of word) turned = character + turned;
  return turned;
}
