import type { DateDecision } from './date-columns.ts';
import type { TagStyle } from './tag-cells.ts';

const shapeWords: Readonly<Record<DateDecision['shape'], string>> = {
  'year-first': 'year, month, day',
  numeric: 'numbers',
  dotted: 'numbers',
  'named-month': 'month as a word',
  compact: 'digits without separators (YYYYMMDD)',
  'epoch-seconds': 'seconds since 1970',
  'epoch-milliseconds': 'milliseconds since 1970',
  'epoch-microseconds': 'microseconds since 1970',
  serial: 'day numbers of a spreadsheet',
};

/** How dates are read, in words. `zoneNote` is a zone that the file itself names somewhere. */
export function describeDates(
  dates: DateDecision,
  timeZone: string | undefined,
  zoneNote: string | undefined,
): string {
  const order = dates.order === undefined ? shapeWords[dates.shape] : `${orderWords[dates.order]}`;
  if (dates.clock === 'own-offset') return `${order}; days as written, each in the offset it names`;
  if (dates.clock === 'instant') return `${order}; days in ${timeZone ?? 'UTC'}`;
  return `${order}; no offset in the cells, so days as written${zoneNote ? ` (the file says ${zoneNote})` : ''}`;
}

const orderWords = { DMY: 'day, month, year', MDY: 'month, day, year' } as const;

const tagWords: Readonly<Record<TagStyle, string>> = {
  one: 'one tag in a cell',
  list: 'kept apart by the file',
  json: 'a list in square or curly brackets',
  angle: 'each in angle brackets',
  ',': 'separated by commas',
  ';': 'separated by semicolons',
  '|': 'separated by |',
  ' ': 'separated by spaces',
  '\n': 'one on each line',
};

/** How tags are read, in words. */
export function describeTags(style: TagStyle, columnCount: number, isTopic: boolean): string {
  const topic = isTopic ? '; the file has no tags, so this topic stands for them' : '';
  return columnCount > 1 ? `one tag in each of ${columnCount} columns` : `${tagWords[style]}${topic}`;
}
