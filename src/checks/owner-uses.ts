import type { Place } from '../model/place.ts';
import type { Site } from '../model/site.ts';
import { checkedEntries } from './checked-entries.ts';

/** One place that names an owner, and how many articles it answers for. */
export interface OwnerUse {
  readonly id: string;
  readonly at: Place;
  readonly articles: number;
}

/**
 * Every place that names an owner of a checked article: one for each id in an article, a `_meta.yml` or the config,
 * so that a wrong id in a folder is one thing to fix and not one for each of its articles.
 */
export function ownerUses(site: Site): OwnerUse[] {
  const uses = new Map<string, { id: string; at: Place; articles: number }>();
  for (const { ownership } of checkedEntries(site)) {
    for (const id of ownership.ids) {
      const key = JSON.stringify([ownership.at.path, ownership.at.line, id]);
      const use = uses.get(key);
      if (use) use.articles++;
      else uses.set(key, { id, at: ownership.at, articles: 1 });
    }
  }
  return [...uses.values()];
}
