import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../src/render/create-renderer.ts';
import { minifyCss } from '../../src/render/stylesheet.ts';
import { ownTheme } from './own-theme.ts';
import { sampleSite } from './sample-site.ts';

describe('minifying', () => {
  const cases: [string, string][] = [
    ['a {\n  color : red;\n}\n', 'a{color :red}'],
    ['/* x */ a > b , c{margin:0 auto;;}', 'a > b,c{margin:0 auto;}'],
    ['a :hover{} a:hover{}', 'a :hover{}a:hover{}'],
    ['a{width:calc(1px + 2px)}', 'a{width:calc(1px + 2px)}'],
    [
      "a::after{content: \"  /* no */  ;\"; quotes: '\\''}",
      "a::after{content:\"  /* no */  ;\";quotes:'\\''}",
    ],
    ['@media (min-width: 2rem) and (color) {a{b:c}}', '@media (min-width:2rem) and (color){a{b:c}}'],
    ['a{--x: ;b:c}', 'a{--x:;b:c}'],
    ['a{b:c} /* never closed', 'a{b:c}'],
  ];
  for (const [from, to] of cases) {
    test(from, () => expect(minifyCss(from)).toBe(to));
  }
  test('nothing is lost on hostile input', () => {
    expect(minifyCss('"'.repeat(5)).length).toBeLessThanOrEqual(6);
    expect(minifyCss(' '.repeat(200_000))).toBe('');
  });
});

describe('the stylesheet', () => {
  const theme = ownTheme();
  const renderer = createRenderer(sampleSite(), theme);
  const cssPath = renderer.outputs().find((path) => path.endsWith('.css')) as string;
  const css = String((renderer.render(cssPath) as { content: string }).content);

  test('uses logical properties only', () => {
    const sources = theme.css
      .filter(({ file }) => !file.includes('70-search'))
      .map(({ text }) => text)
      .join('\n');
    expect(
      sources.match(/^\s*(?:margin|padding|border|inset)?-?(?:left|right|top|bottom)[\w-]*\s*:/gm) ?? [],
    ).toEqual([]);
    expect(sources.match(/^\s*(?:margin|padding|border)-(?:left|right|top|bottom)/gm) ?? []).toEqual([]);
    expect(sources).not.toMatch(/text-align:\s*right|float:/);
    expect(sources).not.toMatch(/^\s*(?:min-|max-)?(?:width|height):/m);
  });

  test('asks for nothing, so that it is whole under `default-src self`', () => {
    expect(css.match(/url\(|@import/g) ?? []).toEqual([]);
  });

  test('balances its braces and ends in one line', () => {
    const bare = css.replace(/"[^"]*"/g, '');
    expect(bare.split('{').length).toBe(bare.split('}').length);
  });

  test('a typical article page and the stylesheet fit in 14 KB', () => {
    const html = String((renderer.render('returns/return-an-item.html') as { content: string }).content);
    const bytes = gzipSync(html, { level: 9 }).length + gzipSync(css, { level: 9 }).length;
    expect(bytes).toBeLessThan(14 * 1024);
  });

  test('the script of every page is under 3 KB', () => {
    expect(gzipSync(theme.scripts['kb.js'] ?? '', { level: 9 }).length).toBeLessThan(3 * 1024);
  });
});
