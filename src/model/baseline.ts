import type { Day } from './day.ts';
import type { Problem } from './finding.ts';
import type { Place } from './place.ts';

/** A finding that the team has accepted for now: the rule, the file, and the finding's fingerprint. */
export interface BaselineEntry {
  readonly rule: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly reason: string;
  /** Last day on which it counts. */
  readonly expires: Day;
  /** Where it stands in the baseline file. */
  readonly at: Place;
}

/** `kb-baseline.yml` as read. */
export interface Baseline {
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
  readonly problems: readonly Problem[];
  /** False when the file is broken: nothing can be compared with it. */
  readonly usable: boolean;
}
