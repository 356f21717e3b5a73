import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addInterval, addMonths, type Day, daysBetween, parseDay } from '../../src/model/day.ts';

const day = (text: string): Day => {
  const value = parseDay(text);
  if (value === undefined) throw new Error(`not a day: ${text}`);
  return value;
};

describe('parseDay', () => {
  it.each(['2026-01-05', '2024-02-29', '2000-02-29', '9999-12-31', '1900-01-01'])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-5',
    '26-01-05',
    '2026/01/05',
    '05-01-2026',
    '2026-01-05T00:00:00Z',
    ' 2026-01-05',
    '2026-01-05\n',
    '1899-12-31',
    '',
    '٢٠٢٦-٠١-٠٥',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('calendar arithmetic', () => {
  it('ends a month early rather than running over into the next', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2026-08-31'), 6)).toBe('2027-02-28');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
    expect(addMonths(day('2026-12-15'), 1)).toBe('2027-01-15');
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15');
  });

  it('crosses the days on which clocks change', () => {
    expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30');
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(daysBetween(day('2026-10-26'), day('2026-10-24'))).toBe(-2);
  });

  it('adds what it measures', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (count) => {
        expect(daysBetween(day('2026-06-15'), addInterval(day('2026-06-15'), { unit: 'days', count }))).toBe(
          count,
        );
      }),
    );
  });
});
