import { expect, test } from 'vitest';
import type { Day } from '../../src/model/day.ts';
import type { Entry, Site } from '../../src/model/site.ts';
import { articlePage } from '../../src/render/article-page.ts';
import { feed } from '../../src/render/feed.ts';
import {
  contactPage,
  homePage,
  notFoundPage,
  promisePage,
  searchPage,
} from '../../src/render/fixed-pages.ts';
import { folderPage, indexPage } from '../../src/render/listing-pages.ts';
import { llmsText } from '../../src/render/llms-text.ts';
import { hasTwin, markdownTwin } from '../../src/render/markdown-twin.ts';
import { redirectPage, tombstonePage } from '../../src/render/moved-pages.ts';
import { listInputs, neighboursOf, ownInputs } from '../../src/render/page-inputs.ts';
import { createContext, prepareTheme, type RenderContext } from '../../src/render/render-context.ts';
import { robotsText, sitemaps } from '../../src/render/sitemap.ts';
import { ownTheme } from './own-theme.ts';
import { sampleSite } from './sample-site.ts';

const context = createContext(sampleSite(), prepareTheme(ownTheme()));
const { site } = context;
const shown = site.entries.filter((entry) => entry.shown);

/** The same object, but whoever asks for a key that is not `allowed` fails. */
function limited<T extends object>(object: T, allowed: (key: string) => boolean): T {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === 'string' && !allowed(key))
        throw new Error(`A page reads "${key}", which page-inputs.ts does not name.`);
      return Reflect.get(target, key);
    },
  });
}
const only = <T extends object>(object: T, keys: readonly (keyof T & string)[]): T =>
  limited(object, (key) => (keys as readonly string[]).includes(key));
const without = <T extends object>(object: T, keys: readonly (keyof T & string)[]): T =>
  limited(object, (key) => !(keys as readonly string[]).includes(key));

const ownEntry = (entry: Entry) =>
  only(entry, [
    ...(['article', 'path', 'locale', 'visibility', 'shown', 'type', 'url', 'output', 'folder'] as const),
    ...(['description', 'replacedBy', 'related', 'previous', 'next', 'links', 'images', 'media'] as const),
    'translations',
  ]);
const neighbour = (entry: Entry) =>
  only({ ...entry, article: only(entry.article, ['title']) }, [
    'shown',
    'visibility',
    'url',
    'output',
    'article',
  ]);

/** A context in which only what is named of the inputs of this page can be read. */
function narrow(entry: Entry): RenderContext {
  const neighbours = new Set(neighboursOf(entry));
  const known = {
    ...site,
    locales: site.locales.map((locale) =>
      without(locale, ['alphabetical', 'rootArticles', 'featured', 'popular']),
    ),
    folders: new Map([...site.folders].map(([path, folder]) => [path, without(folder, ['articles'])])),
    byPath: new Map(
      site.entries
        .filter(({ path }) => neighbours.has(path) || path === entry.path)
        .map((one) => [one.path, one === entry ? ownEntry(one) : neighbour(one)]),
    ),
  };
  const narrowed = only(known, ['config', 'today', 'locales', 'folders', 'byPath']);
  return { ...createContext(site, prepareTheme(ownTheme())), site: narrowed };
}

test.each(shown.map((entry) => [entry.path, entry] as const))(
  'the page and the twin of %s read nothing but their inputs',
  (_, entry) => {
    const page = entry.visibility === 'archived' ? tombstonePage : articlePage;
    expect(page(narrow(entry), ownEntry(entry))).toBe(page(context, entry));
    if (hasTwin(entry))
      expect(markdownTwin(narrow(entry), ownEntry(entry))).toBe(markdownTwin(context, entry));
  },
);

test('the sample has articles of every kind that has a page', () => {
  expect(new Set(shown.map((entry) => entry.visibility)).size).toBeGreaterThan(2);
  expect(shown.some((entry) => entry.related.length > 0)).toBe(true);
  expect(shown.some((entry) => Object.keys(entry.translations).length > 0)).toBe(true);
  expect(shown.some((entry) => entry.replacedBy !== undefined)).toBe(true);
});

/** A context in which only what is named of the inputs of lists can be read. */
function listContext(): RenderContext {
  const entries = site.entries.map((entry) => {
    const meta = only(entry.article.meta, ['reviewed', 'publishOn']);
    return only({ ...entry, article: only({ ...entry.article, meta }, ['title', 'meta']) }, [
      ...(['article', 'path', 'locale', 'visibility', 'shown', 'url', 'output'] as const),
      ...(['description', 'translations'] as const),
    ]);
  });
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const keys = [
    'config',
    'today',
    'locales',
    'folders',
    'redirects',
    'popular',
    'entries',
    'byPath',
  ] as const;
  return { ...createContext(site, prepareTheme(ownTheme())), site: only({ ...site, entries, byPath }, keys) };
}

test('lists, fixed pages, redirects, feeds and sitemaps read nothing but their inputs', () => {
  const narrowed = listContext();
  for (const { code, pages } of site.locales) {
    for (const page of [homePage, searchPage, indexPage, contactPage, notFoundPage, feed, llmsText])
      expect(page(narrowed, code), page.name).toBe(page(context, code));
    if (pages.promise !== undefined) expect(promisePage(narrowed, code)).toBe(promisePage(context, code));
  }
  for (const folder of site.folders.values())
    expect(folderPage(narrowed, folder)).toBe(folderPage(context, folder));
  for (const redirect of site.redirects)
    expect(redirectPage(narrowed, redirect)).toBe(redirectPage(context, redirect));
  expect(sitemaps(narrowed)).toEqual(sitemaps(context));
  expect(robotsText(narrowed)).toBe(robotsText(context));
});

test('the sample has something for every list', () => {
  expect(site.folders.size).toBeGreaterThan(0);
  expect(site.redirects.length).toBeGreaterThan(0);
  expect(sitemaps(context).length).toBeGreaterThan(0);
  expect(feed(context, site.config.locale)).toBeDefined();
});

const changed = (entry: Entry, change: Partial<Entry>): Site => {
  const entries = site.entries.map((one) => (one === entry ? { ...one, ...change } : one));
  return { ...site, entries, byPath: new Map(entries.map((one) => [one.path, one])) };
};

test.each<[string, (entry: Entry) => Partial<Entry>]>([
  ['title', ({ article }) => ({ article: { ...article, title: 'Renamed' } })],
  ['description', () => ({ description: 'In other words' })],
  ['visibility', () => ({ visibility: 'unlisted' })],
  ['address', () => ({ url: 'elsewhere' })],
  ['day of review', ({ article }) => ({ article: { ...article, meta: { reviewed: '2020-01-01' as Day } } })],
  ['translations', () => ({ translations: { xx: 'a.md' } })],
])('the inputs of lists say the %s of an article', (_, change) => {
  const [entry] = shown as [Entry];
  const before = [...listInputs(site)];
  expect([...listInputs(changed(entry, {}))]).toEqual(before);
  expect([...listInputs(changed(entry, change(entry)))]).not.toEqual(before);
});

test('the inputs of a page say what its neighbours are called', () => {
  const entry = shown.find(({ related }) => related.length > 0) as Entry;
  const other = site.byPath.get(entry.related[0] as string) as Entry;
  const renamed = changed(other, { article: { ...other.article, title: 'Renamed' } });
  expect(ownInputs(renamed, entry)).not.toBe(ownInputs(site, entry));
});
