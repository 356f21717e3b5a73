import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { article, asset, config, folder, input, link } from './make.ts';

const articles: Article[] = [
  article('Billing/Refunds/Get a refund.md', {
    title: 'Get a refund',
    anchors: ['before', 'steps', 'Über-uns'],
    meta: { id: '360012' },
  }),
  article('Billing/invoices.md', { meta: { id: 'INV-7' } }),
  article('drafts/new.md', { meta: { status: 'draft' } }),
  article('Old/gone.md', {
    title: 'Gone',
    meta: { status: 'archived', archived: { replacedBy: 'Billing/invoices.md' } },
  }),
  article('team/secret.md', { meta: { audience: 'internal' } }),
  article('Yu\u0301n.md'),
];

/** Resolves one link from `Billing/start.md`: the resolved link and the problems of that article. */
function resolve(href: string, parts: Parameters<typeof config>[0] = {}) {
  const site = assembleSite(
    input({
      articles: [...articles, article('Billing/start.md', { anchors: ['here'], links: [href] })],
      assets: [asset('Billing/files/Form 1.pdf'), asset('img/logo.png')],
      config: config(parts),
    }),
  );
  const own = site.problems.filter(({ at }) => at.path === 'content/Billing/start.md');
  return {
    link: site.byPath.get('Billing/start.md')?.links[0],
    rules: own.map(({ rule }) => rule),
    message: own[0]?.message ?? '',
    hint: own[0]?.hint ?? '',
    assets: [...site.assets.values()],
  };
}

const refund = 'billing/refunds/get-a-refund.html';

describe('a link to an article', () => {
  it.each([
    'Refunds/Get a refund.md',
    'Refunds/Get%20a%20refund.md',
    './Refunds/Get%20a%20refund',
    '../Billing/Refunds/Get a refund.md?x=1',
    '/Billing/Refunds/Get%20a%20refund.md',
    '/billing/refunds/get-a-refund.html',
    '/billing/refunds/get-a-refund',
    '/billing/refunds/get-a-refund/',
    'refunds/get-a-refund.html',
    'id:360012',
    '360012',
  ])('may be written as %s', (href) => {
    expect(resolve(href)).toMatchObject({
      link: { kind: 'article', to: 'Billing/Refunds/Get a refund.md', url: refund },
      rules: [],
    });
  });

  it('keeps a checked anchor', () => {
    expect(resolve('Refunds/Get a refund.md#steps').link).toEqual({
      kind: 'article',
      to: 'Billing/Refunds/Get a refund.md',
      url: `${refund}#steps`,
      anchor: 'steps',
    });
    expect(resolve('id:360012#%C3%9Cber-uns').link).toMatchObject({ anchor: 'Über-uns' });
    expect(resolve('#here').link).toMatchObject({ kind: 'article', url: 'billing/start.html#here' });
    expect(resolve('#top')).toMatchObject({ link: { url: 'billing/start.html' }, rules: [] });
  });

  it('follows the style of addresses', () => {
    for (const urls of ['clean', 'directory'] as const) {
      const end = urls === 'clean' ? '' : '/';
      for (const href of ['Refunds/Get a refund.md', '/billing/refunds/get-a-refund.html', 'id:360012']) {
        expect(resolve(`${href}#steps`, { urls }).link).toMatchObject({
          url: `billing/refunds/get-a-refund${end}#steps`,
        });
      }
    }
  });

  it('may be a whole address of this site, and may carry its base path', () => {
    const site = { url: 'https://x.example/help/' };
    for (const href of [
      'https://x.example/help/billing/refunds/get-a-refund.html#steps',
      '/help/billing/refunds/get-a-refund#steps',
      '/billing/refunds/get-a-refund.html#steps',
    ]) {
      expect(resolve(href, site).link).toMatchObject({ kind: 'article', url: `${refund}#steps` });
    }
    expect(resolve('https://x.example/help', site).link).toEqual({ kind: 'page', url: 'index.html' });
    expect(resolve('https://x.example/helpdesk', site).link).toMatchObject({ kind: 'external' });
    expect(resolve('https://x.example/help/nothing.html', site).rules).toEqual(['link-broken']);
  });

  it('may be an address of the previous help center', () => {
    const previousUrls = [
      'https://Old.example/hc/en-us/articles/{id}',
      'https://old.example/kb/{id}.aspx',
      'https://old.example/t/{id}/view',
    ];
    for (const href of [
      'https://old.example/hc/en-us/articles/360012',
      'https://old.example/hc/en-us/articles/360012-Get-a-refund?x=1#steps',
      'http://OLD.example/hc/en-us/articles/360012-Get-a-refund#steps',
      'https://old.example/kb/360012.aspx#steps',
      'https://old.example/t/360012/view#steps',
    ]) {
      expect(resolve(href, { previousUrls }), href).toMatchObject({
        link: { kind: 'article', to: 'Billing/Refunds/Get a refund.md' },
        rules: [],
      });
    }
    expect(resolve('https://old.example/kb/INV-7-Invoices', { previousUrls }).link).toMatchObject({
      to: 'Billing/invoices.md',
    });
    const lost = resolve('https://old.example/hc/en-us/articles/999-x', { previousUrls });
    expect(lost.link).toEqual({ kind: 'external', url: 'https://old.example/hc/en-us/articles/999-x' });
    expect(lost.rules).toEqual(['link-broken']);
    expect(resolve('https://other.example/hc/en-us/articles/360012', { previousUrls })).toMatchObject({
      link: { kind: 'external' },
      rules: [],
    });
  });
});

