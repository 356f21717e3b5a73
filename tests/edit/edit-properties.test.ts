import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setFrontMatterKeys } from '../../src/edit/edit-front-matter.ts';
import { addToFrontMatterList, replaceFrontMatterValue } from '../../src/edit/edit-front-matter-lists.ts';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';

/** Values as YAML, each in one of the ways in which people write them; lines after the first are indented already. */
const writtenText = fc.constantFrom(
  'plain words',
  "'single # quoted'",
  '"double: \\"quoted\\""',
  'with a comment # here',
  "'quoted' # and a comment",
  '"two\n  lines" # end',
  'two\n  plain lines',
  '|\n  block: text\n\n  # not a comment',
  '> # folded\n  text',
  '|+\n  keeps\n\n',
  '',
  ' # only a comment',
);
const writtenList = fc.constantFrom(
  '[a, b]',
  '[ "a" , \'b\' ] # list',
  '[\n  a, # one\n  b\n  ]',
  '\n  - a\n  - b # two\n  # end',
  '\n- a\n\n- "b"',
  'a',
  "'a'",
);
const entry = (keys: string[], value: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...keys), value).map(([key, written]) => `${key}: ${written}\n`);
const between = fc.constantFrom('', '\n', '# a comment\n', '  # an indented comment\n', '\n# text\n\n');
/** Right below a value: there an indented `#` could be text of that value. */
const below = fc.constantFrom('', '\n', '# a comment\n', '\n# text\n\n');

/** A value that a command could write: any text on one line. */
const newValue = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'ab:#-\'"[]{},&*!|>%@`~ \\$1.'), minLength: 1, maxLength: 12 }),
  fc.constantFrom('2026-01-05', 'null', 'true', 'no', '1e3', '---', '...', '? a', 'a: b', '#x', '- a'),
);

interface Sample {
  readonly before: string;
  readonly target: string;
  readonly after: string;
  readonly body: string;
}
function samples(target: fc.Arbitrary<string>): fc.Arbitrary<Sample & { lineBreak: string; mark: string }> {
  const other = (keys: string[]) =>
    fc.oneof(
      entry(keys, writtenText),
      entry(
        keys.map((key) => `${key}_list`),
        writtenList,
      ),
    );
  return fc.record({
    before: fc.tuple(between, other(['x-one']), between).map((parts) => parts.join('')),
    target,
    after: fc.tuple(below, other(['x-two']), between).map((parts) => parts.join('')),
    body: fc.constantFrom('', 'Text', '\n# Title\n\nreviewed: no\n---\n'),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
  });
}
function join(
  { before, target, after, body }: Sample,
  lineBreak: string,
  mark: string,
): [string, string, string] {
  const all = (text: string) => text.replaceAll('\n', lineBreak);
  return [mark + all(`---\n${before}`), all(target), all(`${after}---\n${body}`)];
}
const read = (text: string) =>
  parseFrontMatter({ path: 'a.md', file: 'a.md', text: text.replace(/^\ufeff/, '') });

test('setting a key changes the lines of that key only, and reading gives the value back', () => {
  fc.assert(
    fc.property(samples(entry(['review_note'], writtenText)), newValue, (sample, value) => {
      const [head, target, tail] = join(sample, sample.lineBreak, sample.mark);
      const result = setFrontMatterKeys(head + target + tail, [{ key: 'review_note', aliases: [], value }]);
      expect(result.slice(0, head.length)).toBe(head);
      expect(result.slice(-tail.length)).toBe(tail);
      const { meta, problems, body } = read(result);
      expect(problems.filter((problem) => problem.rule !== 'front-matter-type')).toEqual([]);
      expect(body).toBe(sample.body.replaceAll('\n', sample.lineBreak));
      // The reader folds white space; a text of nothing but white space is none.
      const folded = value.trim().split(/\s+/).join(' ');
      expect(meta.reviewNote ?? '').toBe(folded);
      expect(setFrontMatterKeys(result, [{ key: 'review_note', aliases: [], value }])).toBe(result);
    }),
    { numRuns: 150 },
  );
});

