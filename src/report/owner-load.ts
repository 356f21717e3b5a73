import type { Day } from '../model/day.ts';
import type { Owners } from '../model/owners.ts';
import type { Entry, Site } from '../model/site.ts';

/** What one owner answers for. */
export interface OwnerLoad {
  /** '' for articles without an owner. */
  readonly id: string;
  readonly kind: 'person' | 'team' | 'unknown' | 'nobody';
  /** As in the registry; else the id. */
  readonly name: string;
  readonly left?: Day;
  readonly articles: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly changed: number;
  readonly neverReviewed: number;
  /** Overdue, due soon or changed since the review: what waits for the owner now. */
  readonly openReviews: number;
  /** The most that were agreed: `max_open_reviews` of the registry. */
  readonly maxOpenReviews?: number;
  /** First due day that is still to come. */
  readonly nextDue?: Day;
}

/** Articles that somebody reads now or on a planned day, and that are therefore kept up. */
export function keptEntries(site: Site): Entry[] {
  return site.entries.filter(
    ({ visibility, shown }) =>
      visibility === 'listed' ||
      visibility === 'unlisted' ||
      visibility === 'internal' ||
      visibility === 'scheduled' ||
      (visibility === 'draft' && shown),
  );
}

type Identity = Pick<OwnerLoad, 'kind' | 'name' | 'left' | 'maxOpenReviews'>;

function kindOf(id: string, owners: Owners): Identity {
  if (id === '') return { kind: 'nobody', name: 'nobody' };
  const person = owners.people.find((one) => one.id === id);
  if (person) {
    const { name, left, maxOpenReviews } = person;
    return {
      kind: 'person',
      name,
      ...(left && { left }),
      ...(maxOpenReviews !== undefined && { maxOpenReviews }),
    };
  }
  const team = owners.teams.find((one) => one.id === id);
  return team ? { kind: 'team', name: team.name } : { kind: 'unknown', name: id };
}

/**
 * Every owner with what they answer for: all of the registry, those that only articles name, and nobody. An article with several
 * owners counts for each. By id, nobody last.
 */
export function ownerLoads(site: Site): OwnerLoad[] {
  const owned = new Map<string, Entry[]>();
  for (const { id } of [...site.owners.people, ...site.owners.teams]) owned.set(id, []);
  for (const entry of keptEntries(site)) {
    const ids = entry.ownership.ids.length === 0 ? [''] : new Set(entry.ownership.ids);
    for (const id of ids) owned.set(id, [...(owned.get(id) ?? []), entry]);
  }
  return [...owned]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([id, entries]): OwnerLoad => {
      const count = (test: (entry: Entry) => boolean) => entries.filter(test).length;
      const nextDue = entries
        .flatMap(({ review }) => (review.due !== undefined && review.due >= site.today ? [review.due] : []))
        .sort()[0];
      return {
        id,
        ...kindOf(id, site.owners),
        articles: entries.length,
        overdue: count(({ review }) => review.state === 'overdue'),
        dueSoon: count(({ review }) => review.state === 'due-soon'),
        changed: count(({ review }) => review.changed),
        neverReviewed: count(({ review }) => review.state === 'never-reviewed'),
        openReviews: count(
          ({ review }) => review.changed || review.state === 'overdue' || review.state === 'due-soon',
        ),
        ...(nextDue !== undefined && { nextDue }),
      };
    });
}
