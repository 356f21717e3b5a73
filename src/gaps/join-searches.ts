import type { FailedSearch } from '../model/gap-report.ts';
import { type Coverage, type HelpCenter, wordsOf } from './coverage.ts';
import type { SearchCount } from './small-tables.ts';
import { cleanTag } from './tag-book.ts';

/** A search test of the project that does not give what it should. */
export interface FailedTest {
  readonly query: string;
  /** Paths of the articles that were expected. */
  readonly expected: readonly string[];
}

/** Failed searches by topic, and those that belong to none. */
export interface JoinedSearches {
  readonly of: (topic: string) => readonly FailedSearch[];
  readonly others: readonly FailedSearch[];
}

/** An article must be among so many results to count as findable. */
const lookedAt = 5;
const mostPerTopic = 5;
const mostOthers = 20;

/** Searches that found nothing, or nothing that anybody opened. */
export function failedSearches(searches: readonly SearchCount[]): FailedSearch[] {
  const failed = searches.flatMap(({ query, count, results, clicks }): FailedSearch[] => {
    const text = isPrivate(query) ? undefined : query;
    if (text === undefined || count <= 0) return [];
    if (results === 0) return [{ query: text, count, why: 'no results' }];
    return clicks === 0 ? [{ query: text, count, why: 'no clicks' }] : [];
  });
  return failed.sort((a, b) => (b.count as number) - (a.count as number) || (a.query < b.query ? -1 : 1));
}

/** Searches may hold what customers typed about themselves. */
function isPrivate(query: string): boolean {
  return /[^\s@]@[^\s@]/.test(query) || (query.match(/\d/g)?.length ?? 0) >= 6;
}

/** Joins failed searches to the topics whose words they hold. */
export function joinSearches(failed: readonly FailedSearch[], topics: readonly string[]): JoinedSearches {
  const words = topics.map((topic) => ({ topic, words: significantWords(wordsOf(topic)) }));
  const byTopic = new Map<string, FailedSearch[]>();
  const others: FailedSearch[] = [];
  for (const search of failed) {
    const asked = new Set(significantWords(search.query));
    const fitting = words
      .filter((topic) => topic.words.length > 0 && topic.words.every((word) => asked.has(word)))
      .sort((a, b) => b.words.length - a.words.length);
    const best = fitting[0];
    if (!best) {
      if (others.length < mostOthers) others.push(search);
      continue;
    }
    const list = byTopic.get(best.topic) ?? [];
    if (list.length < mostPerTopic) list.push(search);
    byTopic.set(best.topic, list);
  }
  return { of: (topic) => byTopic.get(topic) ?? [], others };
}

/** Words without endings and without the ones that every question has. */
function significantWords(text: string): string[] {
  return cleanTag(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !common.has(word))
    .map((word) => word.replace(/(?:ing|ed|es|s|e)$/, '') || word);
}

const common = new Set(
  'a an and are can do does for from how i in is it my not of on or the to what when where why with you your'.split(
    ' ',
  ),
);

/** What keeps customers from finding the article of a topic: search tests that fail, and the site's own search. */
export function findingTrouble(
  topic: string,
  coverage: Coverage,
  center: HelpCenter | undefined,
  failedTests: readonly FailedTest[],
): FailedSearch[] {
  const paths = new Set(coverage.articles.map((article) => article.path));
  const trouble: FailedSearch[] = failedTests
    .filter((test) => test.expected.some((path) => paths.has(path)))
    .map((test) => ({ query: test.query, count: 0, why: 'search test' }));
  const found = center?.search?.(wordsOf(topic));
  if (found && paths.size > 0 && !found.slice(0, lookedAt).some((article) => paths.has(article.path))) {
    trouble.push({ query: wordsOf(topic), count: 0, why: 'article not among the results' });
  }
  return trouble;
}
