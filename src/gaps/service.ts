import type { Figure, Service, Times } from '../model/gap-report.ts';
import type { Measures } from './measures.ts';
import { quantile } from './statistics.ts';
import type { TopicTally } from './tally.ts';

/** What is known about the service behind some contacts of the window, with its n beside every figure. */
export function serviceOf(topic: TopicTally): Service {
  const sums: Measures = topic.current;
  return {
    oneTouch: figure(sums.oneTouchYes, sums.oneTouchN),
    firstResponse: times(sums.firstResponseSum, sums.firstResponseN, topic.firstResponses),
    resolution: times(sums.resolutionSum, sums.resolutionN, topic.resolutions),
    stillOpen: sums.open,
    reopened: figure(sums.reopenedYes, sums.reopenedN),
    satisfied: figure(sums.satisfiedYes, sums.satisfiedN),
    effort: figure(sums.effortSum, sums.effortN),
  };
}

function figure(sum: number, n: number): Figure {
  return { value: n === 0 ? null : round(sum / n, 4), n };
}

function times(sum: number, n: number, single: readonly number[]): Times {
  const sorted = Float64Array.from(single).sort();
  const at = (q: number): number | null => {
    const value = quantile(sorted, q);
    return value === null ? null : round(value, 2);
  };
  return { mean: n === 0 ? null : round(sum / n, 2), median: at(0.5), p90: at(0.9), n };
}

/** Rounded to some decimal places, so that sums in another order give the same report. */
export function round(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor) / factor;
}
