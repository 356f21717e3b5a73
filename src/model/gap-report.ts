import type { Day } from './day.ts';

/** A count. In reports that are passed on, counts from 1 to below the smallest cell are the text `<5`. */
export type Cell = number | `<${number}`;

/** Days from `from` to `to`, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** A share (0 to 1) or mean of `n` contacts; `value` is null where there is none or too few. */
export interface Figure {
  readonly value: number | null;
  readonly n: Cell;
}

/** Times in minutes of `n` contacts. Median and 90th percentile are null where only sums are known. */
export interface Times {
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly n: Cell;
}

/** What the columns of an export say about some contacts. */
export interface Service {
  readonly oneTouch: Figure;
  readonly firstResponse: Times;
  readonly resolution: Times;
  readonly stillOpen: Cell;
  readonly reopened: Figure;
  readonly satisfied: Figure;
  readonly effort: Figure;
}

/**
 * How a topic changed against the weeks before. `rising` and `falling` held up among all topics tested; `watch` only by
 * itself. `too-few`: no change of any size could be told from chance. `no-comparison`: the weeks before are not all there.
 */
export type ChangeLabel = 'rising' | 'falling' | 'watch' | 'steady' | 'new' | 'too-few' | 'no-comparison';

export interface Change {
  readonly label: ChangeLabel;
  /** Contacts of the weeks before. */
  readonly before: Cell;
  /** Relative change: 0.5 is half more. */
  readonly relative: number | null;
  readonly p: number | null;
}

export type ArticleState = 'none' | 'suggested' | 'stale' | 'unhelpful' | 'fresh' | 'not-known';
export type GapCause = 'missing' | 'stale' | 'unfindable' | 'not-working' | 'none' | 'not-known';

/** Votes on "Was this helpful?". */
export interface Votes {
  readonly yes: Cell;
  readonly no: Cell;
}

export interface GapArticle {
  readonly path: string;
  readonly title: string;
  readonly state: 'stale' | 'unhelpful' | 'fresh';
  readonly review: string;
  readonly votes?: Votes;
}

/** An article that search gives for the words of a topic. A person has to confirm it. */
export interface Suggestion {
  readonly path: string;
  readonly title: string;
  /** Chance that it is the right one; null when too few topics are mapped to know. */
  readonly probability: number | null;
}

/** One topic: a tag that is no operational mark. */
export interface Gap {
  /** Place in the list; equal for topics that cannot be told apart. */
  readonly rank: number;
  readonly tied: boolean;
  /** The rank lies between these with 80 % confidence. */
  readonly rankFrom: number;
  readonly rankTo: number;
  readonly tag: string;
  readonly score: number | null;
  readonly factors: {
    readonly volume: number | null;
    readonly effort: number;
    readonly growth: number;
    readonly lack: number;
  };
  /** Distinct contacts with this tag in the window. */
  readonly contacts: Cell;
  /** Share of all contacts of the window, each contact divided among its topics. */
  readonly share: number | null;
  readonly lastYear: Cell | null;
  /** Contacts of each calendar week of `GapReport.weeks`. */
  readonly weekly: readonly Cell[];
  /** Mean of the last four whole weeks up to each week; null where there are not four. */
  readonly rolling: readonly (number | null)[];
  readonly change: Change;
  /** Further remarks: a spike, a season, a pair of signals. */
  readonly labels: readonly string[];
  readonly channels: Readonly<Record<string, Cell>>;
  readonly service: Service;
  readonly state: ArticleState;
  readonly articles: readonly GapArticle[];
  readonly suggestion?: Suggestion;
  readonly cause: GapCause;
  /** What to do next, in words, with the command. */
  readonly action: string;
  /** Searches that failed and belong to this topic. */
  readonly searches: readonly FailedSearch[];
}

export interface FailedSearch {
  readonly query: string;
  readonly count: Cell;
  readonly why: 'no results' | 'no clicks' | 'search test' | 'article not among the results';
}

export interface IgnoredTag {
  readonly tag: string;
  readonly reason: string;
  readonly contacts: Cell;
}

/** One calendar week, Monday to Sunday. */
export interface ReportWeek {
  readonly from: Day;
  readonly contacts: Cell | null;
  readonly untagged: Cell;
  /** Contacts of each channel; empty when the export has none. */
  readonly channels: Readonly<Record<string, Cell>>;
  /** The export begins or ends inside of this week. */
  readonly partial: boolean;
  /** Far more contacts than usual. */
  readonly incident: boolean;
}

export interface ReadFile {
  readonly name: string;
  readonly rows: number;
  readonly decisions: readonly { readonly what: string; readonly how: string }[];
  readonly skipped: readonly { readonly why: string; readonly count: number; readonly firstRecord: number }[];
  readonly columnsRead: readonly { readonly column: string; readonly as: string }[];
  readonly columnsIgnored: readonly string[];
}

export interface NearDuplicate {
  readonly tags: readonly [string, string];
  readonly contacts: readonly [Cell, Cell];
  readonly why: string;
}

export interface TagPair {
  readonly tags: readonly [string, string];
  readonly contacts: Cell;
  /** How many times more often together than two unrelated tags of their sizes. */
  readonly lift: number;
}

/** A topic of an earlier report that is none any more. */
export interface ClosedGap {
  readonly tag: string;
  readonly why: string;
  readonly before: Cell;
  readonly now: Cell;
}

export interface Method {
  readonly constants: Readonly<Record<string, number>>;
  readonly dispersion: number;
  readonly topicsTested: number;
  /** From so many contacts before to at least so many now would have been called rising, in four of five cases. */
  readonly detectable: readonly { readonly before: number; readonly now: number }[];
  readonly draws: number;
  readonly seed: number;
  readonly mappedTopics: number;
  readonly calibrated: boolean;
  readonly minCell: number;
  readonly limits: readonly string[];
}

/** Everything that `kb gaps` found. Plain data: `--format json` writes it as it is. */
export interface GapReport {
  readonly version: 1;
  readonly headline: string;
  readonly window: Period;
  readonly before: Period | null;
  readonly lastYear: Period | null;
  /** All days of the export up to the window's end. */
  readonly data: Period;
  readonly grain: 'day' | 'week';
  /** Distinct contacts of the window; null when counts do not tell. */
  readonly contacts: Cell | null;
  readonly contactsBefore: Cell | null;
  readonly untagged: Cell;
  readonly untaggedShare: number | null;
  readonly service: Service;
  readonly files: readonly ReadFile[];
  readonly gaps: readonly Gap[];
  /** How many of `gaps` are the head of the report. */
  readonly top: number;
  readonly rareTags: number;
  readonly ignored: readonly IgnoredTag[];
  readonly weeks: readonly ReportWeek[];
  readonly channels: Readonly<Record<string, Cell>>;
  readonly closed: readonly ClosedGap[];
  readonly duplicates: readonly NearDuplicate[];
  readonly together: readonly TagPair[];
  readonly otherSearches: readonly FailedSearch[];
  readonly quality: readonly { readonly what: string; readonly count: number | null }[];
  readonly deflection: {
    readonly low: number;
    readonly high: number;
    readonly contacts: readonly [number, number];
  } | null;
  readonly method: Method;
}
