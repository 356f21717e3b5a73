import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FrontMatter, parseFrontMatter } from '../../src/parse/front-matter.ts';

function read(text: string): FrontMatter {
  return parseFrontMatter({ path: 'a.md', file: 'content/a.md', text });
}
const rulesOf = (result: FrontMatter) => result.problems.map((problem) => problem.rule);

describe('no front matter', () => {
  test.each(['', '\n', 'Text', '# Title\n\ntext', '----\ntext', '-- -', '***\n', 'a\n---\nb: c\n---\n'])(
    '%j is all body',
    (text) => {
      expect(read(text)).toEqual({
        meta: {},
        keys: {},
        body: text,
        bodyLine: 1,
        problems: [],
        withheld: false,
      });
    },
  );

  test.each(['---\n---\n', '---\n\n---\n', '---\n# only a comment\n---\n', '---\n~\n---\n'])(
    '%j is empty front matter',
    (block) => {
      const result = read(`${block}Text`);
      expect([result.meta, result.problems, result.withheld, result.body]).toEqual([{}, [], false, 'Text']);
    },
  );

  test('the closing line may end the file', () => {
    expect(read('---\ntitle: A\n---')).toMatchObject({
      meta: { title: 'A' },
      body: '',
      bodyLine: 4,
      problems: [],
    });
  });

  test('yaml may be named', () => {
    expect(read('---yaml\ntitle: A\n---\n').meta).toEqual({ title: 'A' });
    expect(read('--- YML \r\ntitle: A\r\n--- \r\n').meta).toEqual({ title: 'A' });
  });
});

describe('other languages', () => {
  test.each([
    '---js',
    '---JS',
    '--- javascript',
    '---JavaScript',
    '---json',
    '---toml',
    '---coffee',
    '---cson',
    '--- __proto__',
    '---constructor',
    '---\u00a0js',
    '+++',
    ';;;',
    '{',
  ])('%s is refused and nothing runs', (opening) => {
    const globals = globalThis as { ran?: boolean };
    const code = 'globalThis.ran = true';
    const closing = opening === '+++' || opening === ';;;' ? opening : '---';
    const result = read(`${opening}\n${code}\n${closing}\nText`);
    expect(globals.ran).toBeUndefined();
    expect(result).toMatchObject({ meta: {}, withheld: true });
    expect(result.problems).toEqual([
      expect.objectContaining({
        rule: 'front-matter-language',
        at: { path: 'content/a.md', line: 1, column: 1 },
      }),
    ]);
  });
});

describe('fences', () => {
  test.each([
    '---\ntitle: A',
    '---\ntitle: A\n',
    '---',
    '---\n',
    '---\nA rule, then text.\n\nMore.',
    '---\ntitle: A\n...\ntext',
  ])('%j never ends', (text) => {
    const result = read(text);
    expect(rulesOf(result)).toEqual(['front-matter-unclosed']);
    expect(result.withheld).toBe(true);
  });

  test('a closing line with something on it is named', () => {
    const result = read('---\nstatus: draft\n-----\n\ntext\n\n---\n');
    expect(rulesOf(result)).toEqual(['front-matter-unclosed']);
    expect(result.problems[0]?.message).toContain('line 3 is `-----`');
    expect(result.withheld).toBe(true);
  });

  test.each([
    '\n---\nstatus: draft\n---\n',
    '  ---\nstatus: draft\n---\n',
    '\u200b---\nstatus: draft\n---\n',
    '\ufeff---\nstatus: draft\n---\n',
  ])('%j starts late and is withheld', (text) => {
    expect(read(text)).toMatchObject({ withheld: true, problems: [{ rule: 'front-matter-syntax' }] });
  });

  test('a rule below blank lines is a rule', () => {
    expect(read('\n\n---\n\nText')).toMatchObject({ withheld: false, problems: [] });
  });

  test('text between two rules is no front matter', () => {
    expect(read('---\nJust text.\n---\n')).toMatchObject({
      withheld: true,
      problems: [{ rule: 'front-matter-syntax' }],
    });
    expect(read('---\n- a\n- b\n---\n')).toMatchObject({
      withheld: true,
      problems: [{ rule: 'front-matter-syntax' }],
    });
  });

  test('a block longer than any front matter is one whose end is missing', () => {
    const result = read(`---\n${'x: 1\n'.repeat(5000)}---\n`);
    expect(rulesOf(result)).toEqual(['front-matter-unclosed']);
  });
});

