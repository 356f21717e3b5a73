import type { Constants } from './constants.ts';
import { Random } from './random.ts';
import { growthOf } from './score.ts';
import { quantile } from './statistics.ts';

/** What a rank depends on. */
export interface Ranked {
  readonly score: number;
  readonly contacts: number;
  /** Undefined without a comparison. */
  readonly before: number | undefined;
  readonly growth: number;
}

export interface Rank {
  readonly rank: number;
  readonly tied: boolean;
  readonly from: number;
  readonly to: number;
}

export const rankDraws = 1000;
export const rankSeed = 20_260_101;
/** Topics further down than this get no interval of their own: they are drawn as fixed. */
const mostDrawn = 400;

/**
 * Ranks of topics that are sorted by falling score, with 80 % intervals. Each draw gives every topic a count that varies around
 * its own with variance `dispersion` times the mean, and its growth anew; effort and lack stay. Two topics cannot be told apart
 * when the lower one comes out on top in at least one of ten draws; such topics share the rank of the first of them.
 */
export function rankTopics(topics: readonly Ranked[], dispersion: number, constants: Constants): Rank[] {
  const drawn = topics.slice(0, mostDrawn);
  const random = new Random(rankSeed);
  const positions = drawn.map(() => new Uint16Array(rankDraws));
  const draws = drawn.map(() => new Float64Array(rankDraws));
  for (let draw = 0; draw < rankDraws; draw++) {
    const order = drawn.map((topic, i) => {
      const score = drawScore(topic, dispersion, constants, random);
      (draws[i] as Float64Array)[draw] = score;
      return { i, score };
    });
    order.sort((a, b) => b.score - a.score || a.i - b.i);
    order.forEach(({ i }, position) => {
      (positions[i] as Uint16Array)[draw] = position + 1;
    });
  }
  let first = 0;
  return topics.map((topic, i) => {
    if (i >= drawn.length) return { rank: i + 1, tied: false, from: i + 1, to: i + 1 };
    if (i > 0 && !areTied(draws[first] as Float64Array, draws[i] as Float64Array)) first = i;
    const next = draws[i + 1];
    const isTied = first !== i || (next !== undefined && areTied(draws[i] as Float64Array, next));
    const sorted = (positions[i] as Uint16Array).slice().sort();
    return {
      rank: first + 1,
      tied: topic.score > 0 && isTied,
      from: Math.floor(quantile(sorted, 0.1) as number),
      to: Math.ceil(quantile(sorted, 0.9) as number),
    };
  });
}

function drawScore(topic: Ranked, dispersion: number, constants: Constants, random: Random): number {
  if (topic.contacts === 0 || topic.score === 0) return 0;
  const now = random.count(topic.contacts, dispersion);
  const before = topic.before === undefined ? undefined : random.count(topic.before, dispersion);
  const growth = growthOf(now, before, constants);
  return ((topic.score * now) / topic.contacts) * (growth / topic.growth);
}

function areTied(upper: Float64Array, lower: Float64Array): boolean {
  let swapped = 0;
  for (let draw = 0; draw < upper.length; draw++) {
    if ((lower[draw] as number) > (upper[draw] as number)) swapped++;
  }
  return swapped * 10 >= upper.length;
}
