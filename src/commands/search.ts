import path from 'node:path';
import { readOptional } from '../io/read-text.ts';
import { UserError } from '../model/errors.ts';
import type { Site } from '../model/site.ts';
import { parseSearchTests } from '../parse/parse-search-tests.ts';
import { runSearchTests, searchQuality } from '../search/run-search-tests.ts';
import { siteSearch } from '../search/site-search.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { commonFlags } from './flags.ts';
import { type LoadOptions, loadSite } from './load-site.ts';

export interface SearchCommandOptions extends LoadOptions {
  readonly explain?: boolean;
  /** A file of search tests, or `true` for the project's own. */
  readonly test?: string | true;
  /** A file with one query a line. */
  readonly batch?: string;
  readonly locale?: string;
}

/**
 * Searches as customers do. Exit code 1 when a search test fails; throws `UserError` without a query, for a file that cannot be
 * read and for a locale that the site does not have.
 */
export async function search(
  words: readonly string[],
  options: SearchCommandOptions,
  context: Context,
): Promise<number> {
  if (options.test === undefined && options.batch === undefined && words.join('').trim() === '') {
    throw new UserError('There is nothing to search for.', {
      hint: 'Write the words: kb search "where is my order"',
    });
  }
  const { site, project } = await loadSite(options, context);
  if (options.test !== undefined) return testSearch(site, project.root, options, context);
  const locale = localeOf(site, options.locale);
  const find = siteSearch(site, locale);
  if (options.batch !== undefined) {
    for (const line of textOf(options.batch, project.root, context).split(/\r?\n/)) {
      const query = line.trim();
      if (query === '') continue;
      const { results, paths } = find(query, { limit: 10 });
      const rows = results.map(({ url, score }, index) => ({ path: paths[index], url, score }));
      context.stdout(`${JSON.stringify({ query, results: rows })}\n`);
    }
    return 0;
  }
  const query = words.join(' ');
  const found = find(query, { limit: 10, explain: options.explain ?? false });
  if (found.repairs.length > 0) {
    const repairs = found.repairs.map(({ from, to }) => `"${from}" as "${to}"`).join(', ');
    context.stdout(`Read ${repairs}.\n\n`);
  }
  if (found.results.length === 0)
    context.stdout(
      `Nothing found for "${query}". Add the words to \`phrases\` of the article that answers it.\n`,
    );
  for (const [index, result] of found.results.entries()) {
    const heading = result.heading ? ` › ${result.heading}` : '';
    context.stdout(
      `${String(index + 1).padStart(2)}. ${result.title}${heading}\n    ${found.paths[index]}  ${result.score.toFixed(2)}\n`,
    );
    for (const { word, term, weight } of result.parts ?? []) {
      context.stdout(
        `      ${weight.toFixed(2).padStart(6)}  ${word}${term === word ? '' : ` (as "${term}")`}\n`,
      );
    }
  }
  return 0;
}

function localeOf(site: Site, locale = site.config.locale): string {
  if (site.locales.some(({ code }) => code === locale)) return locale;
  throw new UserError(`The site has no language "${locale}".`, {
    hint: `It has: ${site.locales.map(({ code }) => code).join(', ')}.`,
  });
}

function textOf(file: string, root: string, context: Context): string {
  const text = readOptional(path.resolve(context.cwd, file), root);
  if (text !== undefined) return text;
  throw new UserError(`${file} does not exist.`, { hint: 'Name a text file with one query on each line.' });
}

function testSearch(site: Site, root: string, options: SearchCommandOptions, context: Context): number {
  const file = options.test;
  const { tests, problems } =
    typeof file === 'string' ? parseSearchTests(file, textOf(file, root, context)) : site.searchTests;
  for (const { at, message, hint } of problems) {
    context.stderr(`${at.path}:${at.line}:${at.column}: ${message}${hint ? `\n    ${hint}` : ''}\n`);
  }
  if (tests.length === 0) {
    throw new UserError('There are no search tests.', {
      hint: `Write some into ${typeof file === 'string' ? file : site.config.search.tests}: "- query: ..." and below it "  expect: path/of/article.md".`,
    });
  }
  const outcomes = runSearchTests(site, tests);
  for (const { test, passed, found, unknown } of outcomes) {
    if (passed && unknown.length === 0) continue;
    context.stdout(
      `${test.at.path}:${test.at.line}  "${test.query}" does not bring ${test.expect.join(' or ')} among the first ${test.top}.\n`,
    );
    for (const name of unknown) context.stdout(`    There is no article "${name}".\n`);
    const instead = found.slice(0, 3).map((name) => site.byPath.get(name)?.article.title ?? name);
    context.stdout(`    Came instead: ${instead.length > 0 ? instead.join(' | ') : 'nothing'}\n`);
  }
  const quality = searchQuality(site, outcomes);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  context.stdout(
    `${quality.passed} of ${quality.tests} search tests pass. First place ${percent(quality.atOne)}, first five ${percent(quality.atFive)}, mean reciprocal rank ${quality.meanReciprocalRank.toFixed(2)}.\n`,
  );
  return outcomes.every(({ passed, unknown }) => passed && unknown.length === 0) && problems.length === 0
    ? 0
    : 1;
}

export const command: Command = {
  operands: '[words...]',
  about:
    "Searches the articles as customers do, or runs the search tests. The very code of the customer's browser is used.",
  flags: [
    { flags: '--explain', text: 'show where the points of each result come from' },
    { flags: '--test [file]', text: 'run the search tests (default: search-tests.yml)' },
    { flags: '--batch <file>', text: 'search for each line of a file; one JSON line each' },
    { flags: '--locale <code>', text: "language to search in (default: the site's)" },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb search "where is my order"', 'shows what a customer would find'],
    ['kb search refnd --explain', 'also shows what each word counted'],
    ['kb search --test', 'runs search-tests.yml'],
  ],
  run: (operands, values, context) => search(operands, values as SearchCommandOptions, context),
};
