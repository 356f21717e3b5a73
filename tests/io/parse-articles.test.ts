import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ArticleCache } from '../../src/io/article-cache.ts';
import { parseArticles } from '../../src/io/parse-articles.ts';
import type { SourceFile } from '../../src/model/article.ts';
import type { ParseOptions } from '../../src/model/config.ts';
import { tempProject } from '../temp-project.ts';

const options: ParseOptions = { locale: 'en', locales: ['en'], parser: 'satteri' };

const sourceOf = (name: string, text: string): SourceFile => ({ path: name, file: `content/${name}`, text });
const sample = (count: number): SourceFile[] =>
  Array.from({ length: count }, (_, i) =>
    sourceOf(
      `a${i}.md`,
      `---\ntitle: Question ${i}?\nkey_${i}: unknown\n---\n\nText *${i}* with a [link](b.md) ü.\n\n## Part\n\n- [ ] one\n`,
    ),
  );

/** The pack files of a cache folder. */
const packs = (folder: string): string[] => readdirSync(folder).map((name) => path.join(folder, name));

describe('the cache', () => {
  test('gives what parsing gives, problems included, and is used', async () => {
    const { root } = tempProject();
    const sources = sample(5);
    const cold = await parseArticles(sources, options);
    const first = await parseArticles(sources, options, { cacheFolder: root });
    const warm = await parseArticles(sources, options, { cacheFolder: root });
    expect(first).toEqual(cold);
    expect(warm).toEqual(cold);
    expect(JSON.stringify(warm)).toBe(JSON.stringify(cold));
    expect(warm[0]?.problems).not.toEqual([]);
    expect(packs(root)).toHaveLength(1);
    expect(new ArticleCache(root).size).toBe(5);
  });

  test('knows an article by its text, its name, its reading problems and the options', async () => {
    const { root } = tempProject();
    const [source] = sample(1) as [SourceFile];
    const problem = { rule: 'file-encoding', message: 'm', at: { path: source.file, line: 1, column: 1 } };
    const variants: [SourceFile, ParseOptions][] = [
      [source, options],
      [{ ...source, text: `${source.text}more` }, options],
      [{ ...source, path: 'b.md' }, options],
      [{ ...source, file: 'other/a0.md' }, options],
      [{ ...source, problems: [problem] }, options],
      [source, { ...options, locale: 'de', locales: ['de'] }],
    ];
    for (const [one, how] of variants) {
      const [cached] = await parseArticles([one], how, { cacheFolder: root });
      expect(cached).toEqual((await parseArticles([one], how))[0]);
    }
    expect(new ArticleCache(root).size).toBe(variants.length);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 7)],
    [
      'with one bit turned',
      (bytes: Buffer) => bytes.map((byte, i) => (i === bytes.length - 20 ? byte ^ 1 : byte)),
    ],
    [
      'with another head',
      (bytes: Buffer) => Buffer.concat([Buffer.from('{"crc":1,"index":[["k",999999]]}\n'), bytes]),
    ],
    ['empty', () => Buffer.alloc(0)],
    ['full of something else', () => Buffer.from('null\nnull')],
  ])('ignores and replaces a pack %s', async (_, damage) => {
    const { root } = tempProject();
    const sources = sample(3);
    const cold = structuredClone(await parseArticles(sources, options, { cacheFolder: root }));
    const [pack] = packs(root) as [string];
    writeFileSync(pack, damage(readFileSync(pack)));
    expect(await parseArticles(sources, options, { cacheFolder: root })).toEqual(cold);
    expect(packs(root)).not.toContain(pack);
    expect(new ArticleCache(root)).toMatchObject({ size: 3, damaged: 0 });
  });

  test('ignores and replaces a folder where a pack was', async () => {
    const { root } = tempProject();
    const cold = structuredClone(await parseArticles(sample(3), options, { cacheFolder: root }));
    const [pack] = packs(root) as [string];
    rmSync(pack);
    mkdirSync(path.join(pack, 'x'), { recursive: true });
    expect(await parseArticles(sample(3), options, { cacheFolder: root })).toEqual(cold);
    expect(packs(root)).not.toContain(pack);
  });

  test('stays a few files over many edits, and does not grow without end', async () => {
    const { root } = tempProject();
    let sources = sample(20);
    for (let round = 0; round < 20; round++) {
      sources = sources.map((source, i) =>
        i === round % 20
          ? { ...source, text: `${source.text}\nround ${round} ${'word '.repeat(20_000)}` }
          : source,
      );
      await parseArticles(sources, options, { cacheFolder: root });
    }
    expect(packs(root).length).toBeLessThanOrEqual(7);
    expect(new ArticleCache(root).size).toBeLessThanOrEqual(26);
  });

  test('a folder that cannot be written is no reason to fail', async () => {
    const { root } = tempProject({ file: '' });
    const articles = await parseArticles(sample(2), options, {
      cacheFolder: path.join(root, 'file', 'cache'),
    });
    expect(articles).toHaveLength(2);
  });

  test('articles in use can be read when their pack is gone', async () => {
    const { root } = tempProject();
    const sources = sample(4);
    const cold = structuredClone(await parseArticles(sources, options));
    const fresh = await parseArticles(sources, options, { cacheFolder: root });
    const warm = await parseArticles(sources, options, { cacheFolder: root });
    for (const pack of packs(root)) rmSync(pack);
    expect(fresh).toEqual(cold);
    expect(warm).toEqual(cold);
  });

  test('many articles without a cache wait in a file that nobody sees', async () => {
    const { root } = tempProject();
    const before = readdirSync(root);
    vi.stubEnv('TMPDIR', root);
    onTestFinished(() => void vi.unstubAllEnvs());
    const sources = sample(3000);
    const articles = await parseArticles(sources, options, { threads: 0 });
    const facts = Object.getOwnPropertyDescriptor(articles[7] as object, 'title');
    const text = Object.getOwnPropertyDescriptor(articles[7] as object, 'body');
    expect(facts).toHaveProperty('value', 'Question 7?');
    expect(text).not.toHaveProperty('value');
    const few = await parseArticles(sources.slice(0, 20), options);
    expect(JSON.stringify(articles.slice(0, 20))).toBe(JSON.stringify(few));
    expect(JSON.stringify(articles[2999])).toContain('Question 2999?');
    expect(readdirSync(root)).toEqual(before);
  });

  test('a cache that vanishes while it is used harms nothing', async () => {
    const { root } = tempProject();
    const cache = new ArticleCache(path.join(root, 'c'));
    mkdirSync(path.join(root, 'c'));
    rmSync(path.join(root, 'c'), { recursive: true });
    cache.add('key', { facts: '{}', sections: '[]', text: '{}' });
    cache.save();
    expect(new ArticleCache(path.join(root, 'c')).size).toBe(1);
  });
});

