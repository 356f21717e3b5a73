import { expect, test } from 'vitest';
import { signOffLines, signOffStates, signOffText } from '../../src/audit/sign-off.ts';
import type { Day } from '../../src/model/day.ts';
import { parseSignOff } from '../../src/parse/parse-sign-off.ts';
import { sampleArticles, sampleSite } from '../render/sample-site.ts';

const site = sampleSite();
const stateOf = (name: string, states = signOffStates(site, [])) =>
  states.find(({ item }) => item.name === name);
const at = { path: 'kb-signoff.yml', line: 1, column: 1 };

test('what is signed is done until it changes; then the question is open again and says since when', () => {
  const of = stateOf('links')?.of ?? '';
  const signature = { item: 'links', by: 'maria', on: '2026-06-01' as Day, of, at };
  const lineOf = (parts = site) =>
    signOffLines(signOffStates(parts, [signature])).find((line) => line.includes(' links:'));
  expect(lineOf()).toMatch(/^\[x\] links: .* \(maria, 2026-06-01\)$/);
  const changed = sampleArticles.map((article) => ({
    ...article,
    links: [
      ...article.links,
      { href: 'https://example.com/', text: 'more', at, kind: 'external' as const, attributes: '' },
    ],
  }));
  expect(lineOf(sampleSite({ articles: changed }))).toMatch(
    /^\[ \] links: .*Changed since maria, 2026-06-01/,
  );
});

test('nobody is asked about what a site does not have', () => {
  const withoutVideo = sampleSite({
    articles: sampleArticles.map((article) => ({
      ...article,
      meta: { ...article.meta, video: undefined as never },
      media: [],
    })),
  });
  expect(stateOf('captions', signOffStates(withoutVideo, []))).toBeUndefined();
  expect(stateOf('captions')).toBeDefined();
});

test('the file is read as it was written, with the last word on each question', () => {
  const text = signOffText([
    { item: 'links', by: 'old', on: '2026-01-01' as Day, of: 'a', at },
    {
      item: 'links',
      by: 'it is: "maria" #1',
      on: '2026-06-01' as Day,
      of: 'b',
      note: 'all: of them\nread',
      at,
    },
    { item: 'captions', by: 'ben', on: '2026-06-02' as Day, of: '1234', at },
  ]);
  const { usable, signatures } = parseSignOff('kb-signoff.yml', text);
  expect(usable).toBe(true);
  expect(signatures.map(({ item, by, on, of, note }) => ({ item, by, on, of, note }))).toEqual([
    { item: 'captions', by: 'ben', on: '2026-06-02', of: '1234', note: undefined },
    { item: 'links', by: 'it is: "maria" #1', on: '2026-06-01', of: 'b', note: 'all: of them\nread' },
  ]);
  expect(parseSignOff('kb-signoff.yml', 'signed: 3').usable).toBe(false);
  expect(signOffText([])).toBe(signOffText(parseSignOff('f', signOffText([])).signatures));
});
