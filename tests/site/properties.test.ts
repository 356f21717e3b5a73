import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputOfAddress } from '../../src/model/address.ts';
import type { ArticleMeta } from '../../src/model/article.ts';
import type { Site, SiteInput } from '../../src/model/site.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { article, asset, config, day, folder, input } from './make.ts';

const part = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'A', 'b', 'index', 'search', '404', 'assets', 'es', 'CON', 'C++', 'c'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'ü',
      'u\u0308',
      '🎉',
      '--x',
      ' sp ace ',
      "q'uote",
      'a.b',
      '..a',
      '%2e%2e',
      'ß',
      'ss',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .map((text) => text.replaceAll('/', '_')),
  },
);
const folderPath = fc.array(part, { maxLength: 3 }).map((parts) => parts.join('/'));
const filePath = fc.tuple(folderPath, part).map(([at, name]) => (at === '' ? name : `${at}/${name}`));

const href = fc.oneof(
  filePath.map((path) => `${path}.md`),
  filePath.map((path) => `../${path}.md#x`),
  filePath.map((path) => `/${path.toLowerCase()}.html`),
  filePath.map((path) => encodeURI(path.replaceAll(/[\ud800-\udfff]/g, ''))),
  fc.constantFrom(
    '#x',
    '#nope',
    'id:1',
    '2',
    '/',
    '',
    '..',
    '../..',
    '//h',
    'https://old.example/1-x',
    'https://x.example/help/a',
  ),
  fc.string({ maxLength: 20, unit: 'grapheme' }),
);

const meta: fc.Arbitrary<ArticleMeta> = fc.record(
  {
    status: fc.constantFrom('published', 'draft', 'unlisted', 'archived'),
    audience: fc.constantFrom('public', 'internal'),
    id: fc.constantFrom('1', '2', '3'),
    tags: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
    related: fc.array(href, { maxLength: 2 }),
    redirectFrom: fc.array(href, { maxLength: 2 }),
    translationOf: href,
    order: fc.integer({ min: 0, max: 3 }),
    publishOn: fc.constantFrom(day('2026-01-01'), day('2027-01-01')),
    unpublishOn: fc.constantFrom(day('2026-01-01'), day('2027-01-01')),
  },
  { requiredKeys: [] },
);

const siteInput: fc.Arbitrary<SiteInput> = fc
  .record({
    articles: fc.uniqueArray(
      fc.record({
        path: filePath,
        meta,
        locale: fc.constantFrom('en', 'en', 'es', 'fr'),
        title: fc.constantFrom('Refund', 'Parcel', 'Get a refund'),
        links: fc.array(href, { maxLength: 4 }),
        images: fc.array(href, { maxLength: 2 }),
      }),
      { maxLength: 14, selector: ({ path }) => path },
    ),
    assets: fc.uniqueArray(filePath, { maxLength: 6 }),
    folders: fc.uniqueArray(
      fc.record({
        path: folderPath,
        audience: fc.constantFrom('public', 'internal'),
        title: fc.constantFrom('T', 'U'),
      }),
      { maxLength: 3, selector: ({ path }) => path },
    ),
    urls: fc.constantFrom('file', 'clean', 'directory'),
    redirects: fc.dictionary(href, href, { maxKeys: 3 }),
    drafts: fc.boolean(),
    internal: fc.boolean(),
  })
  .map((made) =>
    input({
      articles: made.articles.map(({ path, ...rest }) => article(`${path}.md`, { ...rest, anchors: ['x'] })),
      assets: made.assets.map((path) => asset(path)),
      folders: made.folders.map(({ path, ...rest }) => folder(path, rest as never)),
      config: config({
        urls: made.urls as never,
        url: 'https://x.example/help/',
        locales: [{ code: 'en' }, { code: 'es' }],
        previousUrls: ['https://old.example/{id}'],
        redirects: made.redirects,
      }),
      drafts: made.drafts,
      internal: made.internal,
    }),
  );

