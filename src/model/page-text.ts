import type { Article } from './article.ts';

/** Keys of what only the page of an article and its twin show: two thirds of its bytes. */
export const pageTextKeys = [
  'answer',
  'youllNeed',
  'beforeYouStart',
  'pitfalls',
  'escalate',
  'transcript',
  'body',
  'markdown',
] as const;

/** What only the page of an article and its twin show. */
export type PageText = Pick<Article, (typeof pageTextKeys)[number]>;

/** All the rest but the sections, which few rules and search ask for: what is in memory of every article. */
export type ArticleFacts = Omit<Article, keyof PageText | 'sections'>;
