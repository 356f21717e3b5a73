import { cleanTag } from '../gaps/tag-book.ts';
import { dailyContacts } from '../gaps/tally-contacts.ts';
import { chooseWindows, periodOf } from '../gaps/windows.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Site } from '../model/site.ts';
import { readExports } from './gaps-read.ts';

/** How many contacts were about each article. */
export interface ContactCounts {
  readonly from: Day;
  readonly to: Day;
  /** Article path -> contacts that carry at least one of its `contact_tags`, each counted once. Articles without any are left out. */
  readonly byArticle: ReadonlyMap<string, number>;
}

const weeks = 4;

/**
 * Counts the contacts of the last four complete weeks of some exports (paths as typed) by article: those that carry one of
 * its `contact_tags`, by the names that `gaps.aliases` of the config gives. Throws `UserError` for exports that cannot be
 * read without guessing, and for those that end before the articles' time.
 */
export async function countContacts(
  names: readonly string[],
  site: Site,
  cwd: string,
): Promise<ContactCounts> {
  const sink = await readExports(names, cwd, { map: new Map() });
  const windows = chooseWindows(dailyContacts(sink), site.today, weeks, 'day');
  if (!windows) {
    throw new UserError(`The contacts of ${names.join(', ')} all lie after ${site.today}.`, {
      hint: 'Give a newer --as-of, or the export of an earlier time.',
    });
  }
  const { aliases } = site.config.gaps;
  const topics = new Map(Object.entries(aliases).map(([from, to]) => [cleanTag(from), cleanTag(to)]));
  const articlesOf = new Map<string, string[]>();
  for (const { path, article } of site.entries) {
    for (const tag of new Set(article.meta.contactTags?.map(cleanTag))) {
      articlesOf.set(tag, [...(articlesOf.get(tag) ?? []), path]);
    }
  }
  const byTag = sink.tags.names.map((name) => articlesOf.get(topics.get(name) ?? name) ?? []);
  const byArticle = new Map<string, number>();
  const { store, sets } = sink;
  for (let index = 0; index < store.size; index++) {
    const day = store.day(index);
    if (store.isOut(index) || day < windows.from || day > windows.to) continue;
    const about = new Set(sets.tagsOf(store.tags(index)).flatMap((tag: number) => byTag[tag] ?? []));
    for (const path of about) byArticle.set(path, (byArticle.get(path) ?? 0) + 1);
  }
  return { ...periodOf(windows.from, windows.to), byArticle };
}
