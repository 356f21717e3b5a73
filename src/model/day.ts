declare const dayBrand: unique symbol;

/** A calendar day as `YYYY-MM-DD`, never an instant. Compare with `<` and `===`. Made by `parseDay`. */
export type Day = string & { readonly [dayBrand]: true };

/** A length of time in calendar units. */
export interface Interval {
  readonly unit: 'days' | 'months';
  readonly count: number;
}

const msPerDay = 86_400_000;

function toUtc(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function fromUtc(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads `YYYY-MM-DD`; gives `undefined` for any other form and for days that do not exist (2026-02-30). Years 1900 to 9999. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as Day;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return fromUtc(toUtc(day) + count * msPerDay);
}

/** The same day of the month `count` months later, or that month's last day: 31 January + 1 month is 28 or 29 February. */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return fromUtc(Date.UTC(year, month - 1, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month))));
}

/** The day one interval later. */
export function addInterval(day: Day, interval: Interval): Day {
  return interval.unit === 'days' ? addDays(day, interval.count) : addMonths(day, interval.count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / msPerDay);
}
