import { describe, expect, test } from 'vitest';
import { setFrontMatterKeys } from '../../src/edit/edit-front-matter.ts';
import { UserError } from '../../src/model/errors.ts';

/** Changes `key` (with aliases after it) in a block and gives the block back. */
function set(block: string, names: string, value: string | undefined): string {
  const [key = '', ...aliases] = names.split(' ');
  const text = setFrontMatterKeys(`---\n${block}---\nBody\n`, [{ key, aliases, value }]);
  expect(text.startsWith('---\n') && text.endsWith('---\nBody\n')).toBe(true);
  return text.slice(4, -'---\nBody\n'.length);
}

describe('a key that is there', () => {
  test.each([
    ['plain', 'reviewed: 2025-01-01\n', '2026-01-05', 'reviewed: 2026-01-05\n'],
    ['single quotes', "reviewed: '2025-01-01'\n", '2026-01-05', "reviewed: '2026-01-05'\n"],
    ['double quotes', 'reviewed: "2025-01-01"\n', '2026-01-05', 'reviewed: "2026-01-05"\n'],
    [
      'a comment',
      'reviewed: 2025-01-01  # by hand: yes\n',
      '2026-01-05',
      'reviewed: 2026-01-05  # by hand: yes\n',
    ],
    ['a comment after quotes', 'reviewed: "a # b"\t# c\n', 'd', 'reviewed: "d"\t# c\n'],
    ['odd spaces', 'reviewed :   2025-01-01   \n', '2026-01-05', 'reviewed :   2026-01-05   \n'],
    ['no value', 'reviewed:\n', '2026-01-05', 'reviewed: 2026-01-05\n'],
    ['no value and spaces', 'reviewed:   \n', '2026-01-05', 'reviewed: 2026-01-05\n'],
    ['no value and a comment', 'reviewed:   # later\n', '2026-01-05', 'reviewed: 2026-01-05   # later\n'],
    ['a quoted key', '"reviewed": 2025-01-01\n', '2026-01-05', '"reviewed": 2026-01-05\n'],
    [
      'an alias value',
      'x: &d 2025-01-01\nreviewed: *d\n',
      '2026-01-05',
      'x: &d 2025-01-01\nreviewed: 2026-01-05\n',
    ],
    ['a block scalar', 'reviewed: | # note\n  a\n\n  # b\nx: 1\n', 'c', 'reviewed: c # note\nx: 1\n'],
    ['a folded scalar', 'reviewed: >-\n  a\n  b\n\n# next\nx: 1\n', 'c', 'reviewed: c\n\n# next\nx: 1\n'],
    ['text over two lines', 'reviewed: one\n  two\nx: 1\n', 'c', 'reviewed: c\nx: 1\n'],
    [
      'quoted text over two lines',
      'reviewed: "one\n  two" # note\nx: 1\n',
      'c',
      'reviewed: c # note\nx: 1\n',
    ],
    ['an indented comment below', 'reviewed: a\n  # note\nx: 1\n', 'b', 'reviewed: b\n  # note\nx: 1\n'],
    ['a list', 'reviewed:\n  - a\n  # b\n  - c\n\nx: 1\n', 'd', 'reviewed: d\n\nx: 1\n'],
    ['a list without indentation', 'reviewed: # n\n- a\n- c\nx: 1\n', 'd', 'reviewed: d # n\nx: 1\n'],
    ['an inline list', 'reviewed: [a, "b]", # x\n  c] # n\nx: 1\n', 'd', 'reviewed: d # n\nx: 1\n'],
    ['a group', 'reviewed:\n  a: 1\n  b:\n    c: 2\nx: 1\n', 'd', 'reviewed: d\nx: 1\n'],
  ])('with %s', (_, block, value, expected) => {
    expect(set(block, 'reviewed', value)).toBe(expected);
    expect(set(`# top\nfirst: 'x'\n${block}`, 'reviewed', value)).toBe(`# top\nfirst: 'x'\n${expected}`);
  });

  test('with the value already is not touched', () => {
    for (const block of ["reviewed: '2026-01-05'\n", 'reviewed: "2026\\x2d01-05"\n'])
      expect(set(block, 'reviewed', '2026-01-05')).toBe(block);
  });
});

