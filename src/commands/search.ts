import path from 'node:path';
import { readOptional, readOptionalBytes } from '../io/read-text.ts';
import { mistakeText, UserError } from '../model/errors.ts';
import type { Site } from '../model/site.ts';
import { decodeSource } from '../parse/decode-source.ts';
import { parseSearchTests } from '../parse/parse-search-tests.ts';
import { deriveTests } from '../search/derive-tests.ts';
import { type SiteSearch, siteSearch } from '../search/site-search.ts';
import type { Command } from './command.ts';
import { countContacts } from './contact-counts.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { commonFlags } from './flags.ts';
import { type LoadOptions, loadSite } from './load-site.ts';
import { searchResultsJson, searchResultsText } from './search-results.ts';
import { reportSearchTests } from './search-tests.ts';
import { tellPoorSearch } from './tell-poor-search.ts';

export interface SearchCommandOptions extends LoadOptions {
  readonly explain?: boolean;
  /** A file of search tests, or `true` for the project's own. */
  readonly test?: string | true;
  /** Contact exports from which tests are made. */
  readonly from?: readonly string[];
  /** A file with one query a line. */
  readonly batch?: string;
  readonly locale?: string;
  /** Of results and of search tests; `--batch` is always JSON lines. */
  readonly format?: 'text' | 'json';
}

/** Results that are printed, and that a line of `--batch` has. */
const shown = 10;

/**
 * Searches as customers do. Exit code 1 when a search test fails; throws `UserError` without a query or with one that would
 * be left out, for a file that cannot be read and for a locale that the site does not have.
 */
export async function search(
  words: readonly string[],
  options: SearchCommandOptions,
  context: Context,
): Promise<number> {
  const query = words.join(' ').trim();
  if (options.from && options.test === undefined) {
    throw new UserError('--from makes search tests of contacts and needs --test.', {
      hint: 'Write: kb search --test --from contacts.csv',
    });
  }
  if (options.from && typeof options.test === 'string') {
    throw new UserError(`${options.test} would not be used: --from makes its own search tests.`, {
      hint: 'Run one after the other: "kb search --test FILE", and "kb search --test --from EXPORT".',
    });
  }
  if (options.test === undefined && options.batch === undefined && query === '') {
    throw new UserError('There is nothing to search for.', {
      hint: 'Write the words: kb search "where is my order"',
    });
  }
  refuseBoth(query, options);
  const { site, project } = await loadSite(options, context);
  demandArticles(site.entries, 'search');
  tellPoorSearch(site, context);
  if (options.test !== undefined) return testSearch(site, project.root, options, context);
  const find = siteSearch(site, localeOf(site, options.locale));
  if (options.batch !== undefined) {
    const queries = queriesOf(options.batch, project.root, context);
    if (queries.length === 0)
      context.stderr(`kb: ${options.batch} has no queries. Write one on each line.\n`);
    for (const line of queries) searchLine(line, find, context);
    return 0;
  }
  const write = options.format === 'json' ? searchResultsJson : searchResultsText;
  context.stdout(write(query, find(query, { limit: shown }), find, options.explain ?? false));
  return 0;
}

/** Words, `--test` and `--batch` say what to search for in three ways; two at once would leave one out. */
function refuseBoth(query: string, { test, batch }: SearchCommandOptions): void {
  if (test !== undefined && batch !== undefined) {
    throw new UserError('--test and --batch cannot be used together.', { hint: 'Run one after the other.' });
  }
  if (query === '' || (test === undefined && batch === undefined)) return;
  const flag = test === undefined ? '--batch' : '--test';
  throw new UserError(`"${query}" would not be searched for: ${flag} takes its queries from a file.`, {
    hint: `Leave out the words, or leave out ${flag}.`,
  });
}

/** `text` or `json`; anything else is refused. */
function formatValue(value: string): 'text' | 'json' {
  if (value === 'text' || value === 'json') return value;
  throw new UserError(`--format: there is no format "${value}".`, { hint: 'Write text or json.' });
}

function localeOf(site: Site, locale = site.config.locale): string {
  if (site.locales.some(({ code }) => code === locale)) return locale;
  throw new UserError(`The site has no language "${locale}".`, {
    hint: `It has: ${site.locales.map(({ code }) => code).join(', ')}.`,
  });
}

function textOf(file: string, root: string, context: Context): string {
  const text = readOptional(path.resolve(context.cwd, file), root);
  if (text === undefined) throw missingFile(file);
  return text;
}

function missingFile(file: string): UserError {
  return new UserError(`${file} does not exist.`, {
    hint: 'Check the name, and the folder that you are in.',
  });
}

/** The lines of a file that are not empty. In UTF-8 or UTF-16, as some terminals write; what is neither is refused. */
function queriesOf(file: string, root: string, context: Context): string[] {
  const bytes = readOptionalBytes(path.resolve(context.cwd, file), root);
  if (bytes === undefined) throw missingFile(file);
  const { text, unreadable, problems = [] } = decodeSource(bytes, file, file);
  if (unreadable) {
    throw new UserError(`${file}, line ${problems[0]?.at.line ?? 1}: ${problems[0]?.message ?? ''}`, {
      hint: 'It must be a text, one query on each line, saved with the encoding UTF-8.',
    });
  }
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** One JSON line for a query, whatever it finds: line n of the output belongs to query n. */
function searchLine(query: string, find: SiteSearch, context: Context): void {
  const { results, paths } = find(query, { limit: shown });
  const rows = results.map(({ url, score }, index) => ({ path: paths[index], url, score }));
  context.stdout(`${JSON.stringify({ query, results: rows })}\n`);
}

async function testSearch(
  site: Site,
  root: string,
  { test: file, from, format }: SearchCommandOptions,
  context: Context,
): Promise<number> {
  if (from) {
    const { byArticle } = await countContacts(from, site, context.cwd);
    const hint = `No article that ${from.join(', ')} has contacts for has phrases or contact_tags.`;
    return reportSearchTests(site, deriveTests(site, byArticle), { hint, format }, context);
  }
  const name = typeof file === 'string' ? file : site.config.search.tests;
  const { tests, problems } =
    typeof file === 'string' ? parseSearchTests(file, textOf(file, root, context)) : site.searchTests;
  for (const problem of problems) context.stderr(`${mistakeText(problem)}\n`);
  const hint = `Write some into ${name}: "- query: ..." and below it "  expect: path/of/article.md".`;
  const code = reportSearchTests(site, tests, { hint, format }, context);
  return problems.length > 0 ? 1 : code;
}

export const command: Command = {
  operands: '[words...]',
  about:
    "Searches the articles as customers do, or runs the search tests. The very code of the customer's browser is used.",
  flags: [
    { flags: '--explain', text: 'show where the points of each result come from' },
    { flags: '--test [file]', text: 'run the search tests (default: search-tests.yml)' },
    {
      flags: '--from <export>',
      text: 'with --test: test the phrases and contact tags of the articles that this contact export is about',
      repeat: true,
    },
    { flags: '--batch <file>', text: 'search for each line of a file; one JSON line each' },
    { flags: '--locale <code>', text: "language to search in (default: the site's)" },
    { flags: '--format <format>', text: 'text (default) or json', parse: formatValue },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb search "where is my order"', 'shows what a customer would find'],
    ['kb search refnd --explain', 'also shows what each word counted'],
    ['kb search --test', 'runs search-tests.yml'],
    ['kb search --test --from contacts.csv', 'tests what customers really wrote in about'],
  ],
  run: (operands, values, context) => search(operands, values as SearchCommandOptions, context),
};
