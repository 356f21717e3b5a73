import { readFileOf } from '../gaps/data-quality.ts';
import { summariseContacts } from '../gaps/inspect.ts';
import { summariseCounts } from '../gaps/inspect-counts.ts';
import type { ReadFile } from '../model/gap-report.ts';
import { cleanText } from '../report/terminal-text.ts';
import { textTable } from '../report/text-table.ts';
import type { Context } from './context.ts';
import type { GapsOptions } from './gaps-options.ts';
import { readOptionsOf } from './gaps-options.ts';
import { outputTargets, writeOutputs } from './gaps-output.ts';
import { gapsProject } from './gaps-project.ts';
import { readExports } from './gaps-read.ts';
import { readCounts } from './gaps-tables.ts';

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
  if (options.counts !== undefined) {
    const counts = await readCounts(options.counts, context.cwd);
    const summary: Summary = summariseCounts(counts);
    const rows = counts.rows.length;
    const json = {
      ...summary,
      aggregated: true,
      columns: counts.columnsRead,
      decisions: [],
      rows,
      skipped: [],
    };
    const text = `${options.counts}: ${rows} counts by ${counts.grain}\n\n${summaryText(summary)}`;
    writeOutputs(targets, (format) => (format === 'json' ? asJson(json) : text), context);
    return 0;
  }
  const read = await readExports(exports, context.cwd, readOptionsOf(options));
  const { out: left, ...summary } = summariseContacts(read);
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
    skipped: left > 0 ? [...skipped, { why: 'deleted or spam', count: left }] : skipped,
  };
  const text = `${files.map(fileText).join('\n')}\n${summaryText(summary)}${left > 0 ? `Deleted or spam: ${left}\n` : ''}`;
  writeOutputs(targets, (format) => (format === 'json' ? asJson(json) : text), context);
  return 0;
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
