import { localeOfPath } from '../audit/pages-of-site.ts';
import type { SampleQueries } from '../model/audit.ts';
import type { Site } from '../model/site.ts';
import { type SiteSearch, siteSearch } from '../search/site-search.ts';

/** A word that no language has. */
const unknownWord = 'qzxvkwjq';
/** Articles whose title words are tried. */
const mostTries = 40;

/**
 * What to type into the search of a site, for the language of a page: a word that finds something, one that finds nothing, and
 * one with a mistake that the search repairs. A state without such a word is left out.
 */
export function sampleQueries(site: Site): (path: string) => SampleQueries {
  const known = new Map<string, SampleQueries>();
  return (path) => {
    const locale = localeOfPath(site, path);
    const queries = known.get(locale) ?? queriesOf(site, locale);
    known.set(locale, queries);
    return queries;
  };
}

/** For a site that kb knows nothing about: words of a page's own title. */
export const foreignQueries: SampleQueries = {
  search: 'help',
  'search-none': unknownWord,
  'search-repaired': 'hlep',
};

function queriesOf(site: Site, locale: string): SampleQueries {
  const find = siteSearch(site, locale);
  const titles = site.entries
    .filter((entry) => entry.locale === locale && entry.visibility === 'listed')
    .slice(0, mostTries)
    .map(({ article }) => article.title);
  const words = [...new Set(titles.flatMap((title) => title.match(/[\p{L}\p{N}]{4,}/gu) ?? []))].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  );
  const search = words.find((word) => find(word).results.length > 0);
  const repaired = words.map(swapped).find((word) => isRepaired(find, word));
  return {
    'search-none': unknownWord,
    ...(search !== undefined && { search }),
    ...(repaired !== undefined && { 'search-repaired': repaired }),
  };
}

function isRepaired(find: SiteSearch, word: string): boolean {
  const { repairs, results } = find(word);
  return repairs.length > 0 && results.length > 0;
}

/** The word with two letters in its middle changed for each other. */
function swapped(word: string): string {
  const middle = Math.floor(word.length / 2);
  return word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1);
}
