import type { Entry, Site } from '../model/site.ts';
import type { RenderContext } from './render-context.ts';

/*
 * What pages are made of, so that a build knows which of them the last build made of the same things. Whatever they read must be
 * named here; tests/render/page-inputs.test.ts renders with nothing else.
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

/**
 * What one of them is made of besides, as JSON: its place and connections, and what it says of other articles. Not its own text.
 */
export function ownInputs(site: Site, entry: Entry): string {
  const { path, locale, visibility, shown, type, url, output, folder, description, replacedBy } = entry;
  const { related, previous, next, links, images, media, translations } = entry;
  const own = [
    [path, locale, visibility, shown, type, url, output, folder, description, replacedBy],
    [related, previous, next, links, images, media, translations],
  ];
  return [JSON.stringify(own), ...neighboursOf(entry).map((name) => faceOf(site.byPath.get(name)))].join(
    '\n',
  );
}

/** Paths of the articles that a page names or links to. */
export function neighboursOf({ related, previous, next, replacedBy, translations, links }: Entry): string[] {
  const found = [...related, ...Object.values(translations)];
  for (const path of [previous, next, replacedBy]) if (path !== undefined) found.push(path);
  for (const link of links) if ('to' in link) found.push(link.to);
  return found;
}

/** Most articles are named by several others. */
const faces = new WeakMap<Entry, string>();

/** What a page says of another article. */
function faceOf(entry: Entry | undefined): string {
  if (!entry) return '';
  const known = faces.get(entry);
  if (known !== undefined) return known;
  const { shown, visibility, url, output, article } = entry;
  const face = JSON.stringify([shown, visibility, url, output, article.title]);
  faces.set(entry, face);
  return face;
}

/** What all pages are made of together that show no article but name some: lists, fixed pages, redirects, feeds, sitemaps. */
export function* listInputs({ locales, folders, redirects, popular, entries }: Site): Generator<string> {
  yield JSON.stringify([locales, [...folders.values()], redirects, popular]);
  for (const {
    path,
    locale,
    visibility,
    shown,
    url,
    output,
    description,
    translations,
    article,
  } of entries) {
    const { title, meta } = article;
    const own = [path, locale, visibility, shown, url, output, description, translations, title];
    yield JSON.stringify([...own, meta.reviewed, meta.publishOn]);
  }
}
