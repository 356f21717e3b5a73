import { readFileOf } from '../gaps/data-quality.ts';
import { summariseContacts } from '../gaps/inspect.ts';
import { summariseCounts } from '../gaps/inspect-counts.ts';
import type { ReadFile } from '../model/gap-report.ts';
import { cleanText } from '../report/terminal-text.ts';
import { textTable } from '../report/text-table.ts';
import type { Context } from './context.ts';
import type { GapsOptions } from './gaps-options.ts';
import { readOptionsOf } from './gaps-options.ts';
import { type OutputTarget, outputTargets, writeOutputs } from './gaps-output.ts';
import { gapsProject } from './gaps-project.ts';
import { readExports } from './gaps-read.ts';
import { isCountsFile, readCounts } from './gaps-tables.ts';

/** What a reading gave: null where counts do not tell. */
interface Summary {
  readonly contacts: number | null;
  readonly untagged: number;
  readonly tags: Readonly<Record<string, number>>;
  readonly created: readonly string[];
  readonly channels: Readonly<Record<string, number>> | null;
}

/** Says how exports or counts are read, and what is in them, and nothing more. */
export async function inspectExports(
  exports: readonly string[],
  options: GapsOptions,
  context: Context,
): Promise<number> {
  const { out } = gapsProject(options, context);
  const targets = outputTargets(options.format ?? [], ['text', 'json'] as const, { cwd: context.cwd, out });
  const counts = options.counts ?? (await countsAmong(exports, context.cwd));
  if (counts !== undefined) return inspectCounts(counts, targets, context);
  const read = await readExports(exports, context.cwd, readOptionsOf(options));
  const { out: left, ...summary } = summariseContacts(read);
  const { redacted, tooLong } = read.tags.notes;
  const files = read.files.map(readFileOf);
  const skipped = files.flatMap((file) => file.skipped.map((entry) => ({ file: file.name, ...entry })));
  const json = {
    ...summary,
    columns: read.files.flatMap(({ name, reading }) =>
      reading.columns.map(({ header, field, ignored }) => ({
        file: name,
        column: header,
        read: field ?? null,
        ...(ignored && { ignored }),
      })),
    ),
    decisions: files.flatMap((file) => file.decisions.map((decision) => ({ file: file.name, ...decision }))),
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    tagsKeptOut: redacted + tooLong,
    skipped: left > 0 ? [...skipped, { why: 'deleted or spam', count: left }] : skipped,
  };
  const text = `${files.map(fileText).join('\n')}\n${summaryText(summary)}${left > 0 ? `Deleted or spam, left out: ${left}\n` : ''}${keptOutText(redacted, tooLong)}`;
  writeOutputs(targets, (format) => (format === 'json' ? asJson(json) : text), context);
  return 0;
}

/** A single file of counts that was given as an export: looking at it does no harm. */
async function countsAmong(exports: readonly string[], cwd: string): Promise<string | undefined> {
  const [only = '', ...others] = exports;
  return others.length === 0 && (await isCountsFile(only, cwd)) ? only : undefined;
}

async function inspectCounts(
  name: string,
  targets: readonly OutputTarget<'text' | 'json'>[],
  context: Context,
): Promise<number> {
  const counts = await readCounts(name, context.cwd);
  const summary: Summary = summariseCounts(counts);
  const rows = counts.rows.length;
  const how = `counts by ${counts.grain}, not contacts: a report is made with --counts`;
  const json = {
    ...summary,
    aggregated: true,
    tagsKeptOut: counts.redacted,
    columns: [
      ...counts.columnsRead.map((column) => ({ file: name, column, read: 'counts' })),
      ...counts.columnsIgnored.map((column) => ({ file: name, column, read: null, ignored: 'unknown' })),
    ],
    decisions: [{ file: name, what: 'format', how }],
    rows,
    skipped: [],
  };
  const text = `${cleanText(name)}: ${rows} ${how}\n\n${summaryText(summary)}${keptOutText(counts.redacted, 0)}`;
  writeOutputs(targets, (format) => (format === 'json' ? asJson(json) : text), context);
  return 0;
}

function keptOutText(redacted: number, tooLong: number): string {
  const personal =
    redacted > 0 ? `Tags that look like an e-mail address or phone number, not kept: ${redacted}\n` : '';
  return tooLong > 0 ? `${personal}Tags longer than 100 characters, not kept: ${tooLong}\n` : personal;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function fileText(file: ReadFile): string {
  const rows: string[][] = [
    ...file.decisions.map(({ what, how }) => [what, how]),
    ['records', String(file.rows)],
    ...file.skipped.map(({ why, count, firstRecord }) => [
      'skipped',
      `${count}: ${why} (first: record ${firstRecord})`,
    ]),
    ...file.columnsRead.map(({ column, as }) => [`reads ${as}`, column]),
    [
      'does not read',
      file.columnsIgnored.length === 0 ? 'nothing else is in the file' : file.columnsIgnored.join(', '),
    ],
  ];
  return `${cleanText(file.name)}\n${textTable(rows.map(([name = '', value = '']) => [`  ${name}`, value]))}`;
}

const mostShown = 40;

function summaryText(summary: Summary): string {
  const { contacts, untagged, tags, created, channels } = summary;
  const entries = Object.entries(tags);
  const rows: string[][] = [
    [
      'Contacts',
      contacts === null ? 'not known: the counts have no rows for distinct contacts' : String(contacts),
    ],
    ['Without a tag', String(untagged)],
    ['Days', created.length === 0 ? 'none' : `${created.length}, from ${created[0]} to ${created.at(-1)}`],
    ['Channels', channels === null ? 'not known' : listed(Object.entries(channels))],
    [
      'Tags',
      `${entries.length}: ${listed(entries.slice(0, mostShown))}${entries.length > mostShown ? ' ...' : ''}`,
    ],
  ];
  return textTable(rows);
}

function listed(entries: readonly (readonly [string, number])[]): string {
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}
