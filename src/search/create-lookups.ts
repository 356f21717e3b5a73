import type { Analyser } from './analyse.ts';
import { type HeadingLists, type IndexStart, shortQuery, slicesWith } from './index-format.ts';
import { mostPrefixed, mostRepairs, shortestPrefix } from './limits.ts';
import { idfOf, prefixWeight, repairWeight } from './ranking.ts';
import { countPostings } from './read-postings.ts';
import type { Query, QueryWord } from './read-query.ts';
import { readSpellings, readTerms, type TermEntry } from './read-slice.ts';
import { type Candidate, mostErrors, repairWord, sureLetters } from './repair-word.ts';
import type { Lookup, Variant } from './score-articles.ts';

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

  function lookUp({ words, sequence, stops, text }: Query, typing: boolean): LookedUp {
    const missing = new Set<string>();
    const repairs: { from: string; to: string }[] = [];
    const shared = words.filter(({ term }) => common.includes(term));
    const withCommon = shared[words.length > shortQuery ? 1 : 2] && common;

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
      if (!known && withCommon?.includes(term)) missing.add('c0');
      else return known ?? slices('t', term, '')[0]?.get(term);
    }

    /** A term of the index that may be meant; nothing when the index does not have it. */
    function variants(term: string, sureness: number, entry = entryOf(term)): Variant[] {
      if (!entry) return [];
      entry.count ||= countPostings(entry.list);
      return [{ ...entry, term, weight: sureness * idfOf(entry.count, start.articles) }];
    }

    /** Terms that begin like this. All weigh what the most common one does: rare ones are no surer guesses. */
    function beginningWith(beginning: string): Variant[] {
      const found = begun('t', beginning)
        .sort(([, a], [, b]) => b.list.length - a.list.length)
        .slice(0, mostPrefixed)
        .flatMap(([term, entry]) => variants(term, prefixWeight, entry));
      return found.map((variant) => ({ ...variant, weight: (found[0] as Variant).weight }));
    }

    /** What an unknown word probably meant; else whatever begins like it. */
    function repair({ term, spelling, typed }: QueryWord, isOpen: boolean): Variant[] {
      if (spelling && !mostErrors(spelling)) {
        // Too short to be misspelled, but perhaps a part of a word: `log in`, `wi fi`, `e mail`.
        return sequence
          .slice(1)
          .flatMap((next, at) =>
            [next, sequence[at]].includes(term) ? variants(sequence[at] + next, repairWeight) : [],
          );
      }
      if (!/^\p{L}+$/u.test(spelling)) return [];
      const near = (kind: 'w' | 'e', word: string) => begun(kind, word.slice(0, sureLetters(word)));
      const candidates = new Map([
        ...near('w', spelling),
        ...near('e', backwards(spelling)).map(([word, common]): Candidate => [backwards(word), common]),
      ]);
      const meant = repairWord(spelling, candidates, mostRepairs, isOpen);
      if (!meant[0]) return beginningWith(term);
      const found = meant.flatMap((word, rank) =>
        analyser
          .termsOf(word, false)
          .flatMap(({ text, stop }) => (stop ? [] : variants(text, repairWeight / (1 + rank)))),
      );
      // A small word is nothing to be searched for.
      if (found[0] && !(isOpen && meant[0].startsWith(spelling))) repairs.push({ from: typed, to: meant[0] });
      return found;
    }

    const last = words[words.length - 1];
    let lookups: readonly Lookup[] = words.map((word) => {
      const { term, spelling, typed, begins } = word;
      const isOpen = typing && word === last && text.endsWith(typed) && spelling.length >= shortestPrefix;
      const found = [
        ...(begins ? [] : variants(term, 1)),
        ...(begins || isOpen ? beginningWith(spelling) : []),
      ];
      // The slices of all words are loaded at once, before any word is judged.
      return { ...word, variants: found[0] || missing.size ? found : repair(word, isOpen) };
    });
    const isFound = ({ variants }: Lookup) => variants[0];
    if (!missing.size && !lookups.some(isFound))
      lookups = stops.map((term) => ({ term, typed: term, variants: variants(term, 1) }));
    return { lookups: missing.size ? [] : lookups.filter(isFound), repairs, missing };
  }

  return {
    lookUp,
    receive(name, text, headings) {
      loaded.set(name, headings ? readTerms(text, headings) : readSpellings(text));
    },
  };
}

function backwards(word: string): string {
  let turned = '';
  for (const character of word) turned = character + turned;
  return turned;
}
