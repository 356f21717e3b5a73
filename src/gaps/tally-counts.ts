import type { CountsRead } from './counts-reader.ts';
import { Tally } from './tally.ts';
import type { TagRules } from './tally-contacts.ts';
import type { Windows } from './windows.ts';

/** Distinct contacts by day or week: from the `*` rows, else added up from shares and untagged contacts. */
export function dailyCounts(counts: CountsRead): Map<number, number> {
  const totals = new Map<number, number>();
  for (const { day, measures } of contactRows(counts)) {
    totals.set(day, (totals.get(day) ?? 0) + measures.contacts);
  }
  return totals;
}

/** Counts of a warehouse as a tally. Times of single contacts and pairs of tags are not in them. */
export function tallyCounts(counts: CountsRead, windows: Windows, rules: TagRules): Tally {
  const tally = new Tally(windows);
  for (const { day, channel, measures } of contactRows(counts)) {
    tally.add(tally.all, day, channel, { ...measures, weighted: measures.contacts });
  }
  for (const { day, tag, channel, measures } of counts.rows) {
    if (tag === '*') continue;
    if (tag === '') tally.add(tally.untagged, day, channel, measures);
    else {
      const name = rules.aliases.get(tag) ?? tag;
      const own = rules.ignored.has(name) ? { ...measures, weighted: 0 } : measures;
      tally.add(tally.topic(name), day, channel, own);
    }
  }
  return tally;
}

/** Rows that add up to distinct contacts. Without `*` rows these are made of each topic's shares. */
function contactRows({ rows }: CountsRead): CountsRead['rows'] {
  const totals = rows.filter((row) => row.tag === '*');
  if (totals.length > 0) return totals;
  return rows.map((row) => {
    const share = row.measures.contacts === 0 ? 0 : row.measures.weighted / row.measures.contacts;
    const measures = { ...row.measures };
    if (row.tag !== '')
      for (const name of Object.keys(measures) as (keyof typeof measures)[]) measures[name] *= share;
    return { ...row, measures };
  });
}