describe('values are quoted when YAML needs it', () => {
  test.each([
    ['followed the steps', 'followed the steps'],
    ['steps: all fine', '"steps: all fine"'],
    ['steps:', '"steps:"'],
    ['issue #12', '"issue #12"'],
    ['a#b', 'a#b'],
    ['#team', '"#team"'],
    ['@ana', '"@ana"'],
    ['- a', '"- a"'],
    ['', '""'],
    [' a', '" a"'],
    ['a ', '"a "'],
    ['null', '"null"'],
    ['~', '"~"'],
    ['No', '"No"'],
    ['1e5', '"1e5"'],
    ['12:30:45', '"12:30:45"'],
    ['0x1f', '"0x1f"'],
    ['true', 'true'],
    ['3', '3'],
    ['2.5', '2.5'],
    ['2026-01-05', '2026-01-05'],
    ['[a]', '"[a]"'],
    ['{a}', '"{a}"'],
    ['say "hi"', 'say "hi"'],
    ['"hi"', '"\\"hi\\""'],
    ["it's", "it's"],
    ['C:\\Users', 'C:\\Users'],
    ['"C:\\"', '"\\"C:\\\\\\""'],
    ['two\nlines\r\n', '"two\\nlines\\r\\n"'],
    ['tab\tbed', '"tab\\tbed"'],
    ['bell\u0007\u2028', '"bell\\u0007\\u2028"'],
    ['---', '"---"'],
    ['$& $1', '$& $1'],
    ['日本語', '日本語'],
  ])('%j', (value, written) => {
    expect(set('', 'review_note', value)).toBe(`review_note: ${written}\n`);
    expect(set('review_note: old\n', 'review_note', value)).toBe(`review_note: ${written}\n`);
  });

  test('in the quotes that were there', () => {
    expect(set("a: 'old'\n", 'a', "it's")).toBe("a: 'it''s'\n");
    expect(set("a: 'old'\n", 'a', 'two\nlines')).toBe('a: "two\\nlines"\n');
    expect(set('a: "old"\n', 'a', 'say "hi" \\')).toBe('a: "say \\"hi\\" \\\\"\n');
  });
});

describe('aliases', () => {
  const names = 'reviewed last_reviewed_on ms.date freshness.reviewed';

  test.each([
    ['last_reviewed_on: 2025-01-01\n', 'last_reviewed_on: 2026-01-05\n'],
    [
      "last_reviewed_on: '2025-01-01'\nreview_in: 6 months\n",
      "last_reviewed_on: '2026-01-05'\nreview_in: 6 months\n",
    ],
    ['ms.date: 12/31/2025\n', 'ms.date: 01/05/2026\n'],
    ['ms:\n  author: ana\n  date: "1/2/2025" # n\n', 'ms:\n  author: ana\n  date: "01/05/2026" # n\n'],
    [
      'freshness:\n  owner: ana\n  reviewed: 2025-01-01\nx: 1\n',
      'freshness:\n  owner: ana\n  reviewed: 2026-01-05\nx: 1\n',
    ],
    [
      "freshness: { owner: 'ana', reviewed: '2025-01-01' } # n\n",
      "freshness: { owner: 'ana', reviewed: '2026-01-05' } # n\n",
    ],
    ['freshness: {reviewed: , owner: ana}\n', 'freshness: {reviewed: 2026-01-05, owner: ana}\n'],
    ['freshness: {"reviewed": 2025-01-01}\n', 'freshness: {"reviewed": 2026-01-05}\n'],
    ['freshness:\n  owner: ana\n', 'freshness:\n  owner: ana\nreviewed: 2026-01-05\n'],
  ])('%j is changed in place', (block, expected) => {
    expect(set(block, names, '2026-01-05')).toBe(expected);
  });

  test('all spellings that are there are changed, so that they agree', () => {
    expect(set('reviewed: 2025-01-01\nlast_reviewed_on: "2025-01-01"\n', names, '2026-01-05')).toBe(
      'reviewed: 2026-01-05\nlast_reviewed_on: "2026-01-05"\n',
    );
  });

  test('a freshness comment is changed, with and without front matter', () => {
    const comment = (day: string) =>
      `# Title\n\n<!--* freshness: { owner: 'ana' reviewed: '${day}' } *-->\nText\n`;
    const change = [{ key: 'reviewed', aliases: names.split(' ').slice(1), value: '2026-01-05' }];
    expect(setFrontMatterKeys(comment('2025-01-01'), change)).toBe(comment('2026-01-05'));
    expect(setFrontMatterKeys(`---\nreviewed: 2025-01-01\n---\n${comment('2025-01-01')}`, change)).toBe(
      `---\nreviewed: 2026-01-05\n---\n${comment('2026-01-05')}`,
    );
    const note = [{ key: 'owner', aliases: ['freshness.owner'], value: "o'neil" }];
    expect(() => setFrontMatterKeys(comment('2025-01-01'), note)).toThrow(UserError);
  });
});

describe('a key that is not there', () => {
  test('comes last, before trailing comments are disturbed', () => {
    expect(set('title: A\n# end\n', 'reviewed', '2026-01-05')).toBe(
      'title: A\n# end\nreviewed: 2026-01-05\n',
    );
  });

  test('follows the key that was changed before it', () => {
    const text = '---\ntitle: A\nreviewed: 2025-01-01\n\n# more\ntags: [a]\n---\n';
    const changes = [
      { key: 'reviewed', aliases: [], value: '2026-01-05' },
      { key: 'reviewed_by', aliases: [], value: 'ana' },
      { key: 'review_note', aliases: [], value: 'all steps: fine' },
    ];
    const expected =
      '---\ntitle: A\nreviewed: 2026-01-05\nreviewed_by: ana\nreview_note: "all steps: fine"\n\n# more\ntags: [a]\n---\n';
    expect(setFrontMatterKeys(text, changes)).toBe(expected);
    expect(setFrontMatterKeys(expected, changes)).toBe(expected);
  });

  test('is not put into a text that goes on over blank lines', () => {
    expect(
      setFrontMatterKeys('---\nfreshness:\n  reviewed: 1\n  x: |+\n    text\n\nb: 1\n---\n', [
        { key: 'reviewed', aliases: ['freshness.reviewed'], value: '2' },
        { key: 'c', aliases: [], value: 'x' },
      ]),
    ).toBe('---\nfreshness:\n  reviewed: 2\n  x: |+\n    text\n\nb: 1\nc: x\n---\n');
  });
});

