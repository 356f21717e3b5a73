import type { Interval } from '../model/day.ts';

const unitWords: Readonly<Record<string, { unit: Interval['unit']; factor: number }>> = {
  d: { unit: 'days', factor: 1 },
  day: { unit: 'days', factor: 1 },
  w: { unit: 'days', factor: 7 },
  week: { unit: 'days', factor: 7 },
  fortnight: { unit: 'days', factor: 14 },
  m: { unit: 'months', factor: 1 },
  month: { unit: 'months', factor: 1 },
  quarter: { unit: 'months', factor: 3 },
  y: { unit: 'months', factor: 12 },
  year: { unit: 'months', factor: 12 },
};

const countWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  nine: 9,
  ten: 10,
  twelve: 12,
};

const wholeWords: Readonly<Record<string, Interval>> = {
  daily: { unit: 'days', count: 1 },
  weekly: { unit: 'days', count: 7 },
  monthly: { unit: 'months', count: 1 },
  quarterly: { unit: 'months', count: 3 },
  yearly: { unit: 'months', count: 12 },
  annually: { unit: 'months', count: 12 },
};

/** Longest interval that is believed: one hundred years. More is a slip of the keyboard. */
const maxMonths = 1200;

/**
 * Reads `6 months`, `90 days`, `2 weeks`, `1 year`, `12w`, ISO 8601 `P6M`, `P1Y6M`, `P2W`, or `never`.
 * Gives undefined for anything else, for nothing (0 days), and for months mixed with days, which no calendar agrees on.
 */
export function parseInterval(text: string): Interval | 'never' | undefined {
  if (text.length > 60) return undefined;
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^every\s+/, '');
  if (words === 'never') return 'never';
  if (Object.hasOwn(wholeWords, words)) return wholeWords[words];
  return words.startsWith('p') ? fromIso(words) : fromWords(words);
}

function fromWords(words: string): Interval | undefined {
  const match = /^(?:(\d{1,5}|[a-z]{1,8})[\s_-]+|(\d{1,5}))?([a-z]+)$/.exec(words);
  if (!match) return undefined;
  const [, spaced, joined, name = ''] = match;
  const singular = name.length > 1 && name.endsWith('s') ? name.slice(0, -1) : name;
  const unit = Object.hasOwn(unitWords, singular) ? unitWords[singular] : undefined;
  if (!unit) return undefined;
  const number = spaced ?? joined ?? (singular.length > 1 ? '1' : '');
  const count = /^\d+$/.test(number)
    ? Number(number)
    : Object.hasOwn(countWords, number)
      ? countWords[number]
      : 0;
  return bounded(unit.unit, (count ?? 0) * unit.factor);
}

function fromIso(text: string): Interval | undefined {
  const match = /^p(?:(\d{1,4})y)?(?:(\d{1,5})m)?(?:(\d{1,5})w)?(?:(\d{1,5})d)?$/.exec(text);
  if (!match) return undefined;
  const months = Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0);
  const days = Number(match[3] ?? 0) * 7 + Number(match[4] ?? 0);
  if (months > 0 && days > 0) return undefined;
  return months > 0 ? bounded('months', months) : bounded('days', days);
}

function bounded(unit: Interval['unit'], count: number): Interval | undefined {
  const most = unit === 'months' ? maxMonths : maxMonths * 31;
  return count >= 1 && count <= most ? { unit, count } : undefined;
}
