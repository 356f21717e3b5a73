import type { Constants } from './constants.ts';
import type { Measures } from './measures.ts';

/** The parts of a score, each bounded. */
export interface ScoreParts {
  /** Contacts of the window, each divided among its topics. */
  readonly volume: number;
  readonly effort: number;
  readonly growth: number;
  readonly lack: number;
}

/** `score = V x E x G x L`, in contacts. */
export function scoreOf({ volume, effort, growth, lack }: ScoreParts): number {
  return volume * effort * growth * lack;
}

/**
 * E: the cube root of three ratios of the topic to all contacts of the window: mean resolution time, share reopened, share
 * not satisfied. Each is `((sum + 20 overall) / (n + 20)) / overall`, at least 0.5 and at most 2, and 1 where nothing is known.
 */
export function effortOf(topic: Measures, all: Measures, constants: Constants): number {
  const time = ratio(topic.resolutionSum, topic.resolutionN, all.resolutionSum, all.resolutionN, constants);
  const reopened = ratio(topic.reopenedYes, topic.reopenedN, all.reopenedYes, all.reopenedN, constants);
  const bad = ratio(
    topic.satisfiedN - topic.satisfiedYes,
    topic.satisfiedN,
    all.satisfiedN - all.satisfiedYes,
    all.satisfiedN,
    constants,
  );
  return Math.cbrt(time * reopened * bad);
}

function ratio(sum: number, n: number, allSum: number, allN: number, constants: Constants): number {
  if (allN === 0 || allSum <= 0) return 1;
  const overall = allSum / allN;
  const { effort_prior, effort_least, effort_most } = constants;
  const mixed = (sum + effort_prior * overall) / (n + effort_prior);
  return clamp(mixed / overall, effort_least, effort_most);
}

/** G: `sqrt((a + 10) / (b + 10))` for a contacts now and b before, at least 0.75 and at most 1.5; 1 without a comparison. */
export function growthOf(now: number, before: number | undefined, constants: Constants): number {
  if (before === undefined) return 1;
  const { growth_prior, growth_least, growth_most } = constants;
  return clamp(Math.sqrt((now + growth_prior) / (before + growth_prior)), growth_least, growth_most);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
