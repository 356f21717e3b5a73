import { describe, expect, it } from 'vitest';
import { dayOfNumber, numberOfDay } from '../../src/gaps/day-numbers.ts';
import { chooseWindows, mondayOf, monthWindows } from '../../src/gaps/windows.ts';
import type { Day } from '../../src/model/day.ts';

const day = (text: string): number => numberOfDay(text as Day);

/** Every day from `from` to `to` with so many contacts. */
function days(from: string, to: string, contacts = 20): Map<number, number> {
  const daily = new Map<number, number>();
  for (let number = day(from); number <= day(to); number++) daily.set(number, contacts);
  return daily;
}

const words = (windows: ReturnType<typeof chooseWindows>) =>
  windows && {
    from: dayOfNumber(windows.from),
    to: dayOfNumber(windows.to),
    before: `${dayOfNumber(windows.beforeFrom)} ${dayOfNumber(windows.beforeTo)}`,
    hasBefore: windows.hasBefore,
  };

describe('chooseWindows', () => {
  it('takes the last 28 days before today, and the 28 before them', () => {
    expect(words(chooseWindows(days('2026-01-01', '2026-04-10'), '2026-04-09' as Day, 4, 'day'))).toEqual({
      from: '2026-03-12',
      to: '2026-04-08',
      before: '2026-02-12 2026-03-11',
      hasBefore: true,
    });
  });

  it('ends with the data when that is older', () => {
    expect(
      words(chooseWindows(days('2026-01-01', '2026-02-20'), '2026-04-09' as Day, 4, 'day')),
    ).toMatchObject({
      to: '2026-02-20',
      hasBefore: false,
    });
  });

  it('leaves a last day out that had not ended', () => {
    const daily = days('2026-01-01', '2026-04-08');
    daily.set(day('2026-04-08'), 4);
    const windows = chooseWindows(daily, '2026-05-01' as Day, 4, 'day');
    expect(words(windows)).toMatchObject({ to: '2026-04-07' });
    expect(windows?.leftOut).toEqual({ day: day('2026-04-08'), contacts: 4, usual: 20 });
    daily.set(day('2026-04-08'), 15);
    expect(chooseWindows(daily, '2026-05-01' as Day, 4, 'day')?.leftOut).toBeUndefined();
  });

  it('compares with last year from 56 weeks of data on', () => {
    const asOf = '2026-04-09' as Day;
    const first = dayOfNumber(day('2026-04-08') - 56 * 7 + 1);
    expect(chooseWindows(days(first, '2026-04-08'), asOf, 4, 'day')?.lastYearFrom).toBe(day(first));
    expect(
      chooseWindows(days(dayOfNumber(day(first) + 1), '2026-04-08'), asOf, 4, 'day')?.lastYearFrom,
    ).toBeUndefined();
  });

  it('takes whole weeks of weekly counts', () => {
    const weekly = new Map(
      [
        ['2026-03-02', 9],
        ['2026-03-09', 9],
        ['2026-03-16', 9],
      ].map(([from, n]) => [day(from as string), n as number]),
    );
    expect(words(chooseWindows(weekly, '2026-03-22' as Day, 1, 'week'))).toMatchObject({
      from: '2026-03-09',
      to: '2026-03-15',
    });
    expect(words(chooseWindows(weekly, '2026-03-23' as Day, 1, 'week'))).toMatchObject({
      from: '2026-03-16',
      to: '2026-03-22',
    });
  });

  it('finds no window when all contacts are of today', () => {
    expect(chooseWindows(days('2026-04-09', '2026-04-10'), '2026-04-09' as Day, 4, 'day')).toBeUndefined();
  });
});

describe('monthWindows and mondayOf', () => {
  it('takes a calendar month and as many days before', () => {
    expect(words(monthWindows(days('2026-01-01', '2026-03-31'), '2026-02'))).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
      before: '2026-01-04 2026-01-31',
      hasBefore: true,
    });
    expect(monthWindows(days('2026-01-01', '2026-03-31'), '2026-04')).toBeUndefined();
  });

  it('finds the Monday of a day, before 1970 too', () => {
    for (const [of, monday] of [
      ['2026-04-06', '2026-04-06'],
      ['2026-04-12', '2026-04-06'],
      ['1970-01-01', '1969-12-29'],
    ]) {
      expect(dayOfNumber(mondayOf(day(of as string)))).toBe(monday);
    }
  });
});
