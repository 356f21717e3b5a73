import type { Analyser } from './analyse.ts';
import { type IndexStart, sliceOf, slicesWith } from './index-format.ts';
import { idfOf, ranking } from './ranking.ts';
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
  readonly missing: readonly string[];
}

/** The words of an index, as far as they were loaded. */
export function createLookups(start: IndexStart) {
  const firsts = { t: start.t.split(' '), w: start.w.split(' '), e: start.e.split(' ') };
  const terms = new Map<string, Map<string, TermEntry>>();
  const spellings = new Map<string, readonly Candidate[]>();
  let missing = new Set<string>();

  function need<Slice>(slices: Map<string, Slice>, name: string): Slice | undefined {
    const slice = slices.get(name);
    if (!slice) missing.add(name);
    return slice;
  }

  function entryOf(term: string): TermEntry | undefined {
    return need(terms, `t${sliceOf(firsts.t, term)}`)?.get(term);
  }

  function variantOf(term: string, { list }: TermEntry, sureness: number): Variant {
    return { term, list, weight: sureness * idfOf(countPostings(list), start.articles) };
  }

  function beginningWith(beginning: string): Variant[] {
    return slicesWith(firsts.t, beginning)
      .flatMap((slice) => [...(need(terms, `t${slice}`) ?? [])])
      .filter(([term]) => term.startsWith(beginning))
      .sort(([, a], [, b]) => b.list.length - a.list.length)
      .slice(0, mostPrefixed)
      .map(([term, entry]) => variantOf(term, entry, ranking.prefixWeight));
  }

  /** Words of the site that share the first or the last letters with a word. */
  function candidates(word: string): Candidate[] {
    const sure = sureLetters(word);
    const list = (kind: 'w' | 'e', beginning: string) =>
      slicesWith(firsts[kind], beginning)
        .flatMap((slice) => need(spellings, kind + slice) ?? [])
        .filter((candidate) => candidate.word.startsWith(beginning));
    const ending = Array.from(word).reverse().slice(0, sure).join('');
    const found = [
      ...list('w', word.slice(0, sure)),
      ...list('e', ending).map(({ word: turned, common }) => ({
        word: Array.from(turned).reverse().join(''),
        common,
      })),
    ];
    return [...new Map(found.map((candidate) => [candidate.word, candidate])).values()];
  }

  function lookUp(query: Query, analyser: Analyser, prefix: boolean): LookedUp {
    missing = new Set();
    const lookups: Lookup[] = [];
    const repairs: { from: string; to: string }[] = [];
    const last = query.words[query.words.length - 1];
    // Ask for the slices of all words before any is judged, so that they are loaded at once.
    const exact = new Map(query.words.map((word) => [word, word.begins ? undefined : entryOf(word.term)]));
    const openWord = (word: QueryWord) =>
      prefix && word === last && query.text.endsWith(word.typed) && word.spelling.length >= shortestPrefix;
    const begun = new Map(
      query.words
        .filter((word) => word.begins || openWord(word))
        .map((word) => [word, beginningWith(word.begins ? word.term : word.spelling)]),
    );
    if (missing.size > 0) return { lookups, repairs, missing: [...missing] };

    for (const word of query.words) {
      const entry = exact.get(word);
      const variants: Variant[] = entry ? [variantOf(word.term, entry, 1)] : [];
      variants.push(...(begun.get(word) ?? []).filter(({ term }) => term !== word.term));
      if (variants.length === 0) variants.push(...repair(word, analyser, repairs));
      if (variants.length > 0) lookups.push({ term: word.term, word: word.typed || word.term, variants });
    }
    if (lookups.length === 0 && missing.size === 0) {
      for (const term of query.stops) {
        const entry = entryOf(term);
        if (entry) lookups.push({ term, word: term, variants: [variantOf(term, entry, 1)] });
      }
    }
    return { lookups, repairs, missing: [...missing] };
  }

  /** What an unknown word probably meant; else whatever begins like it. */
  function repair(word: QueryWord, analyser: Analyser, repairs: { from: string; to: string }[]): Variant[] {
    if (mostErrors(word.spelling) === 0 || !/^\p{L}+$/u.test(word.spelling)) return [];
    const meant = repairWord(word.spelling, candidates(word.spelling), mostRepairs);
    if (meant[0] === undefined) return beginningWith(word.term);
    repairs.push({ from: word.typed, to: meant[0] });
    const variants: Variant[] = [];
    for (const [rank, spelling] of meant.entries()) {
      const term = analyser.termsOf(spelling, false)[0];
      if (!term || term.stop) continue;
      const entry = entryOf(term.text);
      if (entry) variants.push(variantOf(term.text, entry, ranking.repairWeight / (1 + rank)));
    }
    return variants;
  }

  return {
    lookUp,
    aliasesOf: (term: string) => terms.get(`t${sliceOf(firsts.t, term)}`)?.get(term)?.aliases ?? [],
    receive(name: string, text: string) {
      if (name[0] === 't') terms.set(name, readTerms(text));
      else
        spellings.set(
          name,
          readSpellings(text).map(([word, common]) => ({ word, common })),
        );
    },
  };
}
