import { startOf } from '../model/place.ts';
import type { Entry, SearchTest, Site } from '../model/site.ts';

/** Results among which a derived test wants its article. */
const top = 5;

/**
 * Search tests of what customers asked about: for each article with contacts its phrases, and its contact tags in words.
 * Articles that share a query are all right for it. Most contacts first. `contacts`: article path -> contacts.
 */
export function deriveTests(site: Site, contacts: ReadonlyMap<string, number>): SearchTest[] {
  const tests = new Map<string, { test: SearchTest; expect: Set<string>; contacts: number }>();
  for (const entry of site.entries) {
    const count = contacts.get(entry.path) ?? 0;
    if (entry.visibility !== 'listed' || !entry.shown || count === 0) continue;
    for (const { query, at } of queriesOf(entry)) {
      const key = `${entry.locale} ${query.toLowerCase()}`;
      const known = tests.get(key);
      const expect = known?.expect ?? new Set();
      expect.add(entry.path);
      const test = { query, expect: [], top, locale: entry.locale, at };
      tests.set(key, { test: known?.test ?? test, expect, contacts: (known?.contacts ?? 0) + count });
    }
  }
  return [...tests.values()]
    .sort((a, b) => b.contacts - a.contacts)
    .map(({ test, expect }) => ({ ...test, expect: [...expect] }));
}

function queriesOf({ article }: Entry): { query: string; at: SearchTest['at'] }[] {
  const { phrases = [], contactTags = [] } = article.meta;
  const place = (key: 'phrases' | 'contact_tags', item: number) =>
    article.keys[key]?.items[item] ?? article.keys[key]?.at ?? startOf(article.file);
  return [
    ...phrases.map((query, item) => ({ query, at: place('phrases', item) })),
    ...contactTags.map((tag, item) => ({
      query: tag.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim(),
      at: place('contact_tags', item),
    })),
  ].filter(({ query }) => query !== '');
}
