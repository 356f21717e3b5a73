import { describe, expect, it } from 'vitest';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { folderTitle } from '../../src/site/tree.ts';
import { article, config, folder, input } from './make.ts';

describe('folderTitle', () => {
  it.each([
    ['01-getting_started', 'Getting started'],
    ['01 - First steps', 'First steps'],
    ['IDE Settings', 'IDE Settings'],
    ['Licensing & Counterfeits', 'Licensing & Counterfeits'],
    ['my-account', 'My account'],
    ['PLC-IDE', 'PLC IDE'],
    ['2024', '2024'],
    ['01-', '01'],
    ['a/b/étage', 'Étage'],
    ['---', '---'],
  ])('%s -> %s', (name, title) => {
    expect(folderTitle(name)).toBe(title);
  });
});

describe('navigation', () => {
  it('orders folders and articles by order, then by title in the language', () => {
    const site = assembleSite(
      input({
        articles: [
          article('b/2.md', { title: 'Zoo' }),
          article('b/1.md', { title: 'äpfel' }),
          article('b/3.md', { title: 'Bananen' }),
          article('b/4.md', { title: 'Zuletzt', meta: { order: 2 } }),
          article('b/5.md', { title: 'Zuerst', meta: { order: 1 } }),
          article('b/10.md', { title: 'Schritt 10' }),
          article('b/11.md', { title: 'Schritt 9' }),
          article('a/1.md'),
          article('c/1.md'),
          article('z.md', { title: 'Z' }),
          article('y.md', { title: 'Y' }),
        ],
        folders: [folder('c', { order: 1, title: 'Last name', description: 'All of it' })],
        config: config({ locale: 'de', locales: [{ code: 'de' }] }),
      }),
    );
    expect(site.locales[0]).toMatchObject({
      code: 'de',
      categories: ['c', 'a', 'b'],
      rootArticles: ['y.md', 'z.md'],
    });
    expect(site.folders.get('c')).toMatchObject({ title: 'Last name', description: 'All of it', order: 1 });
    const inB = site.folders.get('b')?.articles ?? [];
    expect(inB.map((path) => site.byPath.get(path)?.article.title)).toEqual([
      'Zuerst',
      'Zuletzt',
      'äpfel',
      'Bananen',
      'Schritt 9',
      'Schritt 10',
      'Zoo',
    ]);
    expect(site.byPath.get('b/5.md')).not.toHaveProperty('previous');
    expect(site.byPath.get('b/5.md')?.next).toBe('b/4.md');
    expect(site.byPath.get('b/2.md')).toMatchObject({ previous: 'b/10.md' });
    expect(site.byPath.get('b/2.md')).not.toHaveProperty('next');
    expect(site.byPath.get('y.md')).toMatchObject({ next: 'z.md' });
  });

  it('counts what is inside and below', () => {
    const site = assembleSite(
      input({
        articles: [article('a/b/c/1.md'), article('a/b/2.md'), article('a/3.md'), article('a/b/4.md')],
      }),
    );
    expect(
      [...site.folders.values()].map(({ path, depth, parent, count, folders }) => [
        path,
        depth,
        parent,
        count,
        folders,
      ]),
    ).toEqual([
      ['a', 1, '', 4, ['a/b']],
      ['a/b', 2, 'a', 3, ['a/b/c']],
      ['a/b/c', 3, 'a/b', 1, []],
    ]);
  });
});

