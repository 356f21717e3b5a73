import { describe, expect, test } from 'vitest';
import { openState, type PageHours } from '../../src/client/open-hours.ts';

const weekdays = [...Array(5).fill([['09:00', '17:30']]), [['10:00', '14:00']], []] as PageHours['w'];
const berlin: PageHours = { z: 'Europe/Berlin', w: weekdays, h: ['2026-12-25'] };

function at(hours: PageHours, instant: string): string {
  const { open, changes } = openState(hours, new Date(instant));
  return `${open ? 'open' : 'closed'} ${changes?.toISOString() ?? 'always'}`;
}

describe('open now', () => {
  const cases: [string, PageHours, string, string][] = [
    ['in the middle of a day', berlin, '2026-06-15T10:00:00Z', 'open 2026-06-15T15:30:00.000Z'],
    ['seconds do not count', berlin, '2026-06-15T10:00:59.999Z', 'open 2026-06-15T15:30:00.000Z'],
    ['at the minute of opening', berlin, '2026-06-15T07:00:00Z', 'open 2026-06-15T15:30:00.000Z'],
    ['at the minute of closing', berlin, '2026-06-15T15:30:00Z', 'closed 2026-06-16T07:00:00.000Z'],
    ['before opening', berlin, '2026-06-15T05:00:00Z', 'closed 2026-06-15T07:00:00.000Z'],
    ['over the weekend', berlin, '2026-06-20T13:00:00Z', 'closed 2026-06-22T07:00:00.000Z'],
    [
      'a holiday is closed, the next open day counts',
      berlin,
      '2026-12-25T10:00:00Z',
      'closed 2026-12-26T09:00:00.000Z',
    ],
    ['the evening before a holiday', berlin, '2026-12-24T20:00:00Z', 'closed 2026-12-26T09:00:00.000Z'],
    [
      'across the day on which clocks go forward',
      berlin,
      '2026-03-28T18:00:00Z',
      'closed 2026-03-30T07:00:00.000Z',
    ],
    [
      'across the day on which clocks go back',
      berlin,
      '2026-10-24T18:00:00Z',
      'closed 2026-10-26T08:00:00.000Z',
    ],
    ['no hours at all', { ...berlin, w: [] }, '2026-06-15T10:00:00Z', 'closed always'],
    [
      'always open',
      { ...berlin, w: Array(7).fill([['00:00', '24:00']]), h: [] },
      '2026-06-15T10:00:00Z',
      'open always',
    ],
    [
      'past midnight in two spans',
      { ...berlin, w: [[['20:00', '24:00']], [['00:00', '02:00']], [], [], [], [], []] },
      '2026-06-15T19:00:00Z',
      'open 2026-06-16T00:00:00.000Z',
    ],
    [
      'a zone on the other side of the date line',
      { ...berlin, z: 'Pacific/Auckland' },
      '2026-06-14T21:30:00Z',
      'open 2026-06-15T05:30:00.000Z',
    ],
  ];
  for (const [name, hours, instant, expected] of cases) {
    test(name, () => expect(at(hours, instant)).toBe(expected));
  }
  test('an unknown time zone is refused, not guessed', () => {
    expect(() => openState({ ...berlin, z: 'Mars/Base' }, new Date(0))).toThrow(RangeError);
  });
});
