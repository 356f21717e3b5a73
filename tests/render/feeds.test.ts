import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { Day } from '../../src/model/day.ts';
import { createRenderer } from '../../src/render/create-renderer.ts';
import { createContext, prepareTheme } from '../../src/render/render-context.ts';
import { sitemaps } from '../../src/render/sitemap.ts';
import { article, site } from './literal-site.ts';
import { ownTheme } from './own-theme.ts';
import { sampleSite } from './sample-site.ts';

const theme = ownTheme();
const hostile = 'a & b < c ]]> "d" \u0000\u0008\ufffe \ud800 😀';
const day = (text: string) => text as Day;

function text(renderer: ReturnType<typeof createRenderer>, path: string): string {
  return String((renderer.render(path) as { content: string }).content);
}

/** Parses XML strictly; throws when it is not well-formed. */
function xml(source: string): Document {
  return new JSDOM(source, { contentType: 'application/xml' }).window.document;
}

test('the feed is well-formed whatever titles hold, the latest change first', () => {
  const articles = [
    article('old.md', hostile, { meta: { reviewed: day('2025-01-01'), description: hostile } }),
    article('new.md', 'New', { meta: { reviewed: day('2026-01-01'), publishOn: day('2026-03-01') } }),
    article('later.md', 'Later', { meta: { reviewed: day('2027-01-01') } }),
    article('never.md', 'Never'),
  ];
  const renderer = createRenderer(site({ articles }), theme);
  const feed = xml(text(renderer, 'feed.xml'));
  const titles = [...feed.querySelectorAll('entry > title')].map((title) => title.textContent);
  expect(titles).toEqual(['New', 'a & b < c ]]> "d"   😀']);
  expect(feed.querySelector('feed > updated')?.textContent).toBe('2026-03-01T00:00:00Z');
  const ids = [...feed.querySelectorAll('id')].map((id) => id.textContent);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids)
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(feed.querySelector('entry link')?.getAttribute('href')).toBe('./new.html');
});

test('without a known day there is no feed, and no page names one', () => {
  const renderer = createRenderer(site({ articles: [article('a.md', 'A')] }), theme);
  expect(renderer.outputs()).not.toContain('feed.xml');
  expect(text(renderer, 'a.html')).not.toContain('atom+xml');
});

test('the sitemap holds what search engines should list, and nothing without the address of the site', () => {
  const context = createContext(sampleSite(), prepareTheme(theme));
  const [sitemap] = sitemaps(context);
  const found = [...xml(String((sitemap as { content: string }).content)).querySelectorAll('url > loc')].map(
    (loc) => loc.textContent,
  );
  expect(found).toContain('https://help.example.com/kb/returns/return-an-item.html');
  expect(found.join()).not.toMatch(/search\.html|404|fax|hidden|old\/page|draft|internal/);
  expect(sitemaps(createContext(site({}), prepareTheme(theme)))).toEqual([]);
});

test('a large sitemap comes in parts with an index of them', () => {
  const parts = sitemaps(createContext(sampleSite(), prepareTheme(theme)), 10);
  expect(parts.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
  const documents = parts.map((part) => xml(String((part as { content: string }).content)));
  expect(documents[0]?.querySelectorAll('sitemap')).toHaveLength(2);
  const whole = documents.slice(1).flatMap((part) => [...part.querySelectorAll('loc')]);
  expect(new Set(whole.map((loc) => loc.textContent)).size).toBe(whole.length);
});

test('structured data is JSON that no text can end early', () => {
  const title = '</script><script>alert(1)</script> <!-- \u2028 &amp;';
  const html = text(createRenderer(site({ articles: [article('a.md', title)] }), theme), 'a.html');
  const blocks = [
    ...new JSDOM(html).window.document.querySelectorAll('script[type="application/ld+json"]'),
  ].map((block) => JSON.parse(block.textContent ?? ''));
  expect(blocks.map((block) => block['@type'])).toEqual(['Article', 'BreadcrumbList']);
  expect(blocks[0].headline).toBe(title);
  expect(html.match(/<script/g)).toHaveLength(3);
});
