import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainYaml } from '../../src/parse/plain-yaml.ts';
import { parseYaml } from '../../src/parse/yaml-with-places.ts';

/** What both readers say must be the same wherever the quick one says anything. */
function agree(text: string): boolean {
  const plain = readPlainYaml(text, 'a.md', 2);
  if (plain === undefined) return false;
  expect(parseYaml(text, 'a.md', 2), text).toEqual({ root: plain, problems: [] });
  return true;
}

describe('usual front matter and settings take the quick way, with the same result', () => {
  test.each([
    'title: How do I get a refund?\nid: 9207690465436\n',
    'title: "IDE: Support"\r\nid: \'a-b\'\r\n',
    '# note\n\nanswer: You get it within 14 days (or less).\nreviewed: 2026-01-05\nreview_every: 6 months\n',
    'tags: [refunds, money back, 5]\nowner: ["ana", \'ben\']\nnone: []\ngaps: [ ]\n',
    'owner:\ntags:\n  - a\n  - "b: c"\n\n  - 2026-01-05\nold:\n- /x/y.html\ndraft: true\n',
    'ms.date: 01/05/2026\nlast-reviewed: 2026\na_b: Yes\nn: tRUE\nt: True\nurl: http://a.b/c?d=e&f\n',
    'title: 日本語 ünï 🙂\nkeep:   spaces inside   \n',
    'pitfalls:\n  - symptom: No mail\n    fix: Wait\n\n  -   symptom: "Late"\n      fix: [a, b]\n  - plain\nid: x\n',
    'escalate:\n  when: It is late\n  gather:\n  - number\n  - "the day"\n  to: chat\narchived:\n  on: 2026-01-02\nlast:\n',
    'deep:\n  list:\n    - a:\n        b: c\n      d:\n      - e\n      - f: g\n    - h:\nend: 1\n',
    '- query: where is it\n  expect: [A-1, A-2]\n# note\n- query: b\n  expect: A-3\n',
    '- a\n- [b, "c d"]\n-   e: f\n    g:\n      - h\n',
    'groups:\n  - [sign in, log in]\n  - [a]\none_way:\n  - from: b\n    to: [c]\n',
    'a:\n  # note\n  b: c\n      # note: yes\n  d: e\n # note\nf:\n  # note\n',
    'number: +49 30 1234567\nother: +1 (0) 5\ntitle: ¿Dónde está?\nb: ¡Listo!\n',
    'a: 0123\nb: 1st\nc: 12:30\nd: x, y\ne: a#b\nf: it\'s "so"\n',
  ])('%j', (text) => {
    expect(agree(text)).toBe(true);
  });
});

describe('everything else is left to the parser', () => {
  test.each([
    '',
    '# only',
    'a: b: c',
    'a: b # comment',
    'a: &x b',
    'a: *x',
    'a: |\n  b',
    'a: b\n  c',
    'a: {b: c}',
    'a: [b, [c]]',
    'a: [b, c',
    'a: ["b, c"]',
    'a: [b: c]',
    'a: [b,]',
    'a: "b',
    'a: "b\\n"',
    "a: 'it''s'",
    'a: "b" c',
    'a: null',
    'a: ~',
    'a: 1.5',
    'a: 1e3',
    'a: 0x1f',
    'a: .5',
    'a: -1',
    'a: 1\na: 2',
    'a: b\n- c',
    'a:\n  - b\n - c',
    'a:\n  - - b',
    'a:\n  b: c\n d: e',
    'a:\n  b: c\n    d: e',
    'a:\n  b: c\n  - d',
    'a:\n  - b: c\n     d: e',
    'a:\n  - b: c\n   d: e',
    'a:\n  - b\n    c: d',
    'a:\n  b: c\n  b: d',
    'a:\n  - b: c\n    b: d',
    'a:\n  b\n',
    'a:\n  b: >\n    c',
    'a:\n  - b: c # d',
    'a: b\n  c: d',
    '  a: b\nc: d',
    'a:\n  -\n',
    'a:\tb',
    ' a: b',
    'a : b',
    '"a": b',
    'a:b',
    'a\n',
    '- a\nb: c',
    '- a\n  b',
    '- a\n # b\n  c',
    'a: b\n  # c\n  d',
    'a: "b\n  # c\n  d"',
    'a: +49',
    'a: +.5',
    '- - a',
    '- [a]: b',
    '- [a, [b]]',
    'a: b\n...\nc: d',
    'a: @b',
    'a: b\u2028c: d',
    'a: b\u3000',
    'a: b\rc: d',
    'a: %b',
  ])('%j', (text) => {
    expect(agree(text)).toBe(false);
  });
});

test('the two agree on whatever is made of such pieces', () => {
  const piece = fc.constantFrom(
    'a',
    'b:',
    'key: ',
    'c: ',
    '\n',
    '\n',
    '  ',
    ' ',
    '- ',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '#',
    ' #',
    '1',
    '2026-01-05',
    'true',
    'null',
    '.',
    ':',
    '/',
    'é',
    '\r\n',
    '---',
    '(',
    ')',
    '&',
    '{',
    '}',
    '|',
    '?',
    '~',
    '0x1',
    'e3',
    '+',
    '\\',
  );
  let quick = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      for (const start of ['key0: ', '- ']) if (agree(`${start}${pieces.join('')}`)) quick++;
    }),
    { numRuns: 1000 },
  );
  expect(quick).toBeGreaterThan(30);
});

test('the two agree on lists of keys with values of every kind', () => {
  const value = fc.oneof(
    fc.constantFrom(
      '',
      '2026-01-05',
      '"quoted: yes"',
      "'single'",
      '[a, b]',
      '[ "a" ]',
      '\n  - a\n  - b',
      '\n- x',
      'true',
      '42',
      '6 months',
      'a # c',
      '{a: b}',
      '|\n  x',
      '-1',
      '"a, b"',
      "[a, 'b c', 3]",
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const line = fc
    .tuple(fc.constantFrom('a', 'b', 'c.d', 'e-f', 'g_1'), value)
    .map(([key, written]) => `${key}: ${written}\n`);
  let quick = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      if (agree(lines.join(''))) quick++;
    }),
    { numRuns: 1000 },
  );
  expect(quick).toBeGreaterThan(30);
});

test('the two agree on nested lists and groups, however they are indented', () => {
  const line = fc
    .tuple(
      fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '      '),
      fc.constantFrom('', '', '- ', '- ', '-   ', '- - '),
      fc.constantFrom('a: ', 'b: ', 'c:', 'd: ', '', '# '),
      fc.constantFrom('x', 'y z', '"q"', '[1, 2]', '', '2026-01-02', '~'),
    )
    .map((parts) => `${parts.join('')}\n`);
  let quick = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
      for (const start of ['key:\n', '- key:\n', '']) if (agree(`${start}${lines.join('')}`)) quick++;
    }),
    { numRuns: 4000 },
  );
  expect(quick).toBeGreaterThan(100);
});
