import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planStagger } from '../../src/edit/plan-stagger.ts';
import { type Day, daysBetween } from '../../src/model/day.ts';

const monday = '2026-06-22' as Day;
const day = (text: string) => text as Day;
const item = (path: string, owners: string[], contacts = 0) => ({ path, owners, contacts });

describe('planStagger', () => {
  it('begins on the next Monday and goes round the working days', () => {
    const undated = Array.from({ length: 6 }, (_, i) => item(`${i}.md`, ['ana']));
    for (const [today, first] of [
      ['2026-06-15', '2026-06-22'],
      ['2026-06-21', '2026-06-22'],
      ['2026-06-22', '2026-06-29'],
    ]) {
      const plan = planStagger(undated, [], { today: day(today as string), weeks: 1 });
      expect(plan.firstMonday).toBe(first);
      expect(plan.reviews.map(({ due }) => daysBetween(day(first as string), due))).toEqual([
        0, 0, 1, 2, 3, 4,
      ]);
    }
  });

  it('lets the most contacted come first', () => {
    const plan = planStagger([item('a.md', ['x'], 1), item('b.md', ['x'], 50), item('c.md', ['x'], 7)], [], {
      today: day('2026-06-15'),
      weeks: 3,
    });
    expect(plan.reviews.map(({ path, due }) => [path, due])).toEqual([
      ['b.md', '2026-06-22'],
      ['c.md', '2026-06-29'],
      ['a.md', '2026-07-06'],
    ]);
  });

  it('uses all of the time', () => {
    const undated = Array.from({ length: 6 }, (_, i) => item(`${i}.md`, ['x']));
    const plan = planStagger(undated, [], { today: day('2026-06-15'), weeks: 12 });
    expect(plan.reviews.map(({ due }) => daysBetween(monday, due) / 7)).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it('counts what is due in these weeks anyway', () => {
    const plan = planStagger([item('a.md', ['x'])], [{ owners: ['x'], due: monday }], {
      today: day('2026-06-15'),
      weeks: 2,
    });
    expect(plan.reviews[0]?.due).toBe('2026-06-29');
  });

  const owner = fc.constantFrom('ana', 'ben', 'chris');
  const planned = (owners: fc.Arbitrary<string[]>) =>
    fc.record({
      undated: fc.uniqueArray(
        fc.record({ path: fc.nat(200).map((n) => `${n}.md`), owners, contacts: fc.nat(5) }),
        { maxLength: 60, selector: ({ path }) => path },
      ),
      dated: fc.array(
        fc.record({ owners, due: fc.constantFrom(monday, day('2026-07-01'), day('2030-01-01')) }),
        { maxLength: 10 },
      ),
      weeks: fc.integer({ min: 1, max: 20 }),
    });

  function loadPerWeek(
    made: { undated: unknown[]; dated: readonly { owners: string[]; due: Day }[]; weeks: number },
    plan: ReturnType<typeof planStagger>,
  ) {
    const load = new Map<string, number>();
    for (const { owners, due } of [...plan.reviews, ...made.dated]) {
      const week = Math.floor(daysBetween(monday, due) / 7);
      if (week >= made.weeks) continue;
      for (const id of owners.length === 0 ? [''] : new Set(owners)) {
        load.set(`${id} ${week}`, (load.get(`${id} ${week}`) ?? 0) + 1);
      }
    }
    return load;
  }

  it('gives nobody more than their share in a week, everybody one day, and does not care for order', () => {
    fc.assert(
      fc.property(planned(fc.array(owner, { maxLength: 1 })), (made) => {
        const options = { today: day('2026-06-15'), weeks: made.weeks };
        const plan = planStagger(made.undated, made.dated, options);
        expect(plan.reviews).toHaveLength(made.undated.length);
        expect(planStagger([...made.undated].reverse(), made.dated, options)).toEqual(plan);
        const owned = (id: string) =>
          plan.reviews.filter(({ owners }) => (owners[0] ?? '') === id).length +
          made.dated.filter(
            ({ owners, due }) => (owners[0] ?? '') === id && daysBetween(monday, due) / 7 < made.weeks,
          ).length;
        const before = loadPerWeek({ ...made, dated: made.dated }, { ...plan, reviews: [] });
        for (const [key, count] of loadPerWeek(made, plan)) {
          const id = key.split(' ')[0] as string;
          const share = Math.ceil(owned(id) / made.weeks);
          expect(count).toBeLessThanOrEqual(Math.max(share, before.get(key) ?? 0));
        }
      }),
    );
  });

  it('places everything where articles have several owners, within the shares that it tells', () => {
    fc.assert(
      fc.property(planned(fc.array(owner, { maxLength: 3 })), (made) => {
        const plan = planStagger(made.undated, [], { today: day('2026-06-15'), weeks: made.weeks });
        expect(plan.reviews).toHaveLength(made.undated.length);
        for (const [key, count] of loadPerWeek({ ...made, dated: [] }, plan)) {
          expect(count).toBeLessThanOrEqual(plan.shares.get(key.split(' ')[0] as string) ?? 0);
        }
      }),
    );
  });
});
