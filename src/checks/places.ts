import type { Article, MetaKey } from '../model/article.ts';
import { type Place, startOf } from '../model/place.ts';

/** Where a front-matter key stands; without it the first line of the file. */
export function keyPlace(article: Article, key: MetaKey): Place {
  return article.keys[key]?.at ?? startOf(article.file);
}

/** Where item `index` of a front-matter list stands. */
export function itemPlace(article: Article, key: MetaKey, index: number): Place {
  return article.keys[key]?.items[index] ?? keyPlace(article, key);
}

/** Where the title stands: its key, else the line where the body starts. */
export function titlePlace(article: Article): Place {
  return article.keys.title?.at ?? { path: article.file, line: article.bodyLine, column: 1 };
}

/** Where an article speaks of its review: the day of the last one, else what is planned, else the first line. */
export function reviewPlace(article: Article): Place {
  const keys: readonly MetaKey[] = ['reviewed', 'review_by', 'review_every'];
  return keys.map((key) => article.keys[key]?.at).find((at) => at) ?? startOf(article.file);
}
