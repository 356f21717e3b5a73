import { addDays, type Day, daysBetween } from '../model/day.ts';

/** An article that has no review date yet. */
export interface UndatedArticle {
  readonly path: string;
  readonly owners: readonly string[];
  /** Contacts about it; 0 when nobody counted. */
  readonly contacts: number;
}

/** A review that is planned already: it takes part of its owners' share of the week. */
export interface DatedArticle {
  readonly owners: readonly string[];
  readonly due: Day;
}

export interface PlannedReview extends UndatedArticle {
  readonly due: Day;
}

export interface StaggerPlan {
  /** By due day, then path. */
  readonly reviews: readonly PlannedReview[];
  /** Owner -> most reviews that fall due in one week of the plan. '' stands for articles without an owner. */
  readonly shares: ReadonlyMap<string, number>;
  readonly firstMonday: Day;
  readonly weeks: number;
}

/** A Monday. */
const someMonday = '1970-01-05' as Day;
const workingDays = 5;

/** The Monday after a day; of a Monday, the next one. */
function mondayAfter(day: Day): Day {
  const weekday = ((daysBetween(someMonday, day) % 7) + 7) % 7;
  return addDays(day, 7 - weekday);
}

function ownersOf(item: { readonly owners: readonly string[] }): readonly string[] {
  return item.owners.length === 0 ? [''] : [...new Set(item.owners)];
}

/**
 * Gives every article a first due day in one of `weeks` weeks from the next Monday on: the most contacted first, equals in path order,
 * spread over all weeks, each in a week in which none of its owners has more than their share. An owner's share is the number of their
 * reviews (those that are due in these weeks anyway included) divided by the weeks, rounded up. Only where several owners
 * share articles so that no such week is left does a share grow by one. Within a week, days go round Monday to
 * Friday. Same input, same plan.
 */
export function planStagger(
  undated: readonly UndatedArticle[],
  dated: readonly DatedArticle[],
  { today, weeks }: { readonly today: Day; readonly weeks: number },
): StaggerPlan {
  const firstMonday = mondayAfter(today);
  const totals = new Map<string, number>();
  const loads = new Map<string, number[]>();
  const loadOf = (owner: string): number[] => {
    const known = loads.get(owner);
    if (known) return known;
    const made = new Array<number>(weeks).fill(0);
    loads.set(owner, made);
    return made;
  };
  const count = (owner: string) => totals.set(owner, (totals.get(owner) ?? 0) + 1);

  for (const item of dated) {
    const week = Math.floor(daysBetween(firstMonday, item.due) / 7);
    if (week < 0 || week >= weeks) continue;
    for (const owner of ownersOf(item)) {
      count(owner);
      const load = loadOf(owner);
      load[week] = (load[week] ?? 0) + 1;
    }
  }
  const wanted = new Map<string, number>();
  const placed = new Map<string, number>();
  for (const item of undated) {
    for (const owner of ownersOf(item)) {
      count(owner);
      wanted.set(owner, (wanted.get(owner) ?? 0) + 1);
    }
  }
  const shares = new Map([...totals].map(([owner, total]) => [owner, Math.ceil(total / weeks)]));

  const inOrder = [...undated].sort(
    (a, b) => b.contacts - a.contacts || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
  const reviews = inOrder.map((item): PlannedReview => {
    const owners = ownersOf(item);
    const isFree = (week: number) =>
      owners.every((owner) => (loadOf(owner)[week] ?? 0) < (shares.get(owner) ?? 1));
    // Spread over all weeks, the heaviest first: the third of six articles wants the middle.
    const wish = Math.max(
      ...owners.map((owner) => Math.floor(((placed.get(owner) ?? 0) * weeks) / (wanted.get(owner) ?? 1))),
    );
    for (const owner of owners) placed.set(owner, (placed.get(owner) ?? 0) + 1);
    let week = findWeek(weeks, wish, isFree);
    while (week === undefined) {
      for (const owner of owners) {
        const isFull = loadOf(owner).every((load) => load >= (shares.get(owner) ?? 1));
        if (isFull || owners.length > 1) shares.set(owner, (shares.get(owner) ?? 1) + 1);
      }
      week = findWeek(weeks, wish, isFree);
    }
    const first = loadOf(owners[0] as string)[week] ?? 0;
    for (const owner of owners) {
      const load = loadOf(owner);
      load[week] = (load[week] ?? 0) + 1;
    }
    return { ...item, due: addDays(firstMonday, week * 7 + (first % workingDays)) };
  });
  reviews.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.path < b.path ? -1 : 1));
  return { reviews, shares, firstMonday, weeks };
}

/** The first free week from `wish` on, going round. */
function findWeek(weeks: number, wish: number, isFree: (week: number) => boolean): number | undefined {
  for (let step = 0; step < weeks; step++) {
    const week = (wish + step) % weeks;
    if (isFree(week)) return week;
  }
  return undefined;
}
