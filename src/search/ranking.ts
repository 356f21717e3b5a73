import { levels } from './posting-symbols.ts';

// Every constant of the ranking: BM25 over one weighted field (Robertson and Zaragoza, "The Probabilistic Relevance
// Framework", 2009), times how much of the title the query says.

/** How fast further occurrences of a word stop counting. */
const saturation = 2;
/** How much a long article has to be longer about it. */
const lengthPenalty = 0.7;
/** A title that is the query counts this many times the words alone, on top of them. */
export const titleBonus = 2.5;
/** The best few are put in order by their whole titles, small words and word order included; how many, and how much. */
export const reordered = 6;
export const reorderBonus = 1;
/** What a stop word counts in that, where other words count their idf; and a pair of neighbouring words. */
export const stopWeight = 1;
export const pairWeight = 0.75;
/** A repaired word is a guess, and so is one that only begins as typed. */
export const repairWeight = 0.8;
export const prefixWeight = 0.6;

/** Rarity of a word that `count` of `total` articles have: the logarithm that BM25 uses, never below zero. */
export function idfOf(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/**
 * BM25's measure of how much an article is about a word, 0 to 1, as a level from 1 to 8. `weight`: its weighted count;
 * `length`: the article's length as a multiple of the average.
 */
export function levelOf(weight: number, length: number): number {
  const share = weight / (weight + saturation * (1 - lengthPenalty + lengthPenalty * length));
  return Math.min(levels, Math.max(1, Math.round(share * levels)));
}
