import { levels, titleWeight } from './posting-symbols.ts';
import { titleBonus } from './ranking.ts';
import { readPostings } from './read-postings.ts';
import type { TermEntry } from './read-slice.ts';

/** What is looked up for one word of the query: entries of the index, the surest first. */
export interface Lookup {
  /** The term that was asked for. */
  readonly term: string;
  /** The word as typed. */
  readonly word: string;
  readonly variants: readonly Variant[];
}

export interface Variant extends TermEntry {
  readonly term: string;
  /** Its rarity times how sure it is that this term was meant. */
  readonly weight: number;
}

/** An article's number and score. */
export type Scored = readonly [article: number, score: number];

/** Calls `visit` with what each word adds to an article: points for the word, and its share of the title. */
export function eachPart(
  lookups: readonly Lookup[],
  articles: number,
  visit: (article: number, points: number, title: number, lookup: Lookup, variant: Variant) => void,
): void {
  // A word counts once, however many of its variants an article has: the surest.
  const counted = new Int32Array(articles).fill(-1);
  lookups.forEach((lookup, turn) => {
    for (const variant of lookup.variants) {
      const { list, weight } = variant;
      readPostings(list, (article, level, titleClass) => {
        if (counted[article] === turn) return;
        counted[article] = turn;
        const title = titleClass < 0 ? 0 : weight / Math.sqrt(titleWeight(titleClass));
        visit(article, (weight * level) / levels, title, lookup, variant);
      });
    }
  });
}

/** What was found. */
export interface ScoredArticles {
  /** By the number of the article; 0 where it has none of the words. */
  readonly scores: Float64Array;
  /** Best first; of equals the one with the lower number. */
  readonly best: readonly Scored[];
}

/** The articles with any of the words, and of those with a `share` of the best score the best `most` in order. */
export function scoreArticles(
  lookups: readonly Lookup[],
  articles: number,
  most: number,
  share: number,
): ScoredArticles {
  const scores = new Float64Array(articles);
  const titles = new Float64Array(articles);
  eachPart(lookups, articles, (article, own, title) => {
    scores[article] = (scores[article] as number) + own;
    titles[article] = (titles[article] as number) + title;
  });
  const said = Math.sqrt(lookups.reduce((sum, { variants }) => sum + (variants[0] as Variant).weight, 0));
  for (let article = 0; article < articles; article++) {
    const own = scores[article] as number;
    if (own > 0) scores[article] = own * (1 + titleBonus * Math.min(1, (titles[article] as number) / said));
  }
  // Thousands may have a common word: numbers alone are sorted much faster than articles.
  const sorted = scores.slice().sort();
  const least = Math.max(
    sorted[Math.max(0, articles - most)] as number,
    share * (sorted[articles - 1] as number),
  );
  const best: Scored[] = [];
  scores.forEach((score, article) => {
    if (score && score >= least) best.push([article, score]);
  });
  return { scores, best: best.sort(byScore).slice(0, most) };
}

/** Best first; of equals the one with the lower number. */
export function byScore([a, one]: Scored, [b, other]: Scored): number {
  return other - one || a - b;
}
