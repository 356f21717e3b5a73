import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { parsePopular } from '../../src/parse/parse-popular.ts';
import { parseSearchTests } from '../../src/parse/parse-search-tests.ts';
import { parseStrings } from '../../src/parse/parse-strings.ts';
import { parseSynonyms } from '../../src/parse/parse-synonyms.ts';

function errorOf(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('expected a UserError');
}

describe('synonyms', () => {
  const read = (text: string | undefined) => parseSynonyms('synonyms.yml', text);
  const none = { file: 'synonyms.yml', groups: [], oneWay: [], problems: [] };

  test('groups and one-way words', () => {
    const lists = read(
      'groups:\n  - [refund, money back]\n  - tv, television\none_way:\n  - {from: parcel, to: delivery}\n',
    );
    expect(lists).toEqual({
      ...none,
      groups: [
        ['refund', 'money back'],
        ['tv', 'television'],
      ],
      oneWay: [{ from: 'parcel', to: ['delivery'] }],
    });
    expect(read('one_way:\n  parcel: [delivery, shipping]\n  box: delivery\n').oneWay).toEqual([
      { from: 'parcel', to: ['delivery', 'shipping'] },
      { from: 'box', to: ['delivery'] },
    ]);
  });

  test('a file that is a list is a list of groups', () => {
    expect(read('- [a, b]\n- [c, d]\n').groups).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test.each([undefined, '', '# none'])('%j has none', (text) => {
    expect(read(text)).toEqual(none);
  });

  test.each([
    ['- [only]', 'config-invalid', 3],
    ['groups: {a: b}', 'config-invalid', 9],
    ['one_way: [{from: a}]', 'config-invalid', 11],
    ['one_way: [{a: {b: c}}]', 'config-invalid', 11],
    ['grups: []', 'config-unknown-key', 1],
    ['groups: [', 'config-syntax', 9],
  ])('%s is reported', (text, rule, column) => {
    const { problems, groups } = read(text);
    expect(problems.at(-1)).toMatchObject({ rule, at: { path: 'synonyms.yml', line: 1, column } });
    expect(groups).toEqual([]);
  });
});

describe('search tests', () => {
  const read = (text: string | undefined) => parseSearchTests('search-tests.yml', text);
  const at = (line: number, column: number) => ({ path: 'search-tests.yml', line, column });

  test('a list, or a group with a limit for all', () => {
    const list =
      '- query: money back\n  expect: refund.md\n- {query: where is it, expect: [a.md, "17"], top: 1, locale: de}\n';
    expect(read(list)).toEqual({
      file: 'search-tests.yml',
      tests: [
        { query: 'money back', expect: ['refund.md'], top: 5, at: at(1, 3) },
        { query: 'where is it', expect: ['a.md', '17'], top: 1, locale: 'de', at: at(3, 3) },
      ],
      problems: [],
    });
    expect(read(`top: 3\ntests:\n${list}`).tests.map((each) => each.top)).toEqual([3, 1]);
    expect(read(undefined)).toEqual({ file: 'search-tests.yml', tests: [], problems: [] });
  });

  test.each([
    ['- query: a', /`expect` is missing/],
    ['- expect: a.md', /`query` is missing/],
    ['- {query: a, expect: []}', /expects no article/],
    ['- {query: a, expect: a.md, top: 0}', /`tests.top`/],
    ['- text', /group of keys/],
  ])('%s is reported', (text, message) => {
    expect(read(text).problems).toEqual([
      expect.objectContaining({
        rule: 'config-invalid',
        message: expect.stringMatching(message),
        at: expect.objectContaining({ line: 1 }),
      }),
    ]);
  });
});

describe('interface strings', () => {
  const read = (text: string) => parseStrings('strings/en.yml', text);

  test('texts, plurals and groups', () => {
    expect(
      read(
        'search: Search\nempty: ""\ncount:\n  one: "{n} article"\n  other: "{n} articles"\ncontact:\n  open: Open\n  until: {other: x}\n',
      ),
    ).toEqual({
      search: 'Search',
      empty: '',
      count: { one: '{n} article', other: '{n} articles' },
      'contact.open': 'Open',
      'contact.until': { other: 'x' },
    });
    expect(read('')).toEqual({});
  });

  test('words that YAML could take for something else stay words', () => {
    expect(read('yes: Yes\nno: No\nn: 1.0\nt: true\n')).toEqual({
      yes: 'Yes',
      no: 'No',
      n: '1.0',
      t: 'true',
    });
  });

  test.each([
    ['search: "a', 1, 9],
    ['a: b\nsearch:', 2, 1],
    ['a:\n  one: x\n  twelve: y\n  other: z', 3, 3],
    ['a: [b]', 1, 4],
    ['- a', 1, 1],
    ['text', 1, 1],
  ])('%j stops with its place', (text, line, column) => {
    expect(errorOf(() => read(text)).at).toEqual({ path: 'strings/en.yml', line, column });
  });
});

describe('popular articles', () => {
  const read = (text: string) => parsePopular('popular.json', text);

  test('paths, or objects with a path', () => {
    const text = JSON.stringify({
      version: 1,
      from: '2026-01-01',
      to: '2026-01-28',
      articles: ['a.md', { path: 'b.md', contacts: 12 }],
    });
    expect(read(text)).toEqual({ from: '2026-01-01', to: '2026-01-28', articles: ['a.md', 'b.md'] });
  });

  test.each([
    '',
    '{',
    '[]',
    '{"from": "2026-01-01", "to": "2026-01-28"}',
    '{"from": "2026-02-30", "to": "2026-03-01", "articles": []}',
    '{"from": "2026-03-01", "to": "2026-02-01", "articles": []}',
    '{"from": "2026-01-01", "to": "2026-01-28", "articles": [5]}',
    '{"from": "2026-01-01", "to": "2026-01-28", "articles": [{"tag": "x"}]}',
  ])('%j is refused', (text) => {
    const error = errorOf(() => read(text));
    expect(error.message).toContain('popular articles');
    expect(error.hint).toContain('kb gaps');
    expect(error.at?.path).toBe('popular.json');
  });
});
