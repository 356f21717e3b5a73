import type { Site } from '../model/site.ts';
import { buildIndex } from './build-index.ts';
import { createSearch, type Found, type SearchOptions } from './create-search.ts';
import type { IndexMessage } from './index-format.ts';
import { searchDocuments } from './search-documents.ts';

/** What was found, and the path of each result's article in the same order. */
export interface FoundArticles extends Found {
  readonly paths: readonly string[];
}

/**
 * The search of one locale of a site outside the browser: the same index, in the same slices, and the same `search()`
 * that customers have.
 */
export function siteSearch(
  site: Site,
  locale: string,
): (query: string, options?: SearchOptions) => FoundArticles {
  const documents = searchDocuments(site, locale);
  const pathsByUrl = new Map(documents.map(({ url, path }) => [url, path]));
  const { start, slices } = buildIndex(locale, documents, site.synonyms);
  const search = createSearch(start);
  for (const { json } of slices) search.receive(JSON.parse(json) as IndexMessage);
  return (query, options) => {
    const found = search.search(query, options);
    return {
      ...found,
      paths: found.results.map(({ url }) => pathsByUrl.get(url.replace(/#.*$/, '')) ?? url),
    };
  };
}
