import { describe, expect, it } from 'vitest';
import { outputOfAddress } from '../../src/model/address.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { article, asset, config, folder, input, names } from './make.ts';

function urlsOf(paths: readonly string[], parts: Parameters<typeof config>[0] = {}) {
  const site = assembleSite(input({ articles: paths.map((path) => article(path)), config: config(parts) }));
  return {
    urls: site.entries.map(({ url }) => url),
    outputs: site.entries.map(({ output }) => output),
    site,
  };
}

describe('addresses', () => {
  it('follow the chosen style', () => {
    expect(urlsOf(['A b/C d.md']).urls).toEqual(['a-b/c-d.html']);
    expect(urlsOf(['A b/C d.md'], { urls: 'clean' })).toMatchObject({
      urls: ['a-b/c-d'],
      outputs: ['a-b/c-d.html'],
    });
    expect(urlsOf(['A b/C d.md'], { urls: 'directory' })).toMatchObject({
      urls: ['a-b/c-d/'],
      outputs: ['a-b/c-d/index.html'],
    });
  });

  it('of fixed pages and folders follow the style too', () => {
    const pages = (urls: 'file' | 'clean' | 'directory') => {
      const { site } = urlsOf(['a/b.md'], { urls, charter: { promises: [] } });
      return [...Object.values(site.locales[0]?.pages ?? {}), site.folders.get('a')?.url];
    };
    expect(pages('file')).toEqual([
      'index.html',
      'search.html',
      'a-z.html',
      'contact.html',
      '404.html',
      'promise.html',
      'a/index.html',
    ]);
    expect(pages('clean')).toEqual(['', 'search', 'a-z', 'contact', '404.html', 'promise', 'a/']);
    expect(pages('directory')).toEqual(['', 'search/', 'a-z/', 'contact/', '404.html', 'promise/', 'a/']);
  });

  it('that meet are told apart, the first in path order keeps its own', () => {
    const { urls, site } = urlsOf(['a/Refund.md', 'a/refund.md', 'a/refund!.md']);
    expect(site.entries.map(({ path, url }) => [path, url])).toEqual([
      ['a/Refund.md', 'a/refund.html'],
      ['a/refund!.md', 'a/refund-2.html'],
      ['a/refund.md', 'a/refund-3.html'],
    ]);
    expect(new Set(urls).size).toBe(3);
    expect(names(site.problems)).toEqual([
      'slug-collision content/a/refund!.md:1',
      'slug-collision content/a/refund.md:1',
    ]);
    expect(site.problems[1]?.message).toContain('content/a/Refund.md');
  });

  it('do not care how accents are composed', () => {
    const { urls, site } = urlsOf(['возврат й.md'.normalize('NFC'), 'возврат й.md'.normalize('NFD')]);
    expect(new Set(urls.map((url) => url.normalize('NFC'))).size).toBe(2);
    expect(site.problems.map(({ rule }) => rule)).toEqual(['slug-collision']);
  });

  it('of published articles do not change because of a draft', () => {
    const site = assembleSite(
      input({ articles: [article('A.md', { meta: { status: 'draft' } }), article('a.md')], drafts: true }),
    );
    expect(site.byPath.get('a.md')?.url).toBe('a.html');
    expect(site.byPath.get('A.md')?.url).toBe('a-2.html');
  });

  it('give way to an article that asks for the numbered name itself', () => {
    const { site } = urlsOf(['Refund.md', 'refund-2.md', 'refund.md']);
    expect(site.byPath.get('refund-2.md')?.url).toBe('refund-2.html');
    expect(site.byPath.get('refund.md')?.url).toBe('refund-3.html');
  });

  it.each([
    ['index.md', 'index-article.html'],
    ['a/index.md', 'a/index-article.html'],
    ['404.md', '404-article.html'],
    ['Search.md', 'search-article.html'],
    ['contact.md', 'contact-article.html'],
    ['a-z.md', 'a-z-article.html'],
  ])('keep clear of the pages that kb makes: %s', (path, url) => {
    const { urls, site } = urlsOf([path]);
    expect(urls).toEqual([url]);
    expect(names(site.problems)).toEqual([`slug-reserved content/${path}:1`]);
    expect(site.problems[0]?.hint).toContain('Rename');
  });

  it('leave names alone that collide with nothing', () => {
    const { urls, site } = urlsOf(['a/404.md', 'a/search.md', 'promise.md']);
    expect(urls).toEqual(['a/404.html', 'a/search.html', 'promise.html']);
    expect(site.problems).toEqual([]);
  });

  it('tell a page from a folder of the same name where the style would not', () => {
    expect(urlsOf(['billing.md', 'billing/a.md']).urls).toEqual(['billing.html', 'billing/a.html']);
    for (const urls of ['clean', 'directory'] as const) {
      const { site } = urlsOf(['billing.md', 'billing/a.md'], { urls });
      expect(site.byPath.get('billing.md')?.output).toMatch(/^billing-2/);
      expect(names(site.problems)).toEqual(['slug-collision content/billing.md:1']);
    }
  });

  it('keep two folders apart', () => {
    const { site } = urlsOf(['C#/a.md', 'C++/a.md', 'C/a.md']);
    expect(site.entries.map(({ url }) => url)).toEqual(['c-2/a.html', 'c-3/a.html', 'c/a.html']);
    expect([...site.folders.values()].map(({ url }) => url)).toEqual([
      'c/index.html',
      'c-2/index.html',
      'c-3/index.html',
    ]);
    expect(site.problems.map(({ rule }) => rule)).toEqual(['slug-collision', 'slug-collision']);
  });

  it('keep the folders of kb itself free', () => {
    const { site } = urlsOf(['assets/a.md', 'Search/b.md']);
    expect(site.entries.map(({ url }) => url)).toEqual(['search-folder/b.html', 'assets-folder/a.html']);
    expect(site.problems.map(({ rule }) => rule)).toEqual(['slug-reserved', 'slug-reserved']);
  });

  it('of files beside the articles are slugs that meet nothing', () => {
    const site = assembleSite(
      input({
        articles: [
          article('a/b.md', {
            images: ['Big Box.PNG', 'big-box.png', '../assets/x.svg', 'b.html', 'LICENSE', 'notes.MD'],
          }),
          article('license/c.md'),
        ],
        assets: ['a/Big Box.PNG', 'a/big-box.png', 'assets/x.svg', 'a/b.html', 'a/LICENSE', 'a/notes.MD'].map(
          (path) => asset(path),
        ),
      }),
    );
    expect(Object.fromEntries(site.assets)).toEqual({
      'a/Big Box.PNG': 'a/big-box.png',
      'a/big-box.png': 'a/big-box-2.png',
      'assets/x.svg': 'assets-files/x.svg',
      'a/b.html': 'a/b-2.html',
      'a/LICENSE': 'a/license',
      'a/notes.MD': 'a/notes-md',
    });
  });

  it('never give a file the name of a folder', () => {
    const site = assembleSite(
      input({
        articles: [article('license/c.md', { links: ['../LICENSE'] })],
        assets: [asset('LICENSE')],
      }),
    );
    expect(site.assets.get('LICENSE')).toBe('license-2');
  });

  it('name the folder by its settings when it has some', () => {
    const site = assembleSite(
      input({
        articles: [article('A/a.md'), article('a/a.md')],
        folders: [folder('a', { title: 'Small a' })],
      }),
    );
    expect(names(site.problems)).toEqual(['slug-collision content/a/_meta.yml:1']);
  });
});

describe('outputOfAddress', () => {
  it.each([
    ['', 'index.html'],
    ['es/', 'es/index.html'],
    ['a/b.html#x', 'a/b.html'],
    ['a/b', 'a/b.html'],
    ['a/b/', 'a/b/index.html'],
    ['a/b.png', 'a/b.png'],
  ])('%s -> %s', (address, output) => {
    expect(outputOfAddress(address)).toBe(output);
  });
});
