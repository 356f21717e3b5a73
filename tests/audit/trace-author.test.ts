import { describe, expect, test } from 'vitest';
import { sourceLines } from '../../src/audit/source-search.ts';
import { traceAuthor } from '../../src/audit/trace-author.ts';
import type { PageElement } from '../../src/model/audit.ts';
import { parseArticle } from '../../src/parse/parse-article.ts';
import { sampleSite } from '../render/sample-site.ts';

const text = `---
title: Refunds
answer: Ask within 30 days.
youll_need: [The receipt]
---

First words with a [link](https://example.com/a) and [the same](https://example.com/a).

## Steps

1. Open <span lang="fr">la page</span>.
2. Press the button.

![A box](box.png)

| Paid with | Back in |
|---|---|
| Card | 3 days |

## Steps again

Press the button once more.
`;

function element(tag: string, more: Partial<PageElement> = {}): PageElement {
  return {
    tag,
    id: '',
    classes: [],
    around: [],
    html: `<${tag}>`,
    text: '',
    address: '',
    byAuthor: true,
    part: 'prose',
    turn: 0,
    below: '',
    ...more,
  };
}

const article = parseArticle(
  { path: 'billing/refunds.md', file: 'content/billing/refunds.md', text },
  { locale: 'en', locales: ['en'], parser: 'remark' },
);
const site = sampleSite({
  articles: [article],
  assets: [{ path: 'billing/box.png', file: 'content/billing/box.png', bytes: 1 }],
});
const entry = site.entries[0];

function placeOf(named: PageElement): string {
  if (!entry) throw new Error('no entry');
  const { path, line, column } = traceAuthor(named, entry, sourceLines(article.file, text));
  expect(path).toBe('content/billing/refunds.md');
  return `${line}:${column}`;
}

describe('an element of the page leads to its line', () => {
  test('heading, by its id', () =>
    expect(placeOf(element('h2', { id: 'steps-again', below: 'steps-again' }))).toBe('20:1'));
  test('link, the second of two that lead to one place', () => {
    expect(placeOf(element('a', { address: 'https://example.com/a', text: 'link' }))).toBe('7:20');
    expect(placeOf(element('a', { address: 'https://example.com/a', turn: 1 }))).toBe('7:54');
  });
  test('picture, whose address the page has from its own folder', () => {
    const address = entry?.images[0] && 'url' in entry.images[0] ? `../${entry.images[0].url}` : '';
    expect(placeOf(element('img', { address }))).toBe('14:1');
  });
  test('table', () => expect(placeOf(element('table'))).toBe('16:1'));
  test('a cell, by its words', () =>
    expect(placeOf(element('td', { text: '3 days', below: 'steps' }))).toBe('18:10'));
  test('HTML of the author, by its tag', () => {
    expect(placeOf(element('span', { text: 'la page', html: '<span lang="fr">', below: 'steps' }))).toBe(
      '11:9',
    );
  });
  test('words that are there twice, by the heading above', () => {
    expect(placeOf(element('p', { text: 'Press the button', below: 'steps' }))).toBe('12:4');
    expect(placeOf(element('p', { text: 'Press the button once more.', below: 'steps-again' }))).toBe('22:1');
  });
  test('front matter', () => {
    expect(placeOf(element('li', { text: 'The receipt', below: 'youll-need' }))).toBe('4:14');
    expect(placeOf(element('p', { text: '', part: 'answer' }))).toBe('3:1');
  });
  test('what cannot be found, at the heading above or where the body starts', () => {
    expect(placeOf(element('p', { text: 'zzz', below: 'steps' }))).toBe('9:1');
    expect(placeOf(element('p', { text: 'zzz' }))).toBe(`${article.bodyLine}:1`);
  });
});
