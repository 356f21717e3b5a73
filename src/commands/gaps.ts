import { buildReport } from '../gaps/build-report.ts';
import { constantsOf } from '../gaps/constants.ts';
import { popularArticles } from '../gaps/popular-articles.ts';
import { readFeedback, readSearches } from '../gaps/small-tables.ts';
import { suppressSmall } from '../gaps/suppress-small.ts';
import { UserError } from '../model/errors.ts';
import { gapReportFormats, renderGapReport } from '../report/gaps-report.ts';
import { renderPopularText } from '../report/gaps-report-text.ts';
import type { Command, FlagValues } from './command.ts';
import type { Context } from './context.ts';
import { commonFlags, countValue } from './flags.ts';
import { failedTestsOf, helpCenterOf } from './gaps-center.ts';
import { inspectExports } from './gaps-inspect.ts';
import { type GapsOptions, readingFlags, readOptionsOf } from './gaps-options.ts';
import { outputTargets, writeOutputs } from './gaps-output.ts';
import { readPrevious } from './gaps-previous.ts';
import { gapsProject, loadHelpCenter } from './gaps-project.ts';
import { readSmallTable } from './gaps-tables.ts';
import { tallyInput } from './gaps-tally.ts';
import { tellPoorSearch } from './tell-poor-search.ts';

const usualTop = 10;

/**
 * Reads contact exports, or counts of them, and reports what customers ask that the help center does not answer. Exit code 0:
 * gaps are work to plan, not a failure.
 */
export async function gaps(
  exports: readonly string[],
  options: GapsOptions,
  context: Context,
): Promise<number> {
  demandInput(exports, options);
  // First of all, and whether or not it is needed: a file that was named and is not there is a mistake.
  const searches =
    options.searches === undefined ? [] : readSearches(await readSmallTable(options.searches, context.cwd));
  const votes =
    options.feedback === undefined ? [] : readFeedback(await readSmallTable(options.feedback, context.cwd));
  const previous = options.previous === undefined ? undefined : readPrevious(options.previous, context.cwd);
  if (options.inspect) return inspectExports(exports, options, context);
  const project = gapsProject(options, context);
  const { config, today } = project;
  const constants = constantsOf(config.constants);
  const formats = options.top === undefined ? gapReportFormats : (['text', 'json'] as const);
  const targets = outputTargets(options.format ?? [], formats, { cwd: context.cwd, out: project.out });
  // Contacts are counted, and forgotten, before the articles are read: only one of them is in memory at a time.
  const input = await tallyInput(exports, options.counts, {
    cwd: context.cwd,
    reading: readOptionsOf(options),
    config,
    today,
    weeks: options.weeks ?? 4,
  });
  const loaded = await loadHelpCenter(project, options, context);
  if (loaded) tellPoorSearch(loaded.site, context);
  const center = loaded && helpCenterOf(loaded.site, votes, loaded.search);
  if (options.top !== undefined) {
    if (!center) throw noHelpCenter();
    const popular = popularArticles(input.tally, center.articles, options.top);
    const list = {
      version: 1,
      from: popular.from,
      to: popular.to,
      articles: popular.articles.map(({ path }) => path),
    };
    writeOutputs(
      targets,
      (format) =>
        format === 'json' ? `${JSON.stringify(list, undefined, 2)}\n` : renderPopularText(popular),
      context,
    );
    return 0;
  }
  const minCell = options.minCell ?? config.minCell;
  const report = buildReport({
    ...input,
    constants,
    center,
    searches,
    failedTests: loaded ? failedTestsOf(loaded.site) : [],
    previous,
    minCell,
    deflection: options.deflection,
    top: usualTop,
  });
  const shared = suppressSmall(report, minCell);
  const { colour, columns } = context;
  writeOutputs(
    targets,
    (format) =>
      renderGapReport(format as (typeof gapReportFormats)[number], format === 'text' ? report : shared, {
        colour,
        columns,
      }),
    context,
  );
  return 0;
}

function demandInput(exports: readonly string[], options: GapsOptions): void {
  if (exports.length === 0 && options.counts === undefined) {
    throw new UserError('kb gaps needs an export of contacts.', {
      hint: 'For example: kb gaps tickets.csv. Counts from a warehouse: kb gaps --counts counts.csv',
    });
  }
  if (exports.length > 0 && options.counts !== undefined) {
    throw new UserError(
      'An export and --counts cannot go into one report: contacts would be counted twice.',
      {
        hint: 'Give the export, or the counts.',
      },
    );
  }
}

function noHelpCenter(): UserError {
  return new UserError('--top lists articles, and there is no help center here.', {
    hint: 'Run kb in the folder with kb.config.yml and the articles.',
  });
}

function deflectionValue(value: string, flag: string): { low: number; high: number } {
  const match = /^(\d{1,2})(?:\s*%)?\s*(?:-|–|to)\s*(\d{1,3})\s*%?$/.exec(value.trim());
  const [low, high] = [Number(match?.[1]) / 100, Number(match?.[2]) / 100];
  if (!match || low >= high || high > 1) {
    throw new UserError(`${flag}: "${value.slice(0, 40)}" is no range of percentages.`, {
      hint: 'Say between which shares of the contacts an article would prevent, for example 10-30.',
    });
  }
  return { low, high };
}

/** What the command line knows about `kb gaps`. */
export const command: Command = {
  operands: '[exports...]',
  about:
    'Reads exported support contacts and says which articles to write, review or make findable, and in which order. ' +
    'Names, addresses and texts of contacts are never read.',
  flags: [
    { flags: '--inspect', text: 'only say how the exports are read, and count' },
    {
      flags: '--format <format[=file]>',
      text: 'text, html, markdown, csv or json; repeatable, with "=FILE" into a file',
      repeat: true,
    },
    ...readingFlags,
    { flags: '--weeks <count>', text: 'length of the window (default: 4)', parse: countValue(1, 26) },
    { flags: '--top <count>', text: 'only list the articles with most contacts', parse: countValue(1, 1000) },
    { flags: '--counts <file>', text: 'instead of exports: counts by day, tag and channel' },
    { flags: '--searches <file>', text: 'searches in the help center: query, count, results, clicks' },
    { flags: '--feedback <file>', text: 'votes on articles: path, yes, no' },
    { flags: '--previous <file>', text: 'an earlier report (JSON), to say what was closed since' },
    {
      flags: '--min-cell <count>',
      text: 'hide counts below this in files (default: 5)',
      parse: countValue(1, 1000),
    },
    {
      flags: '--deflection <range>',
      text: 'your assumption, for example 10-30: share of contacts in percent that articles would prevent',
      parse: deflectionValue,
    },
    commonFlags.content,
    commonFlags.asOf,
  ],
  examples: [
    ['kb gaps tickets.csv', 'report on the terminal'],
    ['kb gaps tickets.csv --format html=gaps.html', 'and a page to show in a meeting'],
    ['kb gaps tickets.csv --inspect', 'how is this file read?'],
    ['kb gaps tickets.csv --top 10 --format json=popular.json', 'articles for the home page'],
  ],
  run: (operands, values: FlagValues, context) => gaps(operands, values as GapsOptions, context),
};
