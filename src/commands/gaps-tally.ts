import { dataQuality, readFileOf } from '../gaps/data-quality.ts';
import type { ReadOptions } from '../gaps/reading.ts';
import type { ReportParts } from '../gaps/report-parts.ts';
import { cleanTag } from '../gaps/tag-book.ts';
import type { Tally } from '../gaps/tally.ts';
import { dailyContacts, type TagRules, tallyContacts } from '../gaps/tally-contacts.ts';
import { dailyCounts, tallyCounts } from '../gaps/tally-counts.ts';
import { chooseWindows, type DailyContacts, monthWindows, type Windows } from '../gaps/windows.ts';
import type { GapsConfig } from '../model/config.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { readExports } from './gaps-read.ts';
import { readCounts } from './gaps-tables.ts';

export interface TallyOptions {
  readonly cwd: string;
  readonly reading: ReadOptions;
  readonly config: GapsConfig;
  readonly today: Day;
  readonly weeks: number;
  /** Instead of the last weeks: a calendar month, `YYYY-MM`. */
  readonly month?: string;
}

/** What the numbers of a report are made of; nothing of single contacts is left in it. */
export type TallyInput = Pick<ReportParts, 'tally' | 'files' | 'quality' | 'ignored' | 'knowsContacts'>;

/** Counts exports, or reads the counts of a warehouse. */
export async function tallyInput(
  exports: readonly string[],
  counts: string | undefined,
  options: TallyOptions,
): Promise<TallyInput> {
  const ignored = new Map(options.config.ignore.map(({ tag, reason }) => [cleanTag(tag), reason]));
  const rules = tagRulesOf(options.config);
  if (counts !== undefined) return countsInput(counts, options, ignored, rules);
  const read = await readExports(exports, options.cwd, options.reading);
  const daily = dailyContacts(read);
  const windows = windowsOf(daily, options, 'day');
  const contacts = [...daily].reduce((sum, [, count]) => sum + count, 0);
  const tally = tallyContacts(read, windows, rules);
  return {
    tally,
    files: read.files.map(readFileOf),
    quality: dataQuality(
      read.files,
      read.tags.notes,
      read.store.size - contacts,
      afterWindow(daily, windows),
      windows,
    ),
    ignored,
    knowsContacts: true,
  };
}

/** Aliases and ignored tags of the config, as tags are counted. */
export function tagRulesOf(config: GapsConfig): TagRules {
  const aliases = Object.entries(config.aliases).map(([from, to]) => [cleanTag(from), cleanTag(to)] as const);
  return { aliases: new Map(aliases), ignored: new Set(config.ignore.map(({ tag }) => cleanTag(tag))) };
}

async function countsInput(
  name: string,
  options: TallyOptions,
  ignored: ReadonlyMap<string, string>,
  rules: TagRules,
): Promise<TallyInput> {
  const counts = await readCounts(name, options.cwd);
  const daily = dailyCounts(counts);
  const windows = windowsOf(daily, options, counts.grain);
  const tally: Tally = tallyCounts(counts, windows, rules);
  const notes = { redacted: counts.redacted, tooLong: 0 };
  const { columnsRead, columnsIgnored } = counts;
  return {
    tally,
    files: [
      {
        name,
        rows: counts.rows.length,
        decisions: [{ what: 'format', how: `counts by ${counts.grain}` }],
        skipped: [],
        columnsRead: columnsRead.map((column) => ({ column, as: 'counts' })),
        columnsIgnored,
      },
    ],
    quality: dataQuality([], notes, 0, Math.round(afterWindow(daily, windows)), windows),
    ignored,
    knowsContacts: counts.knowsContacts,
  };
}

function windowsOf(
  daily: DailyContacts,
  { today, weeks, month }: TallyOptions,
  grain: 'day' | 'week',
): Windows {
  if (month !== undefined) return windowsOfMonth(daily, month);
  const windows = chooseWindows(daily, today, weeks, grain);
  if (windows) return windows;
  throw new UserError(`All contacts are from ${today} or later: no complete day is left.`, {
    hint: 'Give an older export, or take a later day for today: --as-of YYYY-MM-DD',
  });
}

function afterWindow(daily: DailyContacts, windows: Windows): number {
  return [...daily].filter(([day]) => day > windows.to).reduce((sum, [, count]) => sum + count, 0);
}

function windowsOfMonth(daily: DailyContacts, month: string): Windows {
  const windows = monthWindows(daily, month);
  if (windows) return windows;
  throw new UserError(`There is no contact of ${month} in these files.`, {
    hint: 'Export a period that holds the whole month, and better the month before too.',
  });
}
