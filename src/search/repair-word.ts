import { editDistance } from '../model/similar.ts';

/** A word of the site that a misspelled one may have meant. */
export type Candidate = readonly [word: string, common: number];

/** How many typing errors a word may have: none in short ones, where every other word is one error away. */
export function mostErrors(word: string): number {
  return Math.min(2, word.length >> 2);
}

/** How many letters at one end are taken to be right when looking for what was meant. */
export function sureLetters(word: string): number {
  return word[5] ? 2 : 1;
}

/**
 * The words that were probably meant: fewest typing errors first, then the most common, at most `most`, and only those
 * with as few errors as the best. A swap of neighbours is one error. In an open word, which is not whole yet, what is still to
 * come is no error.
 */
export function repairWord(
  word: string,
  candidates: Iterable<Candidate>,
  most: number,
  isOpen: boolean,
): string[] {
  let best = mostErrors(word);
  let found: Candidate[] = [];
  for (const candidate of candidates) {
    const errors = isOpen && candidate[0].startsWith(word) ? 0 : editDistance(word, candidate[0], best);
    if (errors < best) found = [];
    if (errors <= best) {
      best = errors;
      found.push(candidate);
    }
  }
  const first = ([other]: Candidate) => Number(other[0] === word[0]);
  found.sort((a, b) => first(b) - first(a) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return found.slice(0, most).map(([meant]) => meant);
}