describe('a link to something else', () => {
  it('may be a folder, a fixed page or a file', () => {
    for (const href of [
      'Refunds',
      'Refunds/',
      '/Billing/Refunds/',
      '/billing/refunds/',
      '/billing/refunds/index.html',
    ]) {
      expect(resolve(href).link, href).toEqual({ kind: 'page', url: 'billing/refunds/index.html' });
    }
    expect(resolve('/contact.html').link).toEqual({ kind: 'page', url: 'contact.html' });
    expect(resolve('/').link).toEqual({ kind: 'page', url: 'index.html' });
    expect(resolve('../contact.html').link).toEqual({ kind: 'page', url: 'contact.html' });
    expect(resolve('files/Form%201.pdf#page=2')).toMatchObject({
      link: { kind: 'asset', url: 'billing/files/form-1.pdf#page=2' },
      assets: ['billing/files/form-1.pdf'],
    });
    expect(resolve('/img/logo.png').link).toEqual({ kind: 'asset', url: 'img/logo.png' });
  });

  it('stays as it is on other hosts and for mail and phone', () => {
    for (const href of ['https://example.com/a?b#c', 'mailto:a@example.com', 'tel:+4930123']) {
      expect(resolve(href)).toMatchObject({ link: { kind: 'external', url: href }, rules: [] });
    }
  });

  it('follows a redirect of this site', () => {
    const redirects = {
      'old/refunds.html': 'Billing/Refunds/Get a refund.md',
      '/away': 'https://example.com/',
    };
    expect(resolve('/old/refunds.html', { redirects }).link).toMatchObject({ kind: 'article', url: refund });
    expect(resolve('/away', { redirects }).link).toEqual({ kind: 'external', url: 'https://example.com/' });
  });
});

describe('a broken link', () => {
  it.each([
    ['refunds/get a refund.md', 'Billing/Refunds/Get a refund.md'],
    ['Refunds/Get a refnd.md', 'Billing/Refunds/Get a refund.md'],
    ['Get a refund.md', 'Billing/Refunds/Get a refund.md'],
    ['Refunds\\Get a refund.md', 'Billing/Refunds/Get a refund.md'],
    ['/billing/invoises.html', 'Billing/invoices.md'],
    ['/Billing/Invoices', 'Billing/invoices.md'],
    ['../invoises.md', 'Billing/invoices.md'],
    ['../Y\u00fan.md', 'Yu\u0301n.md'],
    ['files/form 1.pdf', 'Billing/files/Form 1.pdf'],
  ])('%s says what was probably meant', (href, meant) => {
    const { link: found, rules, hint } = resolve(href);
    expect(found).toEqual({ kind: 'broken', reason: 'no-target', meant });
    expect(rules).toEqual(['link-broken']);
    expect(hint).toContain('Did you mean');
  });

  it('says how to write the right one from here', () => {
    expect(resolve('../Yún.md'.normalize('NFC')).hint).toContain('"../Yu\u0301n.md"');
    expect(resolve('Get a refund.md').hint).toContain('"Refunds/Get%20a%20refund.md"');
    expect(resolve('invoices2.md').hint).toContain('"invoices.md"');
  });

  it.each([
    ['nothing at all like it.md', 'no-target'],
    ['', 'no-target'],
    ['id:nope', 'no-target'],
    ['../../etc/passwd', 'outside'],
    ['/../x', 'outside'],
    ['//evil.example/x', 'unsafe'],
    ['/\\evil.example', 'unsafe'],
    ['/%09/evil.example', 'unsafe'],
    ['%2F%2Fevil.example', 'unsafe'],
    ['java\nscript:alert(1)', 'unsafe'],
    ['javascript:alert(1)', 'unsafe'],
  ])('%j is %s', (href, reason) => {
    const made = link(href);
    const site = assembleSite(
      input({
        articles: [...articles, article('Billing/start.md', { links: [{ ...made, kind: 'internal' }] })],
      }),
    );
    expect(site.byPath.get('Billing/start.md')?.links[0]).toEqual({ kind: 'broken', reason });
    expect(site.problems.map(({ rule }) => rule)).toEqual(['link-broken']);
  });

  it('to a heading keeps the page and names the heading', () => {
    expect(resolve('Refunds/Get a refund.md#Steps')).toMatchObject({
      link: { kind: 'broken', reason: 'no-anchor', url: refund, meant: 'steps' },
      rules: ['anchor-broken'],
      hint: 'Did you mean "#steps"?',
    });
    expect(resolve('#her').hint).toBe('Did you mean "#here"?');
    expect(resolve('#quite-different')).toMatchObject({ rules: ['anchor-broken'] });
  });
});

