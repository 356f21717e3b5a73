import type { Day } from '../model/day.ts';
import type { HelpArticle } from './coverage.ts';
import { dayOfNumber } from './day-numbers.ts';
import { cleanTag } from './tag-book.ts';
import type { Tally } from './tally.ts';

/** The articles that most contacts were about, most first. */
export interface PopularArticles {
  readonly from: Day;
  readonly to: Day;
  readonly articles: readonly { readonly path: string; readonly title: string; readonly contacts: number }[];
}

/**
 * The `count` published articles with the most contacts of the window: for each, the contacts of its `contact_tags`, each contact
 * divided among its topics. Articles nobody asked about are left out.
 */
export function popularArticles(
  tally: Tally,
  articles: readonly HelpArticle[],
  count: number,
): PopularArticles {
  const counted = articles
    .filter((article) => article.seenBy === 'customers')
    .map(({ path, title, contactTags }) => {
      const tags = new Set(contactTags.map(cleanTag));
      const contacts = [...tags].reduce(
        (sum, tag) => sum + (tally.topics.get(tag)?.current.weighted ?? 0),
        0,
      );
      return { path, title, contacts };
    })
    .filter((article) => article.contacts > 0)
    .sort((a, b) => b.contacts - a.contacts || (a.path < b.path ? -1 : 1));
  return {
    from: dayOfNumber(tally.windows.from),
    to: dayOfNumber(tally.windows.to),
    articles: counted.slice(0, count),
  };
}
