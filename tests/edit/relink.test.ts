import { describe, expect, it } from 'vitest';
import { type Moves, relink, relinkText, rename } from '../../src/edit/relink.ts';

const files = new Set([
  'billing/refund.md',
  'billing/start.md',
  'billing',
  'billing/img/box.png',
  'top.md',
  'money',
  'x.md',
]);
const addresses: Record<string, { before: string; after: string }> = {
  'billing/refund.md': { before: 'billing/refund.html', after: 'money/get-a-refund.html' },
  'billing/start.md': { before: 'billing/start.html', after: 'billing/start.html' },
  'top.md': { before: 'top.html', after: 'top.html' },
  billing: { before: 'billing/index.html', after: 'billing/index.html' },
};
const pages = new Map(
  Object.entries(addresses).flatMap(([path, { before }]) => [
    [before, path],
    [before.replace(/\.html$/, ''), path],
    [before.replace(/index\.html$/, ''), path],
  ]),
);

/** `billing/refund.md` becomes `money/Get a refund.md`. */
const moves: Moves = {
  newPath: (path) => (path === 'billing/refund.md' ? 'money/Get a refund.md' : path),
  isThere: (path) => files.has(path),
  pageAt: (address) => pages.get(address),
  addresses: (path) => addresses[path],
  outputs: (path) => addresses[path],
  siteUrl: 'https://x.example/help/',
};
const to = (href: string, from: string) => {
  const changed = relink(href, from, moves);
  return changed && changed.path + changed.suffix;
};

describe('relink to what moved', () => {
  it.each([
    ['refund.md', 'billing/start.md', '../money/Get a refund.md'],
    ['./refund.md#steps', 'billing/start.md', '../money/Get a refund.md#steps'],
    ['refund', 'billing/start.md', '../money/Get a refund'],
    ['billing/refund.html?x#y', 'top.md', 'money/Get a refund.html?x#y'],
    ['/billing/refund.md', 'top.md', '/money/Get a refund.md'],
    ['/billing/refund.html#a', 'top.md', '/money/get-a-refund.html#a'],
    ['/billing/refund', 'billing/start.md', '/money/get-a-refund.html'],
    ['/help/billing/refund.html', 'top.md', '/help/money/get-a-refund.html'],
    [
      'https://x.example/help/billing/refund.html#a',
      'top.md',
      'https://x.example/help/money/get-a-refund.html#a',
    ],
  ])('%s from %s', (href, from, expected) => {
    expect(to(href, from)).toBe(expected);
  });

  it.each([
    'id:7',
    '7',
    '#here',
    'https://other.example/billing/refund.html',
    'mailto:a@b.c',
    '//h/billing/refund.html',
    'start.md',
    '/top.html',
    '/top',
    'gone.md',
    'billing\\refund.md',
  ])('%s stays', (href) => {
    expect(to(href, 'billing/start.md')).toBeUndefined();
  });
});

describe('relink in what moved', () => {
  it.each([
    ['start.md', '../billing/start.md'],
    ['img/box.png', '../billing/img/box.png'],
    ['../top.md#x', undefined],
    ['../billing/', '../billing/'],
    ['./', '../billing/'],
    ['refund.md#x', 'Get a refund.md#x'],
    ['/top.md', undefined],
    ['start.html', '../billing/start.html'],
    ['#x', undefined],
  ])('%s', (href, expected) => {
    const got = to(href, 'billing/refund.md');
    expect(got === href ? undefined : got).toBe(expected === href ? undefined : expected);
  });

  it('changes every form in the text and nothing else', () => {
    const text =
      '---\nrelated: [start.md]\n---\n[a](start.md) ![i](img/box.png "t") `[a](start.md)`\n\n[r]: <../top.md>\n<img src="img/box.png">\n';
    expect(relinkText(text, 'billing/refund.md', moves)).toBe(
      '---\nrelated: [start.md]\n---\n[a](../billing/start.md) ![i](../billing/img/box.png "t") `[a](start.md)`\n\n[r]: <../top.md>\n<img src="../billing/img/box.png">\n',
    );
    const other = '[a](refund.md) [b](refund.md#x)';
    expect(relinkText(other, 'billing/start.md', moves)).toBe(
      '[a](../money/Get%20a%20refund.md) [b](../money/Get%20a%20refund.md#x)',
    );
  });
});

describe('rename', () => {
  it.each([
    ['billing/refund.md', 'top.md', 'money/Get a refund.md'],
    ['/billing/refund', 'top.md', '/money/Get a refund'],
    ['billing/refund', undefined, 'money/Get a refund'],
    ['refund', 'billing/start.md', '../money/Get a refund'],
    ['start.md', 'billing/refund.md', '../billing/start.md'],
    ['billing/start.md', 'billing/refund.md', undefined],
    ['start', 'billing/start.md', undefined],
    ['id:7', 'top.md', undefined],
    ['7', 'top.md', undefined],
  ])('%s in %s', (name, from, expected) => {
    expect(rename(name, from, moves)).toBe(expected);
  });
});