test('a new key is one new line; removing it gives the file back', () => {
  fc.assert(
    fc.property(samples(fc.constantFrom('', 'reviewed: 2025-01-01\n')), newValue, (sample, value) => {
      const text = join(sample, sample.lineBreak, sample.mark).join('');
      const added = setFrontMatterKeys(text, [{ key: 'reviewed_by', aliases: [], value }]);
      const lines = added.split('\n');
      const index = lines.findIndex((line) => line.startsWith('reviewed_by:'));
      expect([...lines.slice(0, index), ...lines.slice(index + 1)].join('\n')).toBe(text);
      expect(lines[index]?.endsWith('\r')).toBe(sample.lineBreak === '\r\n');
      expect(setFrontMatterKeys(added, [{ key: 'reviewed_by', aliases: [], value: undefined }])).toBe(text);
    }),
    { numRuns: 120 },
  );
});

test('removing a key leaves all other lines', () => {
  fc.assert(
    fc.property(samples(entry(['review_note'], fc.oneof(writtenText, writtenList))), (sample) => {
      const [head, target, tail] = join(sample, sample.lineBreak, sample.mark);
      const result = setFrontMatterKeys(head + target + tail, [
        { key: 'review_note', aliases: [], value: undefined },
      ]);
      expect(result.slice(0, head.length)).toBe(head);
      expect(result.slice(-tail.length)).toBe(tail);
      expect(read(result).keys.review_note).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

test('adding to a list keeps its items and all other lines', () => {
  fc.assert(
    fc.property(samples(entry(['redirect_from', 'aliases'], writtenList)), newValue, (sample, value) => {
      const item = value.trim().split(/\s+/).join(' ') || 'c';
      const [head, target, tail] = join(sample, sample.lineBreak, sample.mark);
      const old = read(head + target + tail).meta.redirectFrom ?? [];
      const result = addToFrontMatterList(head + target + tail, 'redirect_from', ['aliases'], item);
      expect(result.slice(0, head.length)).toBe(head);
      expect(result.slice(-tail.length)).toBe(tail);
      expect(read(result).meta.redirectFrom).toEqual(old.includes(item) ? old : [...old, item]);
    }),
    { numRuns: 120 },
  );
});

test('replacing an item keeps the others and all other lines', () => {
  fc.assert(
    fc.property(samples(entry(['owner', 'doc_owner'], writtenList)), newValue, (sample, value) => {
      const item = value.replaceAll(',', '').trim().split(/\s+/).join(' ') || 'c';
      const [head, target, tail] = join(sample, sample.lineBreak, sample.mark);
      const old = read(head + target + tail).meta.owners ?? [];
      const result = replaceFrontMatterValue(head + target + tail, 'owner', ['doc_owner'], 'a', item);
      expect(result.slice(0, head.length)).toBe(head);
      expect(result.slice(-tail.length)).toBe(tail);
      const expected = old.includes(item)
        ? old.filter((name) => name !== 'a' || item === 'a')
        : old.map((name) => (name === 'a' ? item : name));
      expect(read(result).meta.owners).toEqual(expected);
    }),
    { numRuns: 120 },
  );
});

test('any text is edited or refused, never broken off', () => {
  const piece = fc.constantFrom(
    '---\n',
    'title: ',
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
    '|',
    ': ',
    ',',
    '\r\n',
    'x',
    '\t',
    '<!--* freshness: {',
    "reviewed: 'x'",
    '} *-->',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = `---\n${pieces.join('')}`;
      try {
        setFrontMatterKeys(text, [{ key: 'title', aliases: ['freshness.reviewed'], value: 'new' }]);
        addToFrontMatterList(text, 'title', [], 'new');
      } catch (error) {
        expect((error as Error).name).toBe('UserError');
      }
    }),
    { numRuns: 300 },
  );
});
