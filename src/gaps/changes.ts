import type { Change, ChangeLabel } from '../model/gap-report.ts';
import type { Constants } from './constants.ts';
import { dayOfNumber } from './day-numbers.ts';
import { changeP, median, pooledDispersion, standing } from './statistics.ts';
import type { Tally, TopicTally } from './tally.ts';

/** What comparing all topics with the period before gave. */
export interface Changes {
  readonly dispersion: number;
  readonly df: number;
  readonly tested: number;
  readonly of: ReadonlyMap<string, Change>;
}

/** Days of history that are needed before a topic can be called new. */
const newAfterDays = 56;

/**
 * Compares every topic with the period before: quasi-Poisson with one dispersion for all topics, taken from their weekly counts
 * within each period; Benjamini-Hochberg over all topics tested.
 */
export function compareTopics(tally: Tally, topics: readonly TopicTally[], constants: Constants): Changes {
  const { windows } = tally;
  const groups = topics.flatMap(({ blocks }) =>
    windows.hasBefore ? [blocks.before, blocks.current] : [blocks.current],
  );
  const { dispersion, df } = pooledDispersion(groups);
  const tested = windows.hasBefore
    ? topics.filter((topic) => topic.current.contacts + topic.before.contacts >= constants.too_few)
    : [];
  const ps = tested.map((topic) => changeP(topic.current.contacts, topic.before.contacts, dispersion, df));
  const stands = standing(ps, constants.false_discovery_rate);
  const places = new Map(tested.map((topic, index) => [topic, index]));
  const of = new Map<string, Change>();
  for (const topic of topics) {
    const index = places.get(topic) ?? -1;
    of.set(topic.tag, changeOf(topic, tally, ps[index] ?? null, stands[index] ?? false, constants));
  }
  return { dispersion, df, tested: tested.length, of };
}

function changeOf(
  topic: TopicTally,
  { windows }: Tally,
  p: number | null,
  stands: boolean,
  constants: Constants,
): Change {
  const now = topic.current.contacts;
  const before = topic.before.contacts;
  const label = ((): ChangeLabel => {
    const isNew = topic.firstDay >= windows.from && windows.from - windows.first >= newAfterDays;
    if (isNew && now > 0) return 'new';
    if (!windows.hasBefore) return 'no-comparison';
    if (p === null) return 'too-few';
    if (stands) return now > before ? 'rising' : 'falling';
    return p < constants.watch_p && now - before >= constants.watch_contacts ? 'watch' : 'steady';
  })();
  const isCompared = windows.hasBefore && before > 0;
  return { label, before, relative: isCompared ? now / before - 1 : null, p };
}

/**
 * Remarks on single weeks and seasons: a spike (one week of the window with at least ten contacts, half of the window's, and
 * four standard errors above the others), and a topic that was as frequent in the same weeks of last year.
 */
export function remarksOn(topic: TopicTally, tally: Tally, change: Change, changes: Changes): string[] {
  const remarks: string[] = [];
  const { current } = topic.blocks;
  const total = current.reduce((sum, count) => sum + count, 0);
  const highest = current.reduce((a, b) => Math.max(a, b), 0);
  const others = [...topic.blocks.before, ...current].filter((count) => count !== highest);
  const usual = others.reduce((sum, count) => sum + count, 0) / Math.max(1, others.length);
  if (
    highest >= 10 &&
    highest * 2 >= total &&
    highest - usual >= 4 * Math.sqrt(changes.dispersion * Math.max(usual, 1))
  ) {
    const blocksBack = current.length - 1 - current.indexOf(highest);
    const from = tally.windows.to - blocksBack * 7 - 6;
    remarks.push(`spike: ${highest} of ${total} contacts in the week from ${dayOfNumber(from)}`);
  }
  if (tally.windows.lastYearFrom !== undefined && change.label !== 'too-few' && change.label !== 'new') {
    const p = changeP(topic.current.contacts, topic.lastYear, changes.dispersion, changes.df);
    const differs = change.label === 'rising' || change.label === 'watch' || change.label === 'falling';
    if (differs && p >= 0.05) remarks.push('season: about as many in the same weeks last year');
    if (!differs && p < 0.01) {
      remarks.push(
        `${topic.current.contacts > topic.lastYear ? 'more' : 'fewer'} than in the same weeks last year`,
      );
    }
  }
  return remarks;
}

/** Weeks with far more contacts than usual: above the median by five times the middle deviation, and by half at least. */
export function incidentWeeks(weeks: readonly number[]): boolean[] {
  const middle = median(weeks);
  const deviation = median(weeks.map((count) => Math.abs(count - middle)));
  const limit = Math.max(middle * 1.5, middle + 5 * 1.4826 * Math.max(deviation, Math.sqrt(middle)));
  return weeks.map((count) => weeks.length >= 6 && middle >= 5 && count > limit);
}