describe('removal', () => {
  test.each([
    ['a: 1\nb: 2\n', 'a', 'b: 2\n'],
    ['a: 1\nb: [x,\n  y]\n# c\n', 'b', 'a: 1\n# c\n'],
    ['a: 1 # x\n', 'a', ''],
    ['a:\n- 1\n- 2\nb: 2\n', 'a', 'b: 2\n'],
    ['g: {a: 1, b: 2, c: 3}\n', 'x g.b', 'g: {a: 1, c: 3}\n'],
    ['g: {a: 1, b: 2}\n', 'x g.b', 'g: {a: 1}\n'],
    ['g: {a: 1, b: 2}\n', 'x g.a', 'g: {b: 2}\n'],
    ['g: {a: 1}\nh: 1\n', 'x g.a', 'h: 1\n'],
    ['g:\n  a: 1\n  b: 2\n', 'x g.a', 'g:\n  b: 2\n'],
    ['g:\n  a: 1\nh: 1\n', 'x g.a', 'h: 1\n'],
    ['b: 1\n', 'a', 'b: 1\n'],
  ])('%j without %s', (block, names, expected) => {
    expect(set(block, names, undefined)).toBe(expected);
  });
});

describe('bytes around the block', () => {
  const change = [{ key: 'reviewed', aliases: [], value: '2026-01-05' }];

  test('Windows line endings, byte order mark, missing end', () => {
    expect(setFrontMatterKeys('\ufeff---\r\ntitle: A\r\n---\r\nText', change)).toBe(
      '\ufeff---\r\ntitle: A\r\nreviewed: 2026-01-05\r\n---\r\nText',
    );
    expect(setFrontMatterKeys('---\r\nreviewed: 1\r\n---', change)).toBe(
      '---\r\nreviewed: 2026-01-05\r\n---',
    );
    expect(setFrontMatterKeys('---\r\nreviewed: >\r\n  1\r\n  2\r\n---\n', change)).toBe(
      '---\r\nreviewed: 2026-01-05\r\n---\n',
    );
  });

  test('no front matter: one is made', () => {
    expect(setFrontMatterKeys('# Title\n', change)).toBe('---\nreviewed: 2026-01-05\n---\n\n# Title\n');
    expect(setFrontMatterKeys('\ufeffA\r\nB', change)).toBe(
      '\ufeff---\r\nreviewed: 2026-01-05\r\n---\r\n\r\nA\r\nB',
    );
    expect(setFrontMatterKeys('\nText', change)).toBe('---\nreviewed: 2026-01-05\n---\n\nText');
    expect(setFrontMatterKeys('', change)).toBe('---\nreviewed: 2026-01-05\n---\n');
    expect(setFrontMatterKeys('Text', [{ key: 'a', aliases: [], value: undefined }])).toBe('Text');
  });

  test('empty front matter is filled', () => {
    expect(setFrontMatterKeys('---\n---\n', change)).toBe('---\nreviewed: 2026-01-05\n---\n');
    expect(setFrontMatterKeys('---yaml\n# c\n---\n', change)).toBe(
      '---yaml\n# c\nreviewed: 2026-01-05\n---\n',
    );
  });

  test('a line that looks like a key in the body is body', () => {
    expect(setFrontMatterKeys('---\na: 1\n---\nreviewed: x\n---\n', change)).toBe(
      '---\na: 1\nreviewed: 2026-01-05\n---\nreviewed: x\n---\n',
    );
  });
});

describe('what cannot be changed safely is left alone', () => {
  test.each([
    '---\ntitle: A\n',
    '---\ntitle: A\n----\n',
    '---\n{title: A}\n---\n',
    '---\n- a\n---\n',
    '---\njust text\n---\n',
    '---\n? a\n: b\n---\n',
    '---\ntitle: "A\nb: 1\n---\n',
    '---\ntitle: [A\nb: 1\n---\n',
    '---\n  title: A\n---\n',
    '---\ntitle: A\n\tb: 1\n---\n',
    '---\nreviewed: &x 1\n---\n',
  ])('%j', (text) => {
    expect(() => setFrontMatterKeys(text, [{ key: 'reviewed', aliases: [], value: 'x' }])).toThrow(UserError);
  });
});