test('unreadable sources give no article', async () => {
  const [good, bad] = sample(2) as [SourceFile, SourceFile];
  const articles = await parseArticles([good, { ...bad, text: '', unreadable: true }], options);
  expect(articles.map((article) => article.path)).toEqual([good.path]);
});

// Threads run the compiled program: `npm test` compiles first.
test('with threads, in order, the same as without', async () => {
  const sources = sample(130);
  const inline = await parseArticles(sources, options, { threads: 0 });
  for (const threads of [1, 3]) {
    const threaded = await parseArticles(sources, options, { threads });
    expect(JSON.stringify(threaded)).toBe(JSON.stringify(inline));
  }
});

test('cached = cold = threaded for any text', async () => {
  const { root } = tempProject();
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '---',
      'title: A',
      '# H',
      '> q',
      '- x',
      '```js',
      '<b>',
      '| a | b |\n|---|---|',
      '[l](x.md)',
      '',
    ),
  );
  const text = fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
      const sources = texts.map((one, i) => sourceOf(`f${i}.md`, one));
      const cold = JSON.stringify(await parseArticles(sources, options));
      expect(JSON.stringify(await parseArticles(sources, options, { cacheFolder: root }))).toBe(cold);
      expect(JSON.stringify(await parseArticles(sources, options, { cacheFolder: root }))).toBe(cold);
    }),
    { numRuns: 60 },
  );
  const sources = fc.sample(text, { numRuns: 40, seed: 7 }).map((one, i) => sourceOf(`f${i}.md`, one));
  const threaded = await parseArticles(sources, options, { threads: 2 });
  expect(JSON.stringify(threaded)).toBe(JSON.stringify(await parseArticles(sources, options)));
});
