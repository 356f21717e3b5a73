import { comparePlaces, type Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'info';

/**
 * Something a person should fix, before a severity is given to it.
 * The rooms that notice problems (`parse`, `site`) emit these; `checks` gives each its severity from the rule and the config.
 */
export interface Problem {
  /** Name of the rule, e.g. `link-broken`. Every name has a file in `checks/rules`. */
  readonly rule: string;
  /** What is wrong, in plain words, one sentence, without the path. */
  readonly message: string;
  readonly at: Place;
  /** What to do next, one or two sentences. */
  readonly hint?: string;
  /** Stable key of what the finding is about (not line, not wording), for the baseline. Default: the message. */
  readonly fingerprint?: string;
}

/** One type for everything a person should fix, whoever noticed it. */
export interface Finding extends Problem {
  readonly severity: Severity;
  /** Address of the rule's documentation. */
  readonly docs?: string;
}

export interface FindingSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings by severity. */
export function summarise(findings: readonly Finding[]): FindingSummary {
  let errors = 0;
  let warnings = 0;
  let infos = 0;
  for (const finding of findings) {
    if (finding.severity === 'error') errors++;
    else if (finding.severity === 'warning') warnings++;
    else infos++;
  }
  return { errors, warnings, infos };
}

/** The order in which findings are reported: by place, then rule, then message. The same on every machine. */
export function compareFindings(a: Problem, b: Problem): number {
  const byPlace = comparePlaces(a.at, b.at);
  if (byPlace !== 0) return byPlace;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  if (a.message !== b.message) return a.message < b.message ? -1 : 1;
  return 0;
}
