import { levels } from './posting-symbols.ts';

/**
 * Every constant of the ranking. BM25 over one weighted field (Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework", 2009), times how much of the title the query says.
 */
export const ranking = {
  /** How fast further occurrences of a word stop counting. */
  saturation: 2,
  /** How much a long article has to be longer about it. */
  lengthPenalty: 0.7,
  /** A title that is the query counts this many times the words alone. */
  titleBonus: 3,
  /** The best few are put in order by their whole titles, small words and word order included. */
  reordered: 6,
  reorderBonus: 1,
  /** A stop word's share in that. */
  stopWeight: 0.5,
  /** A pair of neighbouring words' share in that. */
  pairWeight: 0.5,
  /** A repaired word is a guess. */
  repairWeight: 0.8,
  /** A word that only begins as typed. */
  prefixWeight: 0.6,
} as const;

/** Rarity of a word that `count` of `total` articles have: the logarithm that BM25 uses, never below zero. */
export function idfOf(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/**
 * BM25's measure of how much an article is about a word, 0 to 1, as a level from 1 to 8. `weight`: its weighted count;
 * `length`: the article's length as a multiple of the average.
 */
export function levelOf(weight: number, length: number): number {
  const { saturation, lengthPenalty } = ranking;
  const share = weight / (weight + saturation * (1 - lengthPenalty + lengthPenalty * length));
  return Math.min(levels, Math.max(1, Math.round(share * levels)));
}
