import type { SearchOutcome, SearchTest, Site } from '../model/site.ts';
import { type SiteSearch, siteSearch } from './site-search.ts';

/** Results looked at for each test, or more where a test asks for more; what comes later does not count as found. */
const lookedAt = 10;

/** Runs the search tests of a site with the search that its customers have. In the order of the tests. */
export function runSearchTests(
  site: Site,
  tests: readonly SearchTest[] = site.searchTests.tests,
): SearchOutcome[] {
  const paths = new Map<string, string>();
  for (const { path, article } of site.entries) {
    if (article.meta.id !== undefined) paths.set(article.meta.id, path);
  }
  for (const { path } of site.entries) paths.set(path, path);
  const searches = new Map<string, SiteSearch>();
  const searchOf = (locale: string) => {
    const search = searches.get(locale) ?? siteSearch(site, locale);
    searches.set(locale, search);
    return search;
  };
  return tests.map((test) => {
    const limit = Math.max(lookedAt, test.top);
    const found = searchOf(test.locale ?? site.config.locale)(test.query, { limit }).paths;
    const expected = test.expect.flatMap((name) => paths.get(name.replace(/^\.?\//, '')) ?? []);
    return {
      test,
      found,
      passed: found.slice(0, test.top).some((path) => expected.includes(path)),
      unknown: test.expect.filter((name) => !paths.has(name.replace(/^\.?\//, ''))),
    };
  });
}

/** How well search does on its tests: shares of 1, and the mean reciprocal rank (1 / place of the first right article). */
export interface SearchQuality {
  readonly tests: number;
  readonly passed: number;
  readonly atOne: number;
  readonly atFive: number;
  readonly meanReciprocalRank: number;
}

/** Sums up outcomes. All shares are 0 where there are no tests. */
export function searchQuality(site: Site, outcomes: readonly SearchOutcome[]): SearchQuality {
  const ids = new Map(site.entries.map(({ path, article }) => [article.meta.id ?? path, path]));
  let atOne = 0;
  let atFive = 0;
  let reciprocals = 0;
  for (const { test, found } of outcomes) {
    const expected = new Set(test.expect.map((name) => ids.get(name) ?? name.replace(/^\.?\//, '')));
    const place = found.findIndex((path) => expected.has(path));
    if (place === 0) atOne++;
    if (place >= 0 && place < 5) atFive++;
    if (place >= 0) reciprocals += 1 / (place + 1);
  }
  const tests = outcomes.length;
  const share = (count: number) => (tests === 0 ? 0 : count / tests);
  return {
    tests,
    passed: outcomes.filter(({ passed }) => passed).length,
    atOne: share(atOne),
    atFive: share(atFive),
    meanReciprocalRank: share(reciprocals),
  };
}
