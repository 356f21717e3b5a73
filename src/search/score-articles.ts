import { levels, titleWeight } from './posting-symbols.ts';
import { titleBonus } from './ranking.ts';
import { readPostings } from './read-postings.ts';
import type { TermEntry } from './read-slice.ts';

/** What is looked up for one word of the query: entries of the index, the surest first. */
export interface Lookup {
  /** The term that was asked for. */
  readonly term: string;
  /** The word as it was typed. */
  readonly typed: string;
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
  for (const lookup of lookups) {
    // A word counts once, however many of its variants an article has: the surest.
    const counted = new Uint8Array(articles);
    for (const variant of lookup.variants) {
      const { list, weight } = variant;
      readPostings(list, (article, level, titleClass) => {
        if (counted[article]) return;
        counted[article] = 1;
        const title = titleClass < 0 ? 0 : weight / Math.sqrt(titleWeight(titleClass));
        visit(article, (weight * level) / levels, title, lookup, variant);
      });
    }
  }
}

/** What was found. */
export interface ScoredArticles {
  /** Best first; of equals the one with the lower number. */
  readonly best: readonly Scored[];
  /** How many articles have a tenth of the best score. */
  readonly total: number;
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
  const found: number[] = [];
  eachPart(lookups, articles, (article, own, title) => {
    if (!scores[article]) found.push(article);
    scores[article] = (scores[article] as number) + own;
    titles[article] = (titles[article] as number) + title;
  });
  const said = Math.sqrt(lookups.reduce((sum, { variants }) => sum + (variants[0] as Variant).weight, 0));
  const best: Scored[] = [];
  let least = 0;
  for (const article of found) {
    const own = scores[article] as number;
    const score = own * (1 + titleBonus * Math.min(1, (titles[article] as number) / said));
    scores[article] = score;
    // Thousands may have a common word: only those that are among the best so far are put in order, now and then.
    if (score >= least && best.push([article, score]) > most * 2) {
      best.sort(byScore).length = most;
      least = (best[most - 1] as Scored)[1];
    }
  }
  const top = best.sort(byScore)[0]?.[1] as number;
  return {
    best: best.slice(0, most).filter(([, score]) => score >= share * top),
    total: found.filter((article) => (scores[article] as number) * 10 >= top).length,
  };
}

/** Best first; of equals the one with the lower number. */
export function byScore([a, one]: Scored, [b, other]: Scored): number {
  return other - one || a - b;
}
