import { expect, test } from 'vitest';
import { parseFolderMeta } from '../../src/parse/parse-folder-meta.ts';

const file = 'content/billing/_meta.yml';
const read = (text: string) => parseFolderMeta('billing', file, text);
const at = (line: number, column: number) => ({ path: file, line, column });

test('what a folder can say', () => {
  const text =
    'title: Billing\norder: 2\ndescription: Money\nowner: [ana, ben]\nreview_every: 90 days\naudience: internal\nx-note: 1\n';
  const value = {
    path: 'billing',
    file,
    title: 'Billing',
    order: 2,
    description: 'Money',
    owners: ['ana', 'ben'],
    ownersAt: at(4, 9),
    reviewEvery: { unit: 'days', count: 90 },
    audience: 'internal',
    withheld: false,
    problems: [],
  };
  expect(read(text)).toEqual(value);
  expect(read(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(value);
});

test('fences as in an article are understood, places stay', () => {
  for (const text of ['---\ntitle: A\nowner: ana\n---\n', '---\r\ntitle: A\r\nowner: ana\r\n---']) {
    expect(read(text)).toMatchObject({ title: 'A', ownersAt: at(3, 8), problems: [], withheld: false });
  }
});

test('aliases are those of the front matter', () => {
  expect(read('weight: 3\nreview_in: 6 months\nowner_slack: "#team"')).toMatchObject({
    order: 3,
    reviewEvery: { unit: 'months', count: 6 },
    owners: ['#team'],
    problems: [],
  });
});

test.each(['', '\n', '# note', '~'])('%j says nothing', (text) => {
  expect(read(text)).toEqual({ path: 'billing', file, withheld: false, problems: [] });
});

test.each([
  'title: "a',
  '\ttitle: a',
  'text',
  '- a',
  'title: a\n---\naudience: internal',
  'audience: internal\naudience: public',
])('%j withholds what is below', (text) => {
  expect(read(text)).toMatchObject({
    withheld: true,
    problems: [{ rule: 'front-matter-syntax', message: expect.stringContaining('not published') }],
  });
});

test.each([
  'audience: team',
  'audience:',
  'audience: [internal]',
  'audeince: internal',
  'status: draft',
  'draft: true',
  'publish_on: 2030-01-01',
])('%s withholds what is below', (text) => {
  const { withheld, problems } = read(text);
  expect([withheld, problems.length]).toEqual([true, 1]);
});

test('keys of articles are refused, keys of nobody suggested', () => {
  const meta = read('id: x\nreviewed: 2026-01-01\nordr: 2');
  expect(meta.withheld).toBe(false);
  expect(meta.problems.map(({ rule, at: place }) => [rule, place.line])).toEqual([
    ['frontmatter-unknown-key', 3],
    ['frontmatter-unknown-key', 1],
    ['frontmatter-unknown-key', 2],
  ]);
  expect(meta.problems[0]?.hint).toBe('Did you mean `order`?');
  expect(meta.problems[1]?.message).toContain('belongs in an article');
});