/** Every file that the site consists of, kb's own pages included. */
function outputsOf(site: Site): string[] {
  return [
    ...site.locales.flatMap(({ pages }) =>
      Object.values(pages as unknown as Record<string, string>).map(outputOfAddress),
    ),
    ...[...site.folders.values()].map(({ output }) => output),
    ...site.entries.filter(({ shown }) => shown).map(({ output }) => output),
    ...site.redirects.map(({ output }) => output),
    ...site.assets.values(),
  ];
}

describe('any site', () => {
  it('has outputs that are safe and that meet on no file system', () => {
    fc.assert(
      fc.property(siteInput, (made) => {
        const outputs = outputsOf(assembleSite(made));
        const files = outputs.map((path) => path.normalize('NFC').toUpperCase().toLowerCase());
        expect(new Set(files).size).toBe(files.length);
        const folders = new Set(
          files.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i).join('/'))),
        );
        for (const path of files) expect(folders.has(path), path).toBe(false);
        for (const path of outputs) {
          expect(path).toMatch(/^[^/]/);
          expect(path).not.toMatch(/[\u0000-\u001f\u007f\\:*?"<>|]|\/\/|\/$/);
          for (const name of path.split('/')) {
            expect(name).not.toMatch(/^\.|\.$|^\s|\s$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('only leads to what is there', () => {
    fc.assert(
      fc.property(siteInput, (made) => {
        const site = assembleSite(made);
        const outputs = new Set(outputsOf(site));
        const shown = (path: string) => site.byPath.get(path)?.shown === true;
        for (const entry of site.entries) {
          if (!entry.shown) continue;
          const textShown = entry.visibility !== 'archived';
          for (const link of [...entry.links, ...entry.media]) {
            if (link.kind === 'external' || link.kind === 'unpublished' || link.kind === 'broken') continue;
            if (link.kind === 'asset' && !textShown) continue;
            const file = link.url.replace(/#.*$/, '');
            const output = link.kind === 'asset' ? file : outputOfAddress(file);
            expect(outputs.has(output), `${entry.path}: ${link.url}`).toBe(true);
          }
          for (const image of entry.images) {
            if (image.kind === 'asset' && textShown) expect(outputs.has(image.url)).toBe(true);
          }
          for (const path of [...entry.related, ...entry.backlinks, ...Object.values(entry.translations)]) {
            expect(shown(path)).toBe(true);
            expect(path).not.toBe(entry.path);
          }
          for (const path of [entry.previous, entry.next])
            if (path !== undefined) expect(shown(path)).toBe(true);
        }
        for (const { to } of site.redirects) {
          if (!to.startsWith('https://')) expect(outputs.has(outputOfAddress(to)), to).toBe(true);
        }
        for (const { folders, articles } of site.folders.values()) {
          for (const path of folders) expect(site.folders.has(path)).toBe(true);
          for (const path of articles) expect(shown(path)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which files were read', () => {
    fc.assert(
      fc.property(siteInput, fc.integer(), (made, seed) => {
        const mixed = <T>(items: readonly T[]) =>
          items
            .map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const plain = (site: Site) => ({
          ...site,
          byPath: [...site.byPath],
          folders: [...site.folders],
          assets: [...site.assets],
          allAssets: [...site.allAssets],
        });
        const other = {
          ...made,
          articles: mixed(made.articles),
          assets: mixed(made.assets),
          folders: mixed(made.folders),
        };
        expect(plain(assembleSite(other))).toEqual(plain(assembleSite(made)));
      }),
      { numRuns: 80 },
    );
  });

  it('gives published articles the same address with and without drafts', () => {
    fc.assert(
      fc.property(siteInput, (made) => {
        const urls = (drafts: boolean) =>
          assembleSite({ ...made, drafts, internal: drafts }).entries.map(({ path, url }) => [path, url]);
        expect(urls(true)).toEqual(urls(false));
      }),
      { numRuns: 40 },
    );
  });
});
