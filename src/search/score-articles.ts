import { levels, titleWeight } from './posting-symbols.ts';
import { ranking } from './ranking.ts';
import { readPostings } from './read-postings.ts';

/** What is looked up for one word of the query: entries of the index, each with how much it counts. */
export interface Lookup {
  /** The term that was asked for. */
  readonly term: string;
  /** The word as typed. */
  readonly word: string;
  readonly variants: readonly Variant[];
}

export interface Variant {
  readonly term: string;
  readonly list: string;
  /** Its rarity times how sure it is that this term was meant. */
  readonly weight: number;
}

/** What one word added to an article's score. */
export interface ScorePart {
  /** As typed. */
  readonly word: string;
  readonly term: string;
  readonly weight: number;
  /** 1 to 8. */
  readonly level: number;
  readonly inTitle: boolean;
  readonly points: number;
}

/** An article's number and score, and how much of its title the query says, 0 to 1. */
export interface Scored {
  readonly article: number;
  readonly score: number;
  readonly titleShare: number;
}

export interface Scores {
  /** Best first, ties by number, at most as many as asked for. */
  readonly best: readonly Scored[];
  /** How many articles have any of the words. */
  readonly total: number;
  /** How many of them score a tenth of the best or more. */
  readonly worthwhile: number;
}

/**
 * Scores the articles that have any of the words. A word counts once however many of its variants an article has: the
 * best one.
 */
export function scoreArticles(lookups: readonly Lookup[], articles: number, most: number): Scores {
  const words = new Float64Array(articles);
  const titles = new Float64Array(articles);
  let said = 0;
  for (const { variants } of lookups) {
    let weightiest = 0;
    const one = variants.length === 1;
    const bestOf = new Map<number, readonly [points: number, title: number]>();
    for (const { list, weight } of variants) {
      weightiest = Math.max(weightiest, weight);
      readPostings(list, (article, level, titleClass) => {
        const points = (weight * level) / levels;
        const title = titleClass < 0 ? 0 : weight / Math.sqrt(titleWeight(titleClass));
        if (one) {
          words[article] = (words[article] as number) + points;
          titles[article] = (titles[article] as number) + title;
        } else {
          const before = bestOf.get(article) ?? [0, 0];
          bestOf.set(article, [Math.max(before[0], points), Math.max(before[1], title)]);
        }
      });
    }
    for (const [article, [points, title]] of bestOf) {
      words[article] = (words[article] as number) + points;
      titles[article] = (titles[article] as number) + title;
    }
    said += weightiest;
  }
  const scale = Math.sqrt(said) || 1;
  const best: Scored[] = [];
  let total = 0;
  for (let article = 0; article < articles; article++) {
    const points = words[article] as number;
    if (points === 0) continue;
    total++;
    const titleShare = Math.min(1, (titles[article] as number) / scale);
    const score = points * (1 + ranking.titleBonus * titleShare);
    words[article] = score;
    const last = best[best.length - 1];
    if (best.length === most && last && score <= last.score) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1] as Scored).score < score) at--;
    best.splice(at, 0, { article, score, titleShare });
    if (best.length > most) best.pop();
  }
  const least = (best[0]?.score ?? 0) / 10;
  return {
    best,
    total,
    worthwhile: total === 0 ? 0 : words.reduce((n, score) => n + Number(score >= least), 0),
  };
}

/** What each word added to the scores of some articles, in the order of the words. */
export function explainScores(
  lookups: readonly Lookup[],
  wanted: readonly number[],
): Map<number, ScorePart[]> {
  const parts = new Map<number, ScorePart[]>(wanted.map((article) => [article, []]));
  for (const { word, variants } of lookups) {
    for (const { term, list, weight } of variants) {
      readPostings(list, (article, level, titleClass) => {
        const found = parts.get(article);
        if (!found) return;
        const points = (weight * level) / levels;
        const before = found.findIndex((part) => part.word === word);
        if (before >= 0 && (found[before] as ScorePart).points >= points) return;
        const part = { word, term, weight, level, inTitle: titleClass >= 0, points };
        if (before < 0) found.push(part);
        else found[before] = part;
      });
    }
  }
  return parts;
}
