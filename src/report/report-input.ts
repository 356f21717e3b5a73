import type { Finding, Severity } from '../model/finding.ts';

export const reportFormats = ['pretty', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a reporter may say about a rule. */
export interface RuleNote {
  readonly name: string;
  readonly summary: string;
  readonly why: string;
}

/** File -> how much depends on the page in it, and why, in words: "41 articles link here". */
export type Weights = ReadonlyMap<string, { readonly value: number; readonly reason: string }>;

/** Everything a reporter needs. Findings are in reporting order (`compareFindings`). */
export interface ReportInput {
  readonly findings: readonly Finding[];
  /** Text of a file of the project, by `Place.path`; undefined when it is not at hand. */
  source(path: string): string | undefined;
  readonly colour: boolean;
  /** Width of the terminal. */
  readonly columns: number;
  /** The command, as the reader would type it: `kb check`. Default `kb check`. */
  readonly command?: string;
  /** Findings of this severity or worse fail the run. Default `error`. */
  readonly gate?: Severity;
  /** File -> how much depends on it, and why; the ranking prefers pages with more. */
  readonly weights?: Weights;
  readonly rules?: readonly RuleNote[];
  /** Fingerprints in the order of `findings`, for formats that carry them. */
  readonly fingerprints?: readonly string[];
  /** The day of the run; formats that must carry a time use its midnight, so that equal input gives equal bytes. */
  readonly today?: string;
  /** Version of kb. */
  readonly version?: string;
  /** Sentences on what was left out: accepted by the baseline, not touched by the change. */
  readonly notes?: readonly string[];
}
