import { UserError } from '../model/errors.ts';
import type { SearchOutcome, SearchTest, Site } from '../model/site.ts';
import { runSearchTests, searchQuality } from '../search/run-search-tests.ts';
import type { Context } from './context.ts';

/**
 * Runs search tests and says how they went, as text or as one JSON value: what came instead where one fails, and shares
 * over all. Exit code 1 when one fails. Throws `UserError` when there are none; `hint` says where they would come from.
 */
export function reportSearchTests(
  site: Site,
  tests: readonly SearchTest[],
  { hint, format }: { readonly hint: string; readonly format: 'text' | 'json' | undefined },
  context: Context,
): number {
  if (tests.length === 0) throw new UserError('There are no search tests.', { hint });
  const outcomes = runSearchTests(site, tests);
  const failed = outcomes.filter(({ passed, unknown }) => !passed || unknown.length > 0);
  const quality = searchQuality(site, outcomes);
  if (format === 'json') {
    const rows = outcomes.map(({ test, ...rest }) => ({ ...test, ...rest }));
    context.stdout(`${JSON.stringify({ summary: quality, tests: rows }, undefined, 2)}\n`);
    return failed.length === 0 ? 0 : 1;
  }
  for (const outcome of failed) context.stdout(failureText(site, outcome));
  const { passed, atOne, atFive, meanReciprocalRank } = quality;
  context.stdout(
    `${passed} of ${tests.length} search tests pass. Success at 1: ${percent(atOne)}, at 5: ${percent(atFive)}, ` +
      `mean reciprocal rank ${meanReciprocalRank.toFixed(2)}.\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

function failureText(site: Site, { test, passed, found, unknown }: SearchOutcome): string {
  const place = `${test.at.path}:${test.at.line}:${test.at.column}`;
  const lines = unknown.map((name) => `    There is no article "${name}".`);
  if (!passed) {
    const instead = found.slice(0, 3).map((path) => site.byPath.get(path)?.article.title ?? path);
    lines.unshift(
      `    Wanted among the first ${test.top}: ${test.expect.join(' or ')}`,
      `    Came instead: ${instead.length > 0 ? instead.join(' | ') : 'nothing'}`,
    );
  }
  return `${place}  "${test.query}"\n${lines.join('\n')}\n\n`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}
