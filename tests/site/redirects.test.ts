import { describe, expect, it } from 'vitest';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { redirectSource } from '../../src/site/redirects.ts';
import { article, config, input, names } from './make.ts';

describe('redirectSource', () => {
  const source = (written: string) =>
    redirectSource(written, { url: 'https://x.example/help/', urls: 'file' });

  it.each([
    ['old/page.html', 'old/page.html', 'old/page.html'],
    ['/old/page.htm', 'old/page.htm', 'old/page.htm'],
    ['/old/page', 'old/page', 'old/page/index.html'],
    ['/old/page/', 'old/page/', 'old/page/index.html'],
    ['/old.php', 'old.php', 'old.php/index.html'],
    ['/Old%20Page#top', 'Old Page', 'Old Page/index.html'],
    ['Billing/Old name.md', 'billing/old-name.html', 'billing/old-name.html'],
    ['https://x.example/help/old', 'old', 'old/index.html'],
  ])('%s -> %s', (written, from, output) => {
    expect(source(written)).toEqual({ from, output });
  });

  it.each([
    '../x',
    'a/../x',
    'a/%2e%2e/x',
    '//host/x',
    '/\\host',
    '\\x',
    '/\thost',
    '/%09/host',
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    'data:text/html,x',
    'https://other.example/x',
    '/',
    '',
    'a?b=1',
    '.htaccess',
    'a/.git/config',
    'a./b',
    'a/ b',
    'a<b',
    'c:/x',
    'x'.repeat(300),
  ])('refuses %j', (written) => {
    expect(source(written)).toHaveProperty('refusal');
  });
});

function site(
  froms: Readonly<Record<string, readonly string[]>>,
  redirects: Readonly<Record<string, string>> = {},
) {
  return assembleSite(
    input({
      articles: Object.entries(froms).map(([path, redirectFrom]) =>
        article(path, { meta: { redirectFrom } }),
      ),
      config: config({ redirects }),
    }),
  );
}
const short = (made: ReturnType<typeof site>) => made.redirects.map(({ from, to }) => `${from} -> ${to}`);

describe('redirects', () => {
  it('lead from old addresses to articles, and where the config says', () => {
    const made = site(
      { 'a.md': ['/old/a.html', 'older/a'], 'b.md': [] },
      { 'x.html': 'b.md', y: '/b.html#steps', z: 'https://example.com/z', home: 'contact.html' },
    );
    expect(short(made)).toEqual([
      'home -> contact.html',
      'old/a.html -> a.html',
      'older/a -> a.html',
      'x.html -> b.html',
      'y -> b.html#steps',
      'z -> https://example.com/z',
    ]);
    expect(made.problems).toEqual([]);
    expect(made.redirects.find(({ from }) => from === 'older/a')?.at).toEqual({
      path: 'content/a.md',
      line: 3,
      column: 1,
    });
  });

  it('follow chains to their end', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`r${i}.html`, `r${i + 1}.html`]),
    );
    const made = site({ 'a.md': ['r3000.html'] }, chain);
    expect(made.redirects).toHaveLength(3001);
    expect(new Set(made.redirects.map(({ to }) => to))).toEqual(new Set(['a.html']));
  });

  it('that run in a circle are left out', () => {
    const made = site(
      { 'a.md': ['/a.html'] },
      { 'p.html': 'q.html', 'q.html': 'p.html', 'r.html': 'p.html' },
    );
    expect(made.redirects).toEqual([]);
    expect(names(made.problems)).toEqual([
      'redirect-loop content/a.md:2',
      'redirect-loop kb.config.yml:1',
      'redirect-loop kb.config.yml:1',
      'redirect-loop kb.config.yml:1',
    ]);
  });

  it('never cover a page', () => {
    const made = site({ 'a.md': ['B.html', 'search.html', 'a/'], 'b.md': [], 'a/c.md': [] });
    expect(made.redirects).toEqual([]);
    expect(made.problems.map(({ rule, message }) => [rule, message.includes('There is a page')])).toEqual([
      ['redirect-shadows-page', true],
      ['redirect-shadows-page', true],
      ['redirect-shadows-page', true],
    ]);
  });

  it('may start where a draft will be', () => {
    const made = assembleSite(
      input({
        articles: [
          article('a.md', { meta: { redirectFrom: ['gone.html'] } }),
          article('gone.md', { meta: { status: 'archived', redirectFrom: ['older.html'] } }),
          article('hidden.md', { meta: { audience: 'internal', redirectFrom: ['secret.html'] } }),
        ],
      }),
    );
    expect(names(made.problems)).toEqual(['redirect-shadows-page content/a.md:2']);
    expect(short(made)).toEqual(['older.html -> gone.html']);
  });

  it('from one address to two places keep the first', () => {
    const made = site({ 'a.md': ['old.html'], 'b.md': ['OLD.html'] });
    expect(short(made)).toEqual(['old.html -> a.html']);
    expect(names(made.problems)).toEqual(['redirect-shadows-page content/b.md:2']);
  });

  it('that are unsafe or lead nowhere are left out', () => {
    const made = site(
      { 'a.md': ['../up', '//evil.example'] },
      {
        'p.html': 'javascript:alert(1)',
        'q.html': '//evil.example',
        'r.html': 'nothing.html',
        's.html': 'http://plain.example/',
        't.html': 'id:none',
      },
    );
    expect(made.redirects).toEqual([]);
    expect(made.problems.map(({ rule }) => rule).sort()).toEqual([
      'link-broken',
      'redirect-unsafe',
      'redirect-unsafe',
      'redirect-unsafe',
      'redirect-unsafe',
      'redirect-unsafe',
      'redirect-unsafe',
    ]);
  });
});
