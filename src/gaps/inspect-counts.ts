import type { Day } from '../model/day.ts';
import { channels } from './contact.ts';
import type { CountRow, CountsRead } from './counts-reader.ts';
import { dayOfNumber } from './day-numbers.ts';

/** What is in a file of counts. Null where counts of tags do not tell. */
export interface CountsSummary {
  readonly contacts: number | null;
  readonly untagged: number;
  readonly tags: Readonly<Record<string, number>>;
  readonly created: readonly Day[];
  readonly channels: Readonly<Record<string, number>> | null;
}

/** Adds up a file of counts. Distinct contacts and their channels are only in rows with the tag `*`. */
export function summariseCounts({ rows }: CountsRead): CountsSummary {
  const totals = rows.filter((row) => row.tag === '*');
  const tags = sumBy(
    rows.filter((row) => row.tag !== '*' && row.tag !== ''),
    (row) => row.tag,
  );
  const days = new Set(rows.filter((row) => row.measures.contacts > 0).map((row) => row.day));
  const perChannel = sumBy(totals, (row) => channels[row.channel] ?? '');
  perChannel.delete('');
  const isKnown = totals.length > 0;
  return {
    contacts: isKnown ? totals.reduce((sum, row) => sum + row.measures.contacts, 0) : null,
    untagged: rows.filter((row) => row.tag === '').reduce((sum, row) => sum + row.measures.contacts, 0),
    tags: Object.fromEntries([...tags].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
    created: [...days].sort((a, b) => a - b).map(dayOfNumber),
    channels: isKnown ? Object.fromEntries(perChannel) : null,
  };
}

function sumBy(rows: readonly CountRow[], keyOf: (row: CountRow) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.measures.contacts);
  return sums;
}
