import { expect, test } from 'vitest';
import { parseInterval } from '../../src/parse/parse-interval.ts';

const days = (count: number) => ({ unit: 'days', count });
const months = (count: number) => ({ unit: 'months', count });

test.each([
  ['6 months', months(6)],
  ['1 month', months(1)],
  ['month', months(1)],
  ['90 days', days(90)],
  ['1 day', days(1)],
  ['2 weeks', days(14)],
  ['12w', days(84)],
  ['30d', days(30)],
  ['6m', months(6)],
  ['1y', months(12)],
  ['2 years', months(24)],
  ['a year', months(12)],
  ['six months', months(6)],
  ['every 3 months', months(3)],
  ['Every Quarter', months(3)],
  ['  6   MONTHS ', months(6)],
  ['6-months', months(6)],
  ['6_months', months(6)],
  ['quarterly', months(3)],
  ['annually', months(12)],
  ['P6M', months(6)],
  ['P1Y', months(12)],
  ['P1Y6M', months(18)],
  ['P90D', days(90)],
  ['P2W', days(14)],
  ['p1w2d', days(9)],
  ['never', 'never'],
  ['Never', 'never'],
])('%j', (text, value) => {
  expect(parseInterval(text)).toEqual(value);
});

test.each([
  '',
  ' ',
  'soon',
  '6',
  '6 moons',
  '0 days',
  '-6 months',
  '1.5 years',
  '6 months 3 days',
  'P',
  'P0D',
  'PT6H',
  'P1M2D',
  'm',
  'd',
  's',
  'constructor',
  '2 constructor',
  'hasown days',
  '99999 years',
  '1e3 days',
  `${'9'.repeat(100)} days`,
  ' '.repeat(100_000),
])('%j is refused', (text) => {
  expect(parseInterval(text)).toBeUndefined();
});
