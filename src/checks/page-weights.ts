import type { Site } from '../model/site.ts';

/** How much an article that customers ask about most weighs, in articles that link to it. */
const mostPopular = 50;

/**
 * File -> how much depends on the article in it: the articles that link to it, and up to 50 more when it is among the most
 * contacted (`home.popular`), for the ranking of what to fix first.
 */
export function pageWeights(site: Site): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { article, backlinks } of site.entries) weights.set(article.file, backlinks.length);
  for (const [index, path] of (site.popular?.articles ?? []).slice(0, mostPopular).entries()) {
    const file = site.byPath.get(path)?.article.file;
    if (file) weights.set(file, (weights.get(file) ?? 0) + mostPopular - index);
  }
  return weights;
}
