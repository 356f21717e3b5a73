import { editDistance } from '../model/similar.ts';

/** A word of the site that a misspelled one may have meant. */
export interface Candidate {
  readonly word: string;
  readonly common: number;
}

/** How many typing errors a word may have: none in short ones, where every other word is one error away. */
export function mostErrors(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/** How many letters at one end are taken to be right when looking for what was meant. */
export function sureLetters(word: string): number {
  return word.length < 6 ? 1 : 2;
}

/**
 * The words that were probably meant: fewest typing errors first, then the most common, at most `most`, and only those
 * with as few errors as the best. A swap of neighbours is one error.
 */
export function repairWord(word: string, candidates: Iterable<Candidate>, most: number): string[] {
  let best = mostErrors(word);
  let found: Candidate[] = [];
  for (const candidate of candidates) {
    const errors = editDistance(word, candidate.word, best);
    if (errors > best) continue;
    if (errors < best) found = [];
    best = errors;
    found.push(candidate);
  }
  const initial = word[0];
  return found
    .sort(
      (a, b) =>
        Number(b.word[0] === initial) - Number(a.word[0] === initial) ||
        b.common - a.common ||
        (a.word < b.word ? -1 : 1),
    )
    .slice(0, most)
    .map((candidate) => candidate.word);
}
