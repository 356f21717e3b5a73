import type { Analyser } from './analyse.ts';
import { createVocabulary, type Vocabulary } from './create-vocabulary.ts';
import type { SearchDocument } from './search-document.ts';
import type { SynonymRule } from './synonym-rules.ts';

/** The terms of all documents one after the other; document `d` has those from `starts[d]` to `starts[d + 1]`. */
export interface CollectedTerms {
  readonly vocabulary: Vocabulary;
  readonly starts: readonly number[];
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
  /** Per document: total weight of its content words. */
  readonly lengths: readonly number[];
  /** Per document: the terms of its title, then of each phrase. */
  readonly titles: readonly (readonly (readonly number[])[])[];
  /** Per document: the terms of each heading, without stop words. */
  readonly headings: readonly (readonly (readonly number[])[])[];
}

/** A synonym counts this much of the word that stands in the article. */
const synonymWeight = 0.7;

interface NumberedRule {
  readonly from: number;
  readonly to: readonly (readonly number[])[];
}

/** Reads every text once and adds up, per document, the weight of each term. Stop words count in titles only. */
export function collectTerms(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  synonyms: readonly SynonymRule[],
): CollectedTerms {
  const vocabulary = createVocabulary(analyser);
  const rules: NumberedRule[] = synonyms.map((rule) => ({
    from: vocabulary.numberOf(rule.from, false),
    to: rule.to.map((sequence) => sequence.map((term) => vocabulary.numberOf(term.text, term.stop))),
  }));
  const withPhrases = rules.some((rule) => rule.to.some((sequence) => sequence.length > 1));
  const starts = [0];
  let terms = new Uint32Array(1 << 16);
  let weights = new Float64Array(1 << 16);
  let used = 0;
  const lengths: number[] = [];
  const titles: number[][][] = [];
  const headings: number[][][] = [];
  const sums = createSums();
  for (const document of documents) {
    const own: number[][] = [];
    const sequences: number[][] = [];
    let length = 0;
    for (const field of document.fields) {
      const title: number[] = [];
      const sequence: number[] = [];
      // Titles are proofread: a word that only one of them has is no typing error.
      vocabulary.read(field.text, field.title ? 2 : 1, (term, stop) => {
        if (withPhrases) sequence.push(term);
        if (field.title) {
          if (!title.includes(term)) title.push(term);
        } else if (stop) return;
        if (!stop) length += field.weight;
        sums.add(term, field.weight);
      });
      if (field.title) own.push(title);
      if (withPhrases) sequences.push(sequence);
    }
    const ownHeadings = document.headings.map(({ text }) => {
      const heading: number[] = [];
      // Counted as read with the fields.
      vocabulary.read(text, 0, (term, stop) => {
        if (!stop && !heading.includes(term)) heading.push(term);
      });
      return heading;
    });
    for (const rule of rules) applyRule(rule, sums, [...own, ...ownHeadings], sequences);
    sums.drain((term, weight) => {
      if (used === terms.length) {
        terms = enlarged(terms, new Uint32Array(used * 2));
        weights = enlarged(weights, new Float64Array(used * 2));
      }
      terms[used] = term;
      weights[used++] = weight;
    });
    starts.push(used);
    lengths.push(length);
    titles.push(own);
    headings.push(ownHeadings);
  }
  return {
    vocabulary,
    starts,
    terms: terms.subarray(0, used),
    weights: weights.subarray(0, used),
    lengths,
    titles,
    headings,
  };
}

function enlarged<Numbers extends Uint32Array | Float64Array>(numbers: Numbers, larger: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}

type Sums = ReturnType<typeof createSums>;

/** Weight of each term in the document at hand. */
function createSums() {
  let weights = new Float64Array(4096);
  let touched: number[] = [];
  const get = (term: number) => weights[term] ?? 0;
  return {
    get,
    add(term: number, weight: number) {
      if (term >= weights.length) {
        weights = enlarged(weights, new Float64Array(Math.max(term + 1, weights.length * 2)));
      }
      const before = weights[term] as number;
      if (before === 0) touched.push(term);
      weights[term] = before + weight;
    },
    drain(visit: (term: number, weight: number) => void) {
      for (const term of touched) {
        visit(term, get(term));
        weights[term] = 0;
      }
      touched = [];
    },
  };
}

function applyRule(
  rule: NumberedRule,
  sums: Sums,
  titles: readonly number[][],
  sequences: readonly (readonly number[])[],
): void {
  for (const target of rule.to) {
    // Stop words of a phrase have no weight in a body; its other words must all be there.
    const found = target.map((term) => sums.get(term)).filter((weight) => weight > 0);
    if (found.length === 0) continue;
    if (target.length > 1 && !sequences.some((sequence) => contains(sequence, target))) continue;
    const missing = synonymWeight * Math.min(...found) - sums.get(rule.from);
    if (missing > 0) sums.add(rule.from, missing);
    for (const title of titles) {
      if (!title.includes(rule.from) && target.every((term) => title.includes(term))) title.push(rule.from);
    }
  }
}

function contains(sequence: readonly number[], part: readonly number[]): boolean {
  for (
    let at = sequence.indexOf(part[0] as number);
    at >= 0;
    at = sequence.indexOf(part[0] as number, at + 1)
  ) {
    if (part.every((term, offset) => sequence[at + offset] === term)) return true;
  }
  return false;
}
