import { addDays, type Day, daysBetween } from '../model/day.ts';
import type { Finding } from '../model/finding.ts';
import type { Entry, ReviewState, Site } from '../model/site.ts';
import { keptEntries, type OwnerLoad, ownerLoads } from './owner-load.ts';
import { type QueueItem, reviewQueue } from './review-queue.ts';

/** Contacts by article, and the days that were counted. */
export interface CountedContacts {
  readonly from: Day;
  readonly to: Day;
  readonly byArticle: ReadonlyMap<string, number>;
}

export interface TeamReportInput {
  readonly site: Site;
  readonly findings: readonly Finding[];
  readonly contacts?: CountedContacts;
  /** Points of earlier reports, oldest first. */
  readonly trend: readonly TrendPoint[];
}

/** One report in a line: what a trend is drawn from. */
export interface TrendPoint {
  readonly day: Day;
  readonly articles: number;
  readonly withoutOwner: number;
  readonly overdue: number;
  readonly neverReviewed: number;
  readonly errors: number;
  readonly warnings: number;
}

/** One column of the due calendar. */
export interface DueWeek {
  /** Monday; undefined for everything that is overdue already. */
  readonly from?: Day;
  readonly due: number;
}

/** What is known about one article, and what it has of what a good article has. */
export interface ScoreRow {
  readonly path: string;
  readonly file: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly state: ReviewState;
  readonly due?: Day;
  readonly changed: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly contacts?: number;
  /** Has an owner; reviewed and in date; no error; no warning; a direct answer. One point each. */
  readonly points: number;
}

export const mostPoints = 5;

/** Everything that the team's report says; plain data, written beside it as JSON. */
export interface TeamReport {
  readonly version: 1;
  readonly title: string;
  readonly today: Day;
  readonly url?: string;
  readonly articles: number;
  /** Articles by review state. */
  readonly states: Readonly<Record<ReviewState, number>>;
  readonly changed: number;
  /** Reviewed, not due before today, not changed since; or exempt. A first review that is only planned does not count. */
  readonly inDate: number;
  readonly ownership: {
    readonly article: number;
    readonly folder: number;
    readonly site: number;
    readonly none: number;
  };
  readonly findings: { readonly errors: number; readonly warnings: number; readonly infos: number };
  readonly owners: readonly OwnerLoad[];
  readonly calendar: readonly DueWeek[];
  readonly contacts?: { readonly from: Day; readonly to: Day };
  /** Late or asked about, worst first. */
  readonly risk: readonly QueueItem[];
  /** Fewest points first, then by path. */
  readonly scores: readonly ScoreRow[];
  /** Earlier reports and this one, oldest first. */
  readonly trend: readonly TrendPoint[];
}

const calendarWeeks = 12;
const mostTrendPoints = 104;
const someMonday = '1970-01-05' as Day;

function mondayOf(day: Day): Day {
  return addDays(day, -(((daysBetween(someMonday, day) % 7) + 7) % 7));
}

function isInDate({ review, article }: Entry): boolean {
  if (review.changed) return false;
  if (review.state === 'exempt') return true;
  return article.meta.reviewed !== undefined && (review.state === 'current' || review.state === 'due-soon');
}

function calendarOf(site: Site): DueWeek[] {
  const monday = mondayOf(site.today);
  const weeks = new Array<number>(calendarWeeks).fill(0);
  let overdue = 0;
  for (const { review } of keptEntries(site)) {
    if (review.due === undefined) continue;
    const week = Math.floor(daysBetween(monday, review.due) / 7);
    if (review.due < site.today) overdue++;
    else if (week < calendarWeeks) weeks[week] = (weeks[week] ?? 0) + 1;
  }
  return [{ due: overdue }, ...weeks.map((due, index) => ({ from: addDays(monday, index * 7), due }))];
}

/** Works out what the team's report says. Pure; the same input gives the same report. */
export function teamReport({ site, findings, contacts, trend }: TeamReportInput): TeamReport {
  const entries = keptEntries(site);
  const states: Record<ReviewState, number> = {
    current: 0,
    'due-soon': 0,
    overdue: 0,
    'changed-since-review': 0,
    'never-reviewed': 0,
    exempt: 0,
  };
  const ownership = { article: 0, folder: 0, site: 0, none: 0 };
  for (const entry of entries) {
    states[entry.review.state]++;
    ownership[entry.ownership.from]++;
  }
  const bySeverity = { errors: 0, warnings: 0, infos: 0 };
  const byFile = new Map<string, { errors: number; warnings: number; infos: number }>();
  for (const { severity, at } of findings) {
    const own = byFile.get(at.path) ?? { errors: 0, warnings: 0, infos: 0 };
    byFile.set(at.path, own);
    for (const counts of [bySeverity, own]) counts[`${severity}s`]++;
  }
  const scores = entries.map((entry): ScoreRow => {
    const { article, path, ownership: owned, review } = entry;
    const { ids } = owned;
    const found = byFile.get(article.file) ?? { errors: 0, warnings: 0, infos: 0 };
    const passed = [
      ids.length > 0,
      isInDate(entry),
      found.errors === 0,
      found.warnings === 0,
      article.answerFrom !== 'none',
    ];
    return {
      path,
      file: article.file,
      title: article.title,
      owners: ids,
      state: review.state,
      ...(review.due !== undefined && { due: review.due }),
      changed: review.changed,
      ...found,
      ...(contacts && { contacts: contacts.byArticle.get(path) ?? 0 }),
      points: passed.filter(Boolean).length,
    };
  });
  scores.sort((a, b) => a.points - b.points || (a.path < b.path ? -1 : 1));
  const point: TrendPoint = {
    day: site.today,
    articles: entries.length,
    withoutOwner: ownership.none,
    overdue: states.overdue,
    neverReviewed: states['never-reviewed'],
    errors: bySeverity.errors,
    warnings: bySeverity.warnings,
  };
  return {
    version: 1,
    title: site.config.title,
    today: site.today,
    ...(site.config.url !== undefined && { url: site.config.url }),
    articles: entries.length,
    states,
    changed: entries.filter(({ review }) => review.changed).length,
    inDate: entries.filter(isInDate).length,
    ownership,
    findings: bySeverity,
    owners: ownerLoads(site),
    calendar: calendarOf(site),
    ...(contacts && { contacts: { from: contacts.from, to: contacts.to } }),
    risk: riskOf(site, contacts),
    scores,
    trend: [...trend.filter(({ day }) => day < site.today), point].slice(-mostTrendPoints),
  };
}

function riskOf(site: Site, contacts: CountedContacts | undefined): QueueItem[] {
  const queue = reviewQueue(site, {
    order: contacts ? 'risk' : 'due',
    withinDays: site.config.review.dueSoonDays,
    ...(contacts && { contacts: contacts.byArticle }),
  });
  return queue.slice(0, 50);
}
