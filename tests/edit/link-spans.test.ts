import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinkSpans, writeAddress } from '../../src/edit/link-spans.ts';

const found = (text: string) => findLinkSpans(text).map(({ href, form }) => `${form} ${href}`);

describe('findLinkSpans', () => {
  it.each([
    ['[a](b.md)', ['bare b.md']],
    ['![a](b.png "title") and [c]( d.md#x )', ['bare b.png', 'bare d.md#x']],
    ['[a](<b c.md>)', ['angle b c.md']],
    ['[a](b_(c).md)', ['bare b_(c).md']],
    ['[a](b\\_c&amp;d.md)', ['bare b_c&d.md']],
    ['[![i](i.png)](b.md)', ['bare i.png', 'bare b.md']],
    ['[a]: b.md "t"\n[c]: <d e.md>\n> [f]:\n  g.md', ['bare b.md', 'angle d e.md', 'bare g.md']],
    ['<a class="x" href="b.md?x&amp;y">', ['attribute b.md?x&y']],
    [
      "<img src='a.png'><video poster=p.jpg src=v.mp4>",
      ['attribute a.png', 'attribute p.jpg', 'attribute v.mp4'],
    ],
    ['see <https://x.example/b.html>', ['angle https://x.example/b.html']],
    ['---\nanswer: "See [a](b.md)."\n---\n', ['bare b.md']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('leaves code and comments alone', () => {
    for (const text of [
      '`[a](b.md)`',
      '``[a](b.md) ` ``',
      '```\n[a](b.md)\n```',
      '~~~~ md\n[a](b.md)\n~~~\n[a](b.md)\n~~~~',
      '> ```\n> [a](b.md)\n> ```',
      '- ```\n  [a](b.md)\n  ```',
      '<!-- [a](b.md) -->',
      '```\n[a](b.md)',
    ]) {
      expect(found(text), text).toEqual([]);
    }
  });

  it('is not misled by signs that open nothing', () => {
    for (const text of [
      'a ` [a](b.md)',
      '```\ncode\n```\n[a](b.md)',
      '``` not a fence ``` [a](b.md)',
      'one `x` two [a](b.md) `y`',
      '<!-- x --> [a](b.md)',
      '`open\n\n[a](b.md) `',
      '<!-- never closed [a](b.md)',
    ]) {
      expect(found(text), text).toEqual(['bare b.md']);
    }
  });

  it('gives spans that hold what they say and do not overlap', () => {
    const piece = fc.constantFrom(
      '[a](',
      ')',
      '<',
      '>',
      'b.md',
      '`',
      '```\n',
      '\n',
      ' ',
      '[x]: ',
      'href="',
      '"',
      '<!--',
      '-->',
      '(',
      '\\',
      '&amp;',
      '!',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const span of findLinkSpans(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('stays quick on long runs of one sign', () => {
    for (const sign of [
      '[',
      '](',
      '`',
      '` ',
      '<',
      '(',
      'href=',
      ' ',
      '> ',
      '<!--',
      '[a]: ',
      '```\n',
      '](a(',
    ]) {
      expect(findLinkSpans(sign.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('writeAddress', () => {
  it.each([
    ['a b.md', { href: 'x.md', form: 'bare' }, 'a%20b.md'],
    ['a b.md', { href: 'x y.md', form: 'angle' }, 'a b.md'],
    ['a b.md', { href: 'x%20y.md', form: 'angle' }, 'a%20b.md'],
    ['a(b).md', { href: 'x.md', form: 'bare' }, 'a%28b%29.md'],
    ['100%#?.md', { href: 'x.md', form: 'angle' }, '100%25%23%3F.md'],
    ['ü.md', { href: 'x.md', form: 'bare' }, 'ü.md'],
    ['ü.md', { href: '%C3%BC/x.md', form: 'bare' }, '%C3%BC.md'],
    ['a\'&".md', { href: 'x.md', form: 'attribute' }, 'a%27&amp;%22.md'],
  ] as const)('%s in %j', (path, span, written) => {
    expect(writeAddress(path, '#x', span)).toBe(`${written}#x`);
  });
});
