import { eachPart, type Lookup } from './score-articles.ts';

/** What one word added to an article's score. */
export interface ScorePart {
  /** As typed. */
  readonly word: string;
  /** The entry of the index that counted. */
  readonly term: string;
  /** The entry's rarity, less where it is a guess. */
  readonly weight: number;
  /** Of that, what the article gets for how much it is about the word. */
  readonly points: number;
  readonly inTitle: boolean;
}

/** What each word added to the score of one article. Not part of the browser's program. */
export function explainScore(lookups: readonly Lookup[], articles: number, wanted: number): ScorePart[] {
  const parts: ScorePart[] = [];
  eachPart(lookups, articles, (article, points, title, { typed: word }, { term, weight }) => {
    if (article === wanted) parts.push({ word, term, weight, points, inTitle: title > 0 });
  });
  return parts;
}
