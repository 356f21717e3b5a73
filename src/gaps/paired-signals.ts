import type { Measures } from './measures.ts';

/** Contacts with an answer that are needed on both sides. */
const fewest = 30;
/** Standard errors that a difference of shares must have, so that chance does not give it. */
const clearly = 2.33;

/**
 * Signals that mean more together than alone: resolution time changed by 15 % or more while satisfaction fell, and more contacts
 * closed at one touch while more came back. Shares must differ clearly (two-proportion test, 1 % on one side).
 */
export function pairedSignals(now: Measures, before: Measures): string[] {
  const remarks: string[] = [];
  const time = changeOfMean(now.resolutionSum, now.resolutionN, before.resolutionSum, before.resolutionN);
  const isUnhappier = differs(before.satisfiedYes, before.satisfiedN, now.satisfiedYes, now.satisfiedN);
  if (isUnhappier && time !== undefined && time <= -0.15) {
    remarks.push('faster but worse: resolution time down, satisfaction down');
  }
  if (isUnhappier && time !== undefined && time >= 0.15) {
    remarks.push('slower and worse: resolution time up, satisfaction down');
  }
  const touchedOnceMore = differs(now.oneTouchYes, now.oneTouchN, before.oneTouchYes, before.oneTouchN);
  if (touchedOnceMore && differs(now.reopenedYes, now.reopenedN, before.reopenedYes, before.reopenedN)) {
    remarks.push('closed too early? one-touch share up, reopened share up');
  }
  return remarks;
}

function changeOfMean(sum: number, n: number, sumBefore: number, nBefore: number): number | undefined {
  if (n < fewest || nBefore < fewest || sumBefore === 0) return undefined;
  return sum / n / (sumBefore / nBefore) - 1;
}

/** True when the first share is clearly above the second. */
function differs(yes: number, n: number, otherYes: number, otherN: number): boolean {
  if (n < fewest || otherN < fewest) return false;
  const pooled = (yes + otherYes) / (n + otherN);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / otherN));
  return error > 0 && yes / n - otherYes / otherN >= clearly * error;
}
