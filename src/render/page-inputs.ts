import type { Entry, Site } from '../model/site.ts';
import type { RenderContext } from './render-context.ts';

/*
 * What the page and the twin of an article are made of, so that a build knows which of them the last build made of the same
 * things. Whatever they read must be named here; tests/render/page-inputs.test.ts renders with nothing else.
 */

/** What all of them share; the theme is the caller's to add. */
export function sharedInputs({ site, files, hasFeed }: RenderContext): unknown {
  const { outputs, ...addresses } = files;
  return {
    config: site.config,
    today: site.today,
    locales: site.locales.map(({ alphabetical, rootArticles, featured, popular, ...locale }) => locale),
    folders: [...site.folders.values()].map(({ articles, ...folder }) => folder),
    files: addresses,
    feeds: site.locales.map(({ code }) => hasFeed(code)),
  };
}

/** What one of them is made of besides: its place and connections, and what it says of other articles. Not its own text. */
export function ownInputs(site: Site, entry: Entry): unknown {
  const { article, ownership, review, backlinks, ...own } = entry;
  return [own, neighboursOf(entry).map((path) => neighbourInputs(site.byPath.get(path)))];
}

/** Paths of the articles that a page names or links to. */
export function neighboursOf(entry: Entry): string[] {
  const linked = entry.links.flatMap((link) => ('to' in link ? [link.to] : []));
  const named = [entry.previous, entry.next, entry.replacedBy].filter((path) => path !== undefined);
  return [...new Set([...entry.related, ...named, ...Object.values(entry.translations), ...linked])];
}

function neighbourInputs(entry: Entry | undefined): unknown {
  if (!entry) return undefined;
  const { shown, visibility, url, output, article } = entry;
  return [shown, visibility, url, output, article.title];
}
