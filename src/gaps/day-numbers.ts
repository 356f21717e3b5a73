import type { Day } from '../model/day.ts';

/** The calendar day that is this many days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  return new Date(number * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** Days from 1970-01-01 to a calendar day. */
export function numberOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
