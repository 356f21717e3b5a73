import type { Day } from '../model/day.ts';
import type { Finding } from '../model/finding.ts';
import type { Entry, Site } from '../model/site.ts';
import { keptEntries } from './owner-load.ts';
import { type QueueItem, reviewQueue } from './review-queue.ts';

/** What one owner is to do; plain data. */
export interface Digest {
  readonly id: string;
  readonly name: string;
  readonly today: Day;
  readonly title: string;
  /** Articles that they, or their teams, answer for. */
  readonly articles: number;
  /** Overdue first, by due day. */
  readonly late: readonly DigestItem[];
  readonly soon: readonly DigestItem[];
  readonly changed: readonly DigestItem[];
  readonly never: readonly DigestItem[];
  /** Articles with errors, each with its first one. */
  readonly errors: readonly {
    readonly file: string;
    readonly title: string;
    readonly count: number;
    readonly first: string;
  }[];
}

export interface DigestItem extends QueueItem {
  /** Live address, where the site's own is known and the article is on it. */
  readonly url?: string;
  /** Team through which the article is theirs. */
  readonly team?: string;
}

/** The owner's own id and the teams that they are in; a team is only itself. */
export function idsOfOwner(id: string, { owners }: Site): ReadonlySet<string> {
  const isPerson = owners.people.some((person) => person.id === id);
  const teams = isPerson
    ? owners.teams.filter(({ members }) => members.includes(id)).map((team) => team.id)
    : [];
  return new Set([id, ...teams]);
}

/** What an owner is to do by the day of the site, `withinDays` days ahead. */
export function digestOf(id: string, site: Site, findings: readonly Finding[], withinDays: number): Digest {
  const ids = idsOfOwner(id, site);
  const owned = keptEntries(site).filter(({ ownership }) => ownership.ids.some((owner) => ids.has(owner)));
  const entryOf = new Map(owned.map((entry) => [entry.path, entry]));
  const queue = reviewQueue(site, { order: 'due', withinDays, owners: ids }).map((item): DigestItem => {
    const entry = entryOf.get(item.path) as Entry;
    const url =
      site.config.url !== undefined && entry.visibility === 'listed'
        ? site.config.url + encodeURI(entry.url)
        : undefined;
    const team = item.owners.includes(id) ? undefined : item.owners.find((owner) => ids.has(owner));
    return { ...item, ...(url !== undefined && { url }), ...(team !== undefined && { team }) };
  });
  const isLate = (item: DigestItem) => item.daysLate > 0;
  const isSoon = (item: DigestItem) =>
    item.dueInDays !== undefined && item.dueInDays >= 0 && item.dueInDays <= withinDays;
  const errors = owned.flatMap(({ article }) => {
    const own = findings.filter(({ severity, at }) => severity === 'error' && at.path === article.file);
    const [first] = own;
    return first
      ? [{ file: article.file, title: article.title, count: own.length, first: first.message }]
      : [];
  });
  const name = [...site.owners.people, ...site.owners.teams].find((owner) => owner.id === id)?.name ?? id;
  return {
    id,
    name,
    today: site.today,
    title: site.config.title,
    articles: owned.length,
    late: queue.filter(isLate),
    soon: queue.filter((item) => !isLate(item) && isSoon(item)),
    changed: queue.filter((item) => item.changed && !isLate(item) && !isSoon(item)),
    // One with a date that cannot be read is among the errors.
    never: queue.filter(
      (item) => item.isFirst && item.due === undefined && !item.changed && !item.unreadable,
    ),
    errors,
  };
}

/** True when there is nothing to do. */
export function isEmptyDigest({ late, soon, changed, never, errors }: Digest): boolean {
  return [late, soon, changed, never, errors].every((list) => list.length === 0);
}
