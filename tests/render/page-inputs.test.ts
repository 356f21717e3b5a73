import { expect, test } from 'vitest';
import type { Entry } from '../../src/model/site.ts';
import { articlePage } from '../../src/render/article-page.ts';
import { hasTwin, markdownTwin } from '../../src/render/markdown-twin.ts';
import { tombstonePage } from '../../src/render/moved-pages.ts';
import { neighboursOf, ownInputs } from '../../src/render/page-inputs.ts';
import { createContext, prepareTheme, type RenderContext } from '../../src/render/render-context.ts';
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

const ownEntry = (entry: Entry) => without(entry, ['ownership', 'review', 'backlinks']);
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

test('the inputs of a page say what its neighbours are called', () => {
  const entry = shown.find(({ related }) => related.length > 0) as Entry;
  const [path] = entry.related as [string];
  const renamed = new Map(site.byPath);
  const other = renamed.get(path) as Entry;
  renamed.set(path, { ...other, article: { ...other.article, title: 'Renamed' } });
  const before = JSON.stringify(ownInputs(site, entry));
  expect(JSON.stringify(ownInputs({ ...site, byPath: renamed }, entry))).not.toBe(before);
});
