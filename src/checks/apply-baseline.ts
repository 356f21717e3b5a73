import type { Baseline, BaselineEntry } from '../model/baseline.ts';
import type { Day } from '../model/day.ts';
import type { Finding, Problem } from '../model/finding.ts';
import { countOf } from './counted.ts';
import { fingerprintsOf } from './fingerprints.ts';

export interface BaselineOptions {
  readonly today: Day;
  /** True for entries whose rule ran over their file, so that an entry without a finding is no longer needed. */
  readonly covers: (entry: BaselineEntry) => boolean;
}

/** What a baseline makes of findings. */
export interface Applied {
  /** Findings that no entry accepts, in the same order. */
  readonly fresh: readonly Finding[];
  readonly accepted: number;
  /** Entries that still accept something. */
  readonly needed: readonly BaselineEntry[];
  readonly expired: readonly BaselineEntry[];
  readonly unneeded: readonly BaselineEntry[];
}

/** Sorts findings and entries out. An expired entry accepts nothing. */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  options: BaselineOptions,
): Applied {
  const keyOf = (rule: string, path: string, print: string): string => JSON.stringify([rule, path, print]);
  const prints = fingerprintsOf(findings);
  const present = new Set(
    findings.map((finding, index) => keyOf(finding.rule, finding.at.path, prints[index] as string)),
  );
  const needed: BaselineEntry[] = [];
  const expired: BaselineEntry[] = [];
  const unneeded: BaselineEntry[] = [];
  const accepting = new Set<string>();
  for (const entry of baseline.entries) {
    const key = keyOf(entry.rule, entry.path, entry.fingerprint);
    if (!present.has(key)) {
      if (options.covers(entry)) unneeded.push(entry);
      else needed.push(entry);
    } else if (entry.expires < options.today) expired.push(entry);
    else {
      needed.push(entry);
      accepting.add(key);
    }
  }
  const fresh = findings.filter(
    (finding, index) => !accepting.has(keyOf(finding.rule, finding.at.path, prints[index] as string)),
  );
  return { fresh, accepted: findings.length - fresh.length, needed, expired, unneeded };
}

/** Tells what is wrong with the baseline itself: one problem for each rule and day, not for each entry. */
export function baselineProblems(baseline: Baseline, { expired, unneeded }: Applied): Problem[] {
  const problems = [...baseline.problems];
  for (const [first, count] of groups(expired, (entry) => `${entry.rule} ${entry.expires}`)) {
    const were = count === 1 ? 'The exception' : `The ${countOf(count, 'exception')}`;
    problems.push({
      rule: 'baseline-expired',
      message: `${were} for ${first.rule} ended on ${first.expires}; its reason was: ${first.reason}`,
      at: first.at,
      hint: 'Fix what was put off, or accept it again: kb baseline write --reason "..." --expires DAY.',
      fingerprint: `${first.rule} ${first.expires}`,
    });
  }
  for (const [first, count] of groups(unneeded, (entry) => entry.rule)) {
    problems.push({
      rule: 'baseline-unneeded',
      message:
        count === 1
          ? `The exception for ${first.rule} in ${first.path} is no longer needed.`
          : `${countOf(count, 'exception')} for ${first.rule} are no longer needed.`,
      at: first.at,
      hint: 'Well done. Remove them: kb baseline prune.',
      fingerprint: first.rule,
    });
  }
  return problems;
}

function groups(
  entries: readonly BaselineEntry[],
  keyOf: (entry: BaselineEntry) => string,
): (readonly [BaselineEntry, number])[] {
  const found = new Map<string, [BaselineEntry, number]>();
  for (const entry of entries) {
    const group = found.get(keyOf(entry));
    if (group) group[1]++;
    else found.set(keyOf(entry), [entry, 1]);
  }
  return [...found.values()];
}