describe('broken YAML', () => {
  test.each([
    ['title: How to: pay', 2, 8, /colon/],
    ['title: A\n\tid: 1', 3, 1, /tab/],
    ['title: A\ntags:\n\t- a', 4, 1, /tab/],
    ['title: "A\nid: 1', 2, 8, /quotation mark/],
    ['title: A\ntags: [a, b', 3, 7, /bracket/],
    ['title: @home', 2, 8, /sign/],
    ['title: %a', 2, 8, /sign/],
    ['title: A\n  id: 1', 2, 8, /colon/],
    ['title: "C:\\Users"', 2, 11, /backslash/],
    ['title: *A', 2, 8, /named/],
    ['title: !important', 2, 8, /exclamation/],
    ['title: A\nstatus: draft\ntitle: B', 4, 1, /twice, on line 2 and on line 4/],
    ['title: A\n...\nstatus: draft', 4, 1, /ends it early/],
    ['[a]: b', 2, 1, /key/],
    ['old_paths: [/a/{id}]', 2, 16, /comma is missing/],
    ['title: A\nid', 3, 1, /no colon/],
    ['title: "A" and B', 2, 12, /complete/],
  ])('%j is explained at %i:%i', (block, line, column, message) => {
    const result = read(`---\n${block}\n---\n`);
    expect(result.problems[0]).toMatchObject({
      rule: 'front-matter-syntax',
      at: { path: 'content/a.md', line, column },
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
    expect(result).toMatchObject({ withheld: true, meta: {} });
  });

  test('alias bombs are neither expanded nor kept', () => {
    const rows = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [...pair])) {
      rows.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    const result = read(`---\n${rows.join('\n')}\ntags: *i\npitfalls: *i\n---\nText`);
    expect(rulesOf(result)).toContain('front-matter-type');
    expect(result.meta.tags ?? []).toEqual([]);
    expect(JSON.stringify(result).length).toBeLessThan(20_000);
  });

  test('a long text is not repeated without end', () => {
    const result = read(
      `---\ntitle: &t ${'long '.repeat(2000)}\npitfalls: [${Array(5000).fill('*t').join(',')}]\n---\n`,
    );
    expect(result.problems).toEqual([
      expect.objectContaining({
        rule: 'front-matter-syntax',
        message: expect.stringContaining('more than 100 times'),
      }),
    ]);
    expect(result).toMatchObject({ meta: {}, withheld: true });
    const few = read('---\nowner: &o ana\nreviewed_by: *o\n---\n');
    expect(few).toMatchObject({ meta: { owners: ['ana'], reviewedBy: 'ana' }, problems: [] });
  });

  test('deep nesting is refused the same way on every machine', () => {
    const nested = (depth: number) => read(`---\nx-a: ${'['.repeat(depth)}${']'.repeat(depth)}\n---\n`);
    expect(nested(40).problems).toEqual([]);
    expect(nested(60).problems).toEqual([
      expect.objectContaining({ message: 'Values are nested too deeply.' }),
    ]);
    expect(nested(2000).problems).toHaveLength(1);
  });

  test('thousands of wrong items are not thousands of problems', () => {
    expect(read(`---\ntags: [${'[],'.repeat(5000)}]\n---\n`).problems).toHaveLength(20);
    const twice = Array.from({ length: 1500 }, () => 'a: 1').join('\n');
    expect(read(`---\n${twice}\n---\n`).problems).toHaveLength(20);
  });

  test('an alias of itself is an error', () => {
    expect(read('---\ntags: &a [*a]\n---\n')).toMatchObject({
      withheld: true,
      problems: [{ rule: 'front-matter-syntax' }],
    });
  });

  test('__proto__ and constructor are keys like any other', () => {
    const result = read('---\n__proto__: {status: draft}\nconstructor: x\ntitle: A\n---\n');
    expect(result.meta).toEqual({ title: 'A' });
    expect(Object.getPrototypeOf(result.meta)).toBe(Object.prototype);
    expect(result.meta.status).toBeUndefined();
    expect(rulesOf(result)).toEqual(['frontmatter-unknown-key', 'frontmatter-unknown-key']);
    expect(read('---\nvideo: {src: a, __proto__: {poster: x}}\n---\n').meta.video).toEqual({
      src: 'a',
      at: expect.anything(),
    });
  });

  const hostile: Readonly<Record<string, string>> = Object.fromEntries([
    ['brackets', `tags: ${'['.repeat(45_000)}`],
    ['braces', `tags: ${'{a: '.repeat(10_000)}`],
    ['hyphens', `tags:\n  ${'- '.repeat(20_000)}`],
    ['question marks', '? '.repeat(20_000)],
    ['blank lines', `${'\n'.repeat(1900)}title: A${' '.repeat(45_000)}`],
    ['tags', `title: ${'!a '.repeat(15_000)}`],
    ['keys in one line', `{${Array.from({ length: 6_000 }, (_, index) => `k${index}`).join(', ')}}`],
    ['a long word', `title: ${'a'.repeat(45_000)}`],
    ['spaces in a comment', `<!--*${' '.repeat(45_000)}`],
  ]);
  for (const [name, block] of Object.entries(hostile)) {
    test(`${name} end`, () => {
      expect(block.length).toBeLessThan(50_000);
      const result = read(`---\n${block}\n---\nText`);
      expect(result.problems.length).toBeLessThan(30);
    });
  }
});

test('nothing throws, whatever stands between the fences', () => {
  const piece = fc.constantFrom(
    'title',
    'status',
    ': ',
    ':',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '#',
    '&a',
    '*a',
    '|',
    '>',
    '!',
    '\t',
    '---',
    '\r\n',
    '2026-02-30',
    'draft',
    '? ',
    '...',
    '%',
    '`',
    '\u0000',
    '\u2028',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = `---\n${pieces.join('')}\n---\nbody`;
      const result = read(text);
      for (const { at, message, rule } of result.problems) {
        expect(at.line).toBeGreaterThanOrEqual(1);
        expect(at.line).toBeLessThanOrEqual(text.split('\n').length);
        expect(at.column).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe('');
        expect(rule).toMatch(/^(front-?matter|review-date|date)-/);
      }
      expect(structuredClone(result)).toEqual(result);
    }),
    { numRuns: 500 },
  );
});
