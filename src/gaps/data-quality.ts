import type { GapReport, ReadFile } from '../model/gap-report.ts';
import { type ContactNotes, skipReasons } from './contact-reader.ts';
import { dayOfNumber } from './day-numbers.ts';
import type { Decision, Reading } from './reading.ts';
import type { TagNotes } from './tag-book.ts';
import type { Windows } from './windows.ts';

/** One export, as it was read. */
export interface ExportNotes {
  readonly name: string;
  readonly reading: Reading;
  readonly decisions: readonly Decision[];
  readonly notes: ContactNotes;
}

/** How an export was read, for the report. */
export function readFileOf({ name, reading, decisions, notes }: ExportNotes): ReadFile {
  return {
    name,
    rows: notes.rows,
    decisions,
    skipped: [...notes.skipped].map(([reason, entry]) => ({ why: skipReasons[reason], ...entry })),
    columnsRead: reading.columns.flatMap(({ header, field }) =>
      field ? [{ column: header, as: field }] : [],
    ),
    columnsIgnored: reading.columns.filter(({ field }) => !field).map(({ header }) => header),
  };
}

/** What somebody who trusts the figures should know about the data, counted. Only what was met. */
export function dataQuality(
  files: readonly ExportNotes[],
  tags: TagNotes,
  out: number,
  afterWindow: number,
  windows: Windows,
): GapReport['quality'] {
  const sum = (count: (notes: ContactNotes) => number): number =>
    files.reduce((total, { notes }) => total + count(notes), 0);
  const counts: [string, number][] = [
    ['Deleted contacts and spam, left out', out],
    ['Contacts after the window, left out', afterWindow],
    ['Rows that repeat a contact (newer versions, messages), counted once', sum((notes) => notes.repeated)],
    [
      'Ids that came back with another creation day: two help desks in one report? Give each a run of its own',
      sum((notes) => notes.otherDay),
    ],
    ['Rows with fewer cells than the header', sum((notes) => notes.shortRows)],
    ['Negative times, not used', sum((notes) => notes.values.negativeDurations)],
    ['Times that could not be read', sum((notes) => notes.values.unreadableDurations)],
    ['Satisfaction that could not be read', sum((notes) => notes.values.unreadableSatisfaction)],
    ['Tags that look like an e-mail address or phone number, not kept', tags.redacted],
    ['Tags longer than 100 characters, not kept', tags.tooLong],
  ];
  const met = counts.filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }));
  const { leftOut } = windows;
  if (!leftOut) return met;
  const what = `${dayOfNumber(leftOut.day)} is left out: ${leftOut.contacts} contacts where about ${leftOut.usual} are usual, so the day had probably not ended`;
  return [...met, { what, count: null }];
}