describe('a link to what customers do not see', () => {
  it.each([
    ['../drafts/new.md', 'drafts/new.md', 'is a draft'],
    ['../team/secret.md', 'team/secret.md', 'is internal'],
  ])('%s is told', (href, to, words) => {
    const { link: found, rules, message } = resolve(href);
    expect(found).toEqual({ kind: 'unpublished', to });
    expect(rules).toEqual(['link-to-draft']);
    expect(message).toContain(words);
  });

  it('is fine from a draft to a draft', () => {
    const meta = { status: 'draft' } as const;
    const site = assembleSite(
      input({
        articles: [
          article('a.md', { meta, links: ['b.md', '#x'], anchors: ['x'] }),
          article('b.md', { meta }),
        ],
      }),
    );
    expect(site.problems).toEqual([]);
    expect(site.entries[0]?.links[0]).toEqual({ kind: 'unpublished', to: 'b.md' });
  });

  it('leads to the tombstone of an archived article, and names the replacement', () => {
    const { link: found, rules, hint } = resolve('../Old/gone.md#anything');
    expect(found).toEqual({ kind: 'article', to: 'Old/gone.md', url: 'old/gone.html' });
    expect(rules).toEqual(['link-to-archived']);
    expect(hint).toContain('Billing/invoices.md');
  });

  it('leads nowhere when it is a folder without anything listed', () => {
    expect(resolve('../drafts/')).toMatchObject({ link: { kind: 'broken' }, rules: ['link-broken'] });
  });
});

describe('related and replaced_by', () => {
  it('may be named by path, by id, from the root or from here', () => {
    const site = assembleSite(
      input({
        articles: [
          ...articles,
          article('Billing/start.md', {
            meta: { related: ['Refunds/Get a refund', '/Yu\u0301n.md', 'INV-7'] },
          }),
        ],
      }),
    );
    expect(site.byPath.get('Billing/start.md')?.related.slice(0, 3)).toEqual([
      'Billing/Refunds/Get a refund.md',
      'Yu\u0301n.md',
      'Billing/invoices.md',
    ]);
    expect(site.byPath.get('Old/gone.md')?.replacedBy).toBe('Billing/invoices.md');
    expect(site.byPath.get('Billing/invoices.md')?.backlinks).toEqual(['Billing/start.md']);
  });

  it('are broken links at their own line when they name nothing', () => {
    const site = assembleSite(
      input({
        articles: [
          article('a.md', { meta: { related: ['b', 'c', 'a'] } }),
          article('b.md', { meta: { status: 'archived', archived: { replacedBy: 'bb.md' } } }),
        ],
        folders: [folder('')],
      }),
    );
    expect(site.problems.map(({ rule, at }) => [rule, at.path, at.line])).toEqual([
      ['link-broken', 'content/a.md', 3],
      ['link-broken', 'content/a.md', 4],
      ['link-broken', 'content/b.md', 2],
    ]);
    expect(site.problems[2]?.hint).toBe('Did you mean "b.md"?');
  });
});

describe('links by id', () => {
  it('prefer the language of the article that links', () => {
    const site = assembleSite(
      input({
        config: config({ locales: [{ code: 'en' }, { code: 'es' }] }),
        articles: [
          article('a.md', { meta: { id: '1' }, links: ['id:1'] }),
          article('es/a.md', { locale: 'es', meta: { id: '1' } }),
          article('es/b.md', { locale: 'es', links: ['id:1'] }),
        ],
      }),
    );
    expect(site.byPath.get('es/b.md')?.links[0]).toMatchObject({ to: 'es/a.md' });
    expect(site.byPath.get('a.md')?.links[0]).toMatchObject({ to: 'a.md' });
    expect(site.problems).toEqual([]);
  });

  it('are told when two articles of one language have one id', () => {
    const site = assembleSite(
      input({ articles: [article('a.md', { meta: { id: '1' } }), article('b.md', { meta: { id: '1' } })] }),
    );
    expect(site.problems.map(({ rule, at }) => [rule, at.path])).toEqual([
      ['frontmatter-conflict', 'content/b.md'],
    ]);
  });
});
