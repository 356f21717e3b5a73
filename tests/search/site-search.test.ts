import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { articleText, tempProject } from '../temp-project.ts';

const config = 'title: Help\nlocales: [en, de]\nlocale: en\n';
const hidden = ['Qdrafzy', 'Qinterzy', 'Qarchizy', 'Qunlizy', 'Qfutuzy', 'Qownezy', 'Qnotezy', 'Qpathzy'];
const files = {
  'kb.config.yml': config,
  'content/returns/_meta.yml': 'title: Returns\n',
  'content/returns/refund.md': articleText(
    `title: When do I get my refund?
answer: Within five days.
id: KB-7
owner: Qownezy
review_note: Qnotezy
tags: [money]
phrases: [where is my cash]
pitfalls:
  - symptom: The bank shows nothing
    fix: Wait`,
    '## Card payments\n\nThey take longer.\n',
  ),
  'content/returns/parcel.md': articleText(
    'title: Where is my parcel?',
    'It is on its way.\n\nThe parcel.\n',
  ),
  'content/draft.md': articleText('title: Qdrafzy refund\nstatus: draft', 'Qdrafzy refund.\n'),
  'content/team.md': articleText('title: Qinterzy refund\naudience: internal', 'Qinterzy refund.\n'),
  'content/secret/_meta.yml': 'title: Secret\naudience: internal\n',
  'content/secret/Qpathzy.md': articleText('title: Qinterzy two', 'Qinterzy.\n'),
  'content/gone.md': articleText(
    'title: Qarchizy refund\nstatus: archived\narchived:\n  on: 2026-01-01\n  reason: Over',
    'Qarchizy.\n',
  ),
  'content/unlisted.md': articleText('title: Qunlizy refund\nstatus: unlisted', 'Qunlizy.\n'),
  'content/future.md': articleText('title: Qfutuzy refund\npublish_on: 2999-01-01', 'Qfutuzy.\n'),
  'content/de/returns/refund.md': articleText('title: Wann kommt meine Erstattung?', 'In fünf Tagen.\n'),
};

/** Every file below `site/search`, by path. */
async function built(more: Readonly<Record<string, string>> = {}) {
  const project = tempProject({ ...files, ...more });
  await project.kb(['build', '--as-of', '2026-06-01']);
  const names = project.files('site').filter((name) => name.startsWith('search/'));
  return new Map(names.map((name) => [name, project.read(`site/${name}`)]));
}

const many = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [
    `content/many/number-${at}.md`,
    articleText(`title: Number${at} and colour${at % 5}`, `${`text${at} more${at % 9} `.repeat(80)}\n`),
  ]),
);

describe('the index of a site', () => {
  it('has nothing that customers may not find', async () => {
    for (const index of [await built(), await built(many)]) {
      for (const [name, text] of index) {
        for (const word of hidden) {
          expect(text.toLowerCase(), `${word} in ${name}`).not.toContain(word.toLowerCase());
          // Words of a list share their beginnings: the end of a word is there as well.
          expect(text.toLowerCase(), `${word} in ${name}`).not.toContain(word.slice(1).toLowerCase());
        }
        expect(text, name).not.toContain('.md');
      }
    }
  });

  it('is one file for each language of a small site', async () => {
    expect([...(await built()).keys()]).toEqual(['search/de.js', 'search/en.js']);
  });

  it('is many files of a larger site, in a folder that is named after what is in them', async () => {
    const index = await built(many);
    const folders = new Set([...index.keys()].map((name) => name.split('/').slice(0, -1).join('/')));
    expect(folders.size).toBe(2);
    expect(index.size).toBeGreaterThan(20);
  });

  it('has the same bytes in every build', async () => {
    const hash = (index: ReadonlyMap<string, string>) =>
      createHash('sha256')
        .update(JSON.stringify([...index]))
        .digest('hex');
    expect(hash(await built(many))).toBe(hash(await built(many)));
  });
});

/** Lines of `kb search --batch`. */
async function batch(queries: readonly string[], ...flags: string[]) {
  const project = tempProject({ ...files, 'queries.txt': queries.join('\n') });
  const { stdout, code } = await project.kb(['search', '--batch', 'queries.txt', ...flags]);
  expect(code).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line): { query: string; results: { path: string; url: string; score: number }[] } =>
      JSON.parse(line),
    );
}

describe('an article is found by', () => {
  it.each([
    ['its title', 'when refund'],
    ['its answer', 'five days'],
    ['its phrases', 'cash'],
    ['a symptom', 'bank shows nothing'],
    ['a heading', 'card payments'],
    ['its text', 'longer'],
    ['a tag', 'money'],
    ['its id', 'KB-7'],
  ])('%s', async (_, query) => {
    const [line] = await batch([query]);
    expect(line?.results[0]).toMatchObject({ path: 'returns/refund.md', url: 'returns/refund.html' });
  });
});

it('searches one language at a time', async () => {
  const [english] = await batch(['Erstattung']);
  expect(english?.results).toEqual([]);
  const [german] = await batch(['Erstattungen'], '--locale', 'de');
  expect(german?.results[0]?.path).toBe('de/returns/refund.md');
});

it('writes one line for each query, whatever it finds', async () => {
  const lines = await batch(['refund', 'zzzzz', '"quotes" & <b>', '😀', 'x'.repeat(10_000), 'parcel']);
  expect(lines.map(({ query }) => query.slice(0, 20))).toEqual([
    'refund',
    'zzzzz',
    '"quotes" & <b>',
    '😀',
    'x'.repeat(20),
    'parcel',
  ]);
  expect(lines[1]?.results).toEqual([]);
  for (const { results } of lines) {
    expect(results.length).toBeLessThanOrEqual(10);
    expect(results.map(({ score }) => score)).toEqual(
      results.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  }
});
