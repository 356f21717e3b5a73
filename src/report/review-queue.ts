import type { Day } from '../model/day.ts';
import type { Entry, ReviewState, Site } from '../model/site.ts';
import { keptEntries } from './owner-load.ts';

export const queueOrders = ['due', 'risk', 'owner'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** An article whose review wants attention. */
export interface QueueItem {
  readonly path: string;
  readonly file: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly state: ReviewState;
  readonly changed: boolean;
  /** It was never reviewed: a due day is that of its first review. */
  readonly isFirst: boolean;
  /** Review dates and intervals that are written and cannot be read. */
  readonly unreadable?: readonly string[];
  readonly due?: Day;
  /** Days from today to the due day; negative when overdue. */
  readonly dueInDays?: number;
  /** 0 when it is not late. */
  readonly daysLate: number;
  /** Contacts about it in the period that was counted; undefined when nobody counted. */
  readonly contacts?: number;
  /** Days late x contacts. */
  readonly risk?: number;
}

export interface QueueOptions {
  readonly order: QueueOrder;
  /** Due days up to this many days from today belong to the queue. */
  readonly withinDays: number;
  /** Path -> contacts in the last four weeks. */
  readonly contacts?: ReadonlyMap<string, number>;
  /** Only articles of these owners. */
  readonly owners?: ReadonlySet<string>;
}

const reviewKeys: ReadonlySet<string> = new Set(['reviewed', 'review_every', 'review_by']);

function belongs({ review }: Entry, withinDays: number): boolean {
  if (review.state === 'overdue' || review.changed) return true;
  if (review.dueInDays !== undefined) return review.dueInDays <= withinDays;
  return review.state === 'never-reviewed';
}

/**
 * Articles that are overdue, due within some days, changed since their review, or never reviewed and without a due day.
 * Order `due`: by due day; without one, changed articles come before those never reviewed. Order `owner`: by owner, then so.
 * Order `risk`: risk = days late x contacts in the last four weeks, largest first: what is late and asked about comes
 * before what is only late or only asked about; among equals, more contacts, then more days late. Path settles the rest.
 */
export function reviewQueue(site: Site, options: QueueOptions): QueueItem[] {
  const items = keptEntries(site)
    .filter((entry) => belongs(entry, options.withinDays))
    .filter(
      ({ ownership }) => options.owners === undefined || ownership.ids.some((id) => options.owners?.has(id)),
    )
    .map((entry): QueueItem => {
      const { article, review, path } = entry;
      const daysLate = Math.max(0, -(review.dueInDays ?? 0));
      const unreadable = (article.meta.invalid ?? []).filter((key) => reviewKeys.has(key));
      const contacts = options.contacts && (options.contacts.get(path) ?? 0);
      return {
        path,
        file: article.file,
        title: article.title,
        owners: entry.ownership.ids,
        state: review.state,
        changed: review.changed,
        isFirst: article.meta.reviewed === undefined,
        ...(unreadable.length > 0 && { unreadable }),
        ...(review.due !== undefined && { due: review.due }),
        ...(review.dueInDays !== undefined && { dueInDays: review.dueInDays }),
        daysLate,
        ...(contacts !== undefined && { contacts, risk: daysLate * contacts }),
      };
    });
  return items.sort(comparison(options.order));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byDue(a: QueueItem, b: QueueItem): number {
  const rank = (item: QueueItem) => item.due ?? (item.changed ? '9999-99-98' : '9999-99-99');
  return compareText(rank(a), rank(b)) || compareText(a.path, b.path);
}

function comparison(order: QueueOrder): (a: QueueItem, b: QueueItem) => number {
  if (order === 'due') return byDue;
  if (order === 'owner') {
    const owner = (item: QueueItem) => item.owners[0] ?? '\uffff';
    return (a, b) => compareText(owner(a), owner(b)) || byDue(a, b);
  }
  return (a, b) =>
    (b.risk ?? 0) - (a.risk ?? 0) ||
    (b.contacts ?? 0) - (a.contacts ?? 0) ||
    b.daysLate - a.daysLate ||
    byDue(a, b);
}

/** Why an article is in the queue, in words. */
export function reasonInWords(item: QueueItem): string {
  const changed = item.changed ? 'changed since its review' : '';
  const due = dueInWords(item);
  return [due, changed].filter((part) => part !== '').join(', ');
}

function dueInWords({ dueInDays, state, isFirst, unreadable }: QueueItem): string {
  if (unreadable) return `${unreadable.join(' and ')} cannot be read`;
  if (dueInDays === undefined) return state === 'never-reviewed' ? 'never reviewed' : '';
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
  const first = isFirst ? 'first review ' : '';
  if (dueInDays < 0) return `${first}${days(-dueInDays)} late`;
  return first + (dueInDays === 0 ? 'due today' : `due in ${days(dueInDays)}`);
}
