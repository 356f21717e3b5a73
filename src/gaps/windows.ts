import { addDays, type Day } from '../model/day.ts';
import type { Period } from '../model/gap-report.ts';
import { dayOfNumber, numberOfDay } from './day-numbers.ts';

/** The days that a report compares. All as days since 1970-01-01, both ends included. */
export interface Windows {
  readonly grain: 'day' | 'week';
  /** First day of the data. */
  readonly first: number;
  readonly from: number;
  readonly to: number;
  /** As many days right before. */
  readonly beforeFrom: number;
  readonly beforeTo: number;
  /** All days of the comparison are in the data. */
  readonly hasBefore: boolean;
  /** The same weekdays, 52 weeks earlier; undefined when the data does not reach back so far. */
  readonly lastYearFrom: number | undefined;
  /** The last day of the data was left out: far fewer contacts than usual, so it had not ended. */
  readonly leftOut: { readonly day: number; readonly contacts: number; readonly usual: number } | undefined;
}

/** Distinct contacts by day. */
export type DailyContacts = ReadonlyMap<number, number>;

const daysPerYear = 364;

/**
 * The last `weeks` times seven complete days before `asOf`, and what they are compared with. A day is complete when it lies
 * before `asOf` and is not the last day of the data with less than half of its weekday's usual contacts.
 * Undefined when there is no contact before `asOf`.
 */
export function chooseWindows(
  daily: DailyContacts,
  asOf: Day,
  weeks: number,
  grain: 'day' | 'week',
): Windows | undefined {
  const today = numberOfDay(asOf);
  const length = grain === 'week' ? 7 : 1;
  const days = [...daily.keys()].filter((day) => day + length <= today).sort((a, b) => a - b);
  const first = days[0];
  const newest = days.at(-1);
  if (first === undefined || newest === undefined) return undefined;
  const leftOut = grain === 'day' && newest > first ? unfinishedDay(daily, newest) : undefined;
  const to = leftOut ? newest - 1 : newest + length - 1;
  const from = to - weeks * 7 + 1;
  const lastYearFrom = from - daysPerYear;
  return {
    grain,
    first,
    from,
    to,
    beforeFrom: from - weeks * 7,
    beforeTo: from - 1,
    hasBefore: first <= from - weeks * 7,
    lastYearFrom: first <= lastYearFrom ? lastYearFrom : undefined,
    leftOut,
  };
}

/** The window of a calendar month, compared with the days right before it. */
export function monthWindows(daily: DailyContacts, month: string): Windows | undefined {
  const from = numberOfDay(`${month}-01` as Day);
  const next = addDays(dayOfNumber(from), 31).slice(0, 7);
  const to = numberOfDay(`${next}-01` as Day) - 1;
  const first = Math.min(...daily.keys());
  if (![...daily.keys()].some((day) => day >= from && day <= to)) return undefined;
  const length = to - from + 1;
  return {
    grain: 'day',
    first,
    from,
    to,
    beforeFrom: from - length,
    beforeTo: from - 1,
    hasBefore: first <= from - length,
    lastYearFrom: undefined,
    leftOut: undefined,
  };
}

function unfinishedDay(daily: DailyContacts, day: number): Windows['leftOut'] {
  const same = [7, 14, 21, 28].map((back) => daily.get(day - back)).filter((count) => count !== undefined);
  const contacts = daily.get(day) as number;
  const usual = same.reduce((sum, count) => sum + count, 0) / same.length;
  // Three weekdays to compare with, and a shortfall that chance does not give.
  if (same.length < 3 || usual < 10 || contacts >= usual / 2) return undefined;
  return { day, contacts, usual: Math.round(usual) };
}

export function periodOf(from: number, to: number): Period {
  return { from: dayOfNumber(from), to: dayOfNumber(to) };
}

/** Day number of the Monday on or before a day. 1970-01-01 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}
