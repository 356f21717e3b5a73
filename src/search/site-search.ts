import type { Site } from '../model/site.ts';
import type { Analyser } from './analyse.ts';
import { buildIndex } from './build-index.ts';
import { createSearch, type Found, type SearchOptions } from './create-search.ts';
import { explainScore, type ScorePart } from './explain-score.ts';
import type { IndexMessage } from './index-format.ts';
import { searchDocuments } from './search-documents.ts';

/** What was found, and the path of each result's article in the same order. */
export interface FoundArticles extends Found {
  readonly paths: readonly string[];
}

/** The search of one locale of a site outside the browser. */
export interface SiteSearch {
  (query: string, options?: SearchOptions): FoundArticles;
  readonly analyser: Analyser;
  /** What each word added to the score of a result, by its number. */
  explain(found: Found, id: number): ScorePart[];
}

/** Makes the search of one locale: the same index, in the same slices, and the same `search()` that customers have. */
export function siteSearch(site: Site, locale: string): SiteSearch {
  const documents = [...searchDocuments(site, locale)];
  const pathsByUrl = new Map(documents.map(({ url, path }) => [url, path]));
  const { start, slices } = buildIndex(locale, documents, site.synonyms);
  const { receive, search, analyser } = createSearch(start);
  for (const { json } of slices) receive(JSON.parse(json) as IndexMessage);
  const find = (query: string, options?: SearchOptions): FoundArticles => {
    const found = search(query, options);
    return { ...found, paths: found.results.map(({ url }) => pathsByUrl.get(url) ?? url) };
  };
  return Object.assign(find, {
    analyser,
    explain: ({ lookups }: Found, id: number) => explainScore(lookups, documents.length, id),
  });
}
