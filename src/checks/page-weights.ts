import type { Site } from '../model/site.ts';

/** How much an article that customers ask about most weighs, in articles that link to it. */
const mostPopular = 50;

/** How much depends on a page, and why, in words. */
export interface PageWeight {
  readonly value: number;
  readonly reason: string;
}

/**
 * File -> how much depends on the article in it, for the ranking of what to fix first: the articles that link to it, and up
 * to 50 more when it is among those that customers ask about most (`home.popular`). Articles without either are left out.
 */
export function pageWeights(site: Site): Map<string, PageWeight> {
  const weights = new Map<string, PageWeight>();
  for (const { article, backlinks } of site.entries) {
    const count = backlinks.length;
    if (count === 0) continue;
    weights.set(article.file, {
      value: count,
      reason: count === 1 ? '1 article links here' : `${count} articles link here`,
    });
  }
  for (const [index, path] of (site.popular?.articles ?? []).slice(0, mostPopular).entries()) {
    const file = site.byPath.get(path)?.article.file;
    if (!file) continue;
    const value = (weights.get(file)?.value ?? 0) + mostPopular - index;
    weights.set(file, { value, reason: `number ${index + 1} of what customers ask` });
  }
  return weights;
}
