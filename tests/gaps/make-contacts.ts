import { addDays, type Day } from '../../src/model/day.ts';

/** Contacts of one topic and day, for exports that tests make. */
export interface Made {
  readonly day: Day;
  readonly tags: string;
  readonly count: number;
  readonly cells?: Partial<
    Record<'channel' | 'status' | 'replies' | 'reopens' | 'tfr' | 'ttr' | 'csat' | 'effort', string>
  >;
}

const header =
  'id,created,tags,channel,status,replies,reopens,first response minutes,resolution minutes,satisfaction,effort';

/** A delimited export of these contacts, numbered from 1. */
export function exportOf(made: Iterable<Made>): string {
  const lines = [header];
  for (const { day, tags, count, cells = {} } of made) {
    for (let i = 0; i < count; i++) {
      const {
        channel = 'email',
        status = 'closed',
        replies = '',
        reopens = '',
        tfr = '',
        ttr = '',
        csat = '',
        effort = '',
      } = cells;
      lines.push(
        [lines.length, day, tags, channel, status, replies, reopens, tfr, ttr, csat, effort].join(','),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The same contacts on every day of some weeks, the last day first given. */
export function daily(
  last: Day,
  days: number,
  tags: string,
  count: number,
  cells: Made['cells'] = {},
): Made[] {
  return Array.from({ length: days }, (_, back) => ({ day: addDays(last, -back), tags, count, cells }));
}
