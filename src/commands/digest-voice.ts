import { buildReport } from '../gaps/build-report.ts';
import { constantsOf } from '../gaps/constants.ts';
import { numberOfDay } from '../gaps/day-numbers.ts';
import { suppressSmall } from '../gaps/suppress-small.ts';
import { type Day, parseDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { renderVoice, voiceFormats } from '../report/voice-report.ts';
import type { Flag } from './command.ts';
import type { Context } from './context.ts';
import { countValue } from './flags.ts';
import { failedTestsOf, helpCenterOf } from './gaps-center.ts';
import { type ReadingValues, readingFlags, readOptionsOf } from './gaps-options.ts';
import { outputTargets, writeOutputs } from './gaps-output.ts';
import { gapsProject, loadHelpCenter } from './gaps-project.ts';
import { readQuotes } from './gaps-quotes.ts';
import { tallyInput } from './gaps-tally.ts';

export interface VoiceOptions extends ReadingValues {
  /** `YYYY-MM`. */
  readonly month?: string;
  readonly readSubjects?: boolean;
  readonly minCell?: number;
  readonly format?: readonly string[];
  readonly asOf?: Day;
  readonly content?: string;
}

const topics = 10;

/**
 * The monthly voice-of-the-customer page: what customers contacted the team about in one calendar month, against the days before
 * it. Counts are hidden below the smallest cell in every format. Quotes only with `readSubjects` and a consent column.
 */
export async function digestVoice(
  exports: readonly string[],
  options: VoiceOptions,
  context: Context,
): Promise<number> {
  if (exports.length === 0) {
    throw new UserError('The voice of the customer needs an export of contacts.', {
      hint: 'For example: kb digest --voice --month 2026-10 tickets.csv',
    });
  }
  const project = gapsProject(options, context);
  const month = demandMonth(options.month, project.today);
  const targets = outputTargets((options.format ?? []).map(shortFormat), voiceFormats, {
    cwd: context.cwd,
    out: project.out,
  });
  const reading = readOptionsOf(options);
  const input = await tallyInput(exports, undefined, {
    cwd: context.cwd,
    reading,
    config: project.config,
    today: project.today,
    weeks: 4,
    month,
  });
  const loaded = await loadHelpCenter(project, options, context);
  const minCell = options.minCell ?? project.config.minCell;
  const report = buildReport({
    ...input,
    constants: constantsOf(project.config.constants),
    center: loaded && helpCenterOf(loaded.site, [], loaded.search),
    searches: [],
    failedTests: loaded ? failedTestsOf(loaded.site) : [],
    previous: undefined,
    minCell,
    deflection: undefined,
    top: topics,
  });
  const days = { from: numberOfDay(report.window.from), to: numberOfDay(report.window.to) };
  const quotes = options.readSubjects
    ? await readQuotes(
        exports,
        report.gaps.map((gap) => gap.tag),
        { cwd: context.cwd, reading, days },
      )
    : new Map<string, string[]>();
  const shared = suppressSmall(report, minCell);
  writeOutputs(targets, (format) => renderVoice(format, { month, report: shared, quotes }), context);
  return 0;
}

/** `markdown` is `md` here, as in the owners' digest. */
function shortFormat(format: string): string {
  return format.replace(/^markdown(?=$|=)/, 'md');
}

function demandMonth(month: string | undefined, today: Day): string {
  const first = month === undefined ? undefined : parseDay(`${month}-01`);
  if (month === undefined || first === undefined) {
    throw new UserError(
      month === undefined ? 'Which month?' : `--month: "${month.slice(0, 20)}" is not a month.`,
      {
        hint: 'Write it as YYYY-MM, for example --month 2026-10',
      },
    );
  }
  if (month >= today.slice(0, 7)) {
    throw new UserError(`${month} is not over yet.`, { hint: 'Choose a month that has ended.' });
  }
  return month;
}

/** Flags of `kb digest --voice`, besides `--format`, `--content` and `--as-of`. */
export const voiceFlags: readonly Flag[] = [
  { flags: '--voice', text: "the month in customers' words: what they contacted you about" },
  { flags: '--month <month>', text: 'with --voice: the month, YYYY-MM' },
  { flags: '--read-subjects', text: 'with --voice: quote subject lines where a consent column says yes' },
  {
    flags: '--min-cell <count>',
    text: 'with --voice: hide counts below this (default: 5)',
    parse: countValue(1, 1000),
  },
  ...readingFlags,
];
