import { expect, test } from 'vitest';
import { parseOwners } from '../../src/parse/parse-owners.ts';

const read = (...lines: string[]) => parseOwners('owners.yml', lines.join('\n'));
const at = (line: number, column: number) => ({ path: 'owners.yml', line, column });

test('no file is no registry', () => {
  expect(parseOwners('owners.yml', undefined)).toEqual({
    known: false,
    file: 'owners.yml',
    people: [],
    teams: [],
    problems: [],
  });
});

test('people and teams', () => {
  expect(
    read(
      'people:',
      '  - id: ana',
      '    name: Ana Lima',
      '    contact: ana@acme.example',
      '    left: 2026-03-01',
      '    handover_to: ben',
      '    max_open_reviews: 5',
      '  - ben',
      'teams:',
      '  - {id: "#pay", name: Payments, members: [ana, ben], contact: "#pay"}',
      '  - {id: empty}',
    ),
  ).toEqual({
    known: true,
    file: 'owners.yml',
    people: [
      {
        id: 'ana',
        name: 'Ana Lima',
        contact: 'ana@acme.example',
        left: '2026-03-01',
        handoverTo: 'ben',
        maxOpenReviews: 5,
        at: at(2, 5),
      },
      { id: 'ben', name: 'ben', at: at(8, 5) },
    ],
    teams: [
      { id: '#pay', name: 'Payments', members: ['ana', 'ben'], contact: '#pay', at: at(10, 5) },
      { id: 'empty', name: 'empty', members: [], at: at(11, 5) },
    ],
    problems: [],
  });
});

test('an empty file is a registry that knows nobody', () => {
  expect(read('# later')).toMatchObject({ known: true, people: [], problems: [] });
});

test.each(['people: [a', 'just text', '- ana', 'people:\n\t- ana'])(
  '%j is no registry and says so',
  (text) => {
    const { known, problems } = parseOwners('owners.yml', text);
    expect(known).toBe(false);
    expect(problems).toHaveLength(1);
  },
);

test.each([
  ['people: [{name: Ana}]', 'config-invalid', 10, /`id` is missing/],
  ['people: [{id: ana, left: 2026-02-30}]', 'config-invalid', 26, /does not exist/],
  ['people: [{id: ana, max_open_reviews: many}]', 'config-invalid', 38, /number/],
  ['people: [{id: ana, nmae: Ana}]', 'config-unknown-key', 20, /nmae/],
  ['people: [ana, ana]', 'config-invalid', 15, /listed twice/],
  ['people: [{id: ana, handover_to: bne}, ben]', 'config-invalid', 10, /`ana` hands over to `bne`/],
  ['{people: [ana], teams: [{id: t, members: [nan]}]}', 'config-invalid', 25, /`t` has the member `nan`/],
  ['{people: [ana], teams: [{id: ana}]}', 'config-invalid', 25, /both a person and a team/],
])('%s is reported', (text, rule, column, message) => {
  const { problems, known } = read(text);
  expect(problems).toEqual([
    expect.objectContaining({ rule, at: at(1, column), message: expect.stringMatching(message) }),
  ]);
  expect(known).toBe(true);
});

test('did you mean', () => {
  expect(read('people: [benjamin, {id: ana, handover_to: benjamim}]').problems[0]?.hint).toBe(
    'Did you mean `benjamin`?',
  );
});