describe('languages', () => {
  const locales = [
    { code: 'en' },
    { code: 'es', title: 'Ayuda' },
    { code: 'ar', label: 'Arabic' },
    { code: 'fr' },
  ];

  it('have folders, lists and pages of their own', () => {
    const site = assembleSite(
      input({
        config: config({ locales, home: { featured: ['billing/refund.md', 'other'] } }),
        popular: {
          from: '2026-01-01' as never,
          to: '2026-02-01' as never,
          articles: ['billing/refund', 'gone.md'],
        },
        articles: [
          article('billing/refund.md', { title: 'Refund' }),
          article('other.md', { title: 'Other' }),
          article('es/billing/refund.md', { locale: 'es', title: 'Reembolso' }),
          article('ar/a.md', { locale: 'ar' }),
        ],
        folders: [folder('es/billing', { title: 'Pagos' })],
      }),
    );
    expect(site.problems).toEqual([]);
    expect(
      site.locales.map(({ code, label, direction, prefix, title }) => [
        code,
        label,
        direction,
        prefix,
        title,
      ]),
    ).toEqual([
      ['en', 'English', 'ltr', '', 'Help'],
      ['es', 'Español', 'ltr', 'es/', 'Ayuda'],
      ['ar', 'Arabic', 'rtl', 'ar/', 'Help'],
    ]);
    const [, es] = site.locales;
    expect(es).toMatchObject({
      categories: ['es/billing'],
      rootArticles: [],
      alphabetical: ['es/billing/refund.md'],
      featured: ['es/billing/refund.md'],
      popular: ['es/billing/refund.md'],
    });
    expect(es?.pages).toMatchObject({
      home: 'es/index.html',
      search: 'es/search.html',
      notFound: 'es/404.html',
    });
    expect(site.folders.get('es/billing')).toMatchObject({
      title: 'Pagos',
      locale: 'es',
      depth: 1,
      parent: '',
      url: 'es/billing/index.html',
    });
    expect(site.byPath.get('es/billing/refund.md')).toMatchObject({
      url: 'es/billing/refund.html',
      folder: 'es/billing',
      translations: { en: 'billing/refund.md' },
    });
    expect(site.byPath.get('billing/refund.md')?.translations).toEqual({ es: 'es/billing/refund.md' });
    expect(site.locales[0]?.featured).toEqual(['billing/refund.md', 'other.md']);
  });

  it('may all stand in folders, the default one too', () => {
    const site = assembleSite(
      input({
        config: config({ locales }),
        articles: [article('en/billing/a.md'), article('es/billing/a.md', { locale: 'es' })],
        folders: [folder('en/billing', { title: 'Money' })],
      }),
    );
    expect(site.entries.map(({ url, folder: at }) => [url, at])).toEqual([
      ['billing/a.html', 'en/billing'],
      ['es/billing/a.html', 'es/billing'],
    ]);
    expect(site.folders.get('en/billing')).toMatchObject({ title: 'Money', url: 'billing/index.html' });
    expect(site.byPath.get('en/billing/a.md')?.translations).toEqual({ es: 'es/billing/a.md' });
  });

  it('follow `lang` where it differs from the folder', () => {
    const site = assembleSite(
      input({
        config: config({ locales }),
        articles: [
          article('billing/a.md'),
          article('billing/a-es.md', { locale: 'es', meta: { lang: 'es', translationOf: 'billing/a.md' } }),
        ],
      }),
    );
    expect(site.byPath.get('billing/a-es.md')).toMatchObject({
      url: 'es/billing/a-es.html',
      folder: 'es/billing',
      locale: 'es',
      translations: { en: 'billing/a.md' },
    });
    expect(site.folders.get('es/billing')).toMatchObject({ locale: 'es', articles: ['billing/a-es.md'] });
  });

  it('fall back to the default for a language that the site does not have', () => {
    const site = assembleSite(input({ articles: [article('a.md', { locale: 'tlh' })] }));
    expect(site.entries[0]).toMatchObject({ locale: 'en', url: 'a.html' });
  });

  it('join translations by id or path, and report those of nothing', () => {
    const site = assembleSite(
      input({
        config: config({ locales }),
        articles: [
          article('a.md', { meta: { id: '7' } }),
          article('es/x.md', { locale: 'es', meta: { translationOf: '7' } }),
          article('fr/y.md', { locale: 'fr', meta: { translationOf: '/a.md' } }),
          article('ar/z.md', { locale: 'ar', meta: { translationOf: 'nothing.md' } }),
          article('es/a.md', { locale: 'es', meta: { status: 'draft' } }),
        ],
      }),
    );
    expect(site.byPath.get('a.md')?.translations).toEqual({ es: 'es/x.md', fr: 'fr/y.md' });
    expect(site.byPath.get('fr/y.md')?.translations).toEqual({ en: 'a.md', es: 'es/x.md' });
    expect(site.problems.map(({ rule, at }) => [rule, at.path])).toEqual([
      ['link-broken', 'content/ar/z.md'],
    ]);
  });
});

describe('featured articles', () => {
  it('that do not exist or are not public are reported where they are written', () => {
    const site = assembleSite(
      input({
        articles: [article('a.md'), article('b.md', { meta: { status: 'draft' } })],
        config: config({
          home: { featured: ['a', 'b.md', 'c'], featuredAt: { path: 'kb.config.yml', line: 9, column: 3 } },
        }),
      }),
    );
    expect(site.locales[0]?.featured).toEqual(['a.md']);
    expect(site.problems.map(({ rule, at, fingerprint }) => [rule, at.line, fingerprint])).toEqual([
      ['home-featured-unknown', 9, 'b.md'],
      ['home-featured-unknown', 9, 'c'],
    ]);
  });
});
