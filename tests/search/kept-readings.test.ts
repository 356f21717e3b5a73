import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildIndex, readLocale, uncut } from '../../src/search/build-index.ts';
import { type PackedReadings, packReadings, unpackReadings } from '../../src/search/pack-readings.ts';
import { keepReadings, type Readings } from '../../src/search/read-documents.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';
import { type KeptReadings, siteIndex } from '../../src/search/search-outputs.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { article, input } from '../site/make.ts';
import { literalDocument, noSynonyms } from './literal-index.ts';

const synonyms = {
  ...noSynonyms,
  groups: [['refund', 'money back']],
  oneWay: [{ from: 'wismo', to: ['tracking number'] }],
};
/** `does` is a stop word and `doe` is none, but both have one stem; `uses` and `used` likewise. */
const words = fc.constantFrom(
  ...'refund refunds money back tracking number does doe uses used the how parcel Parcel café 東京都 c++ 2.0'.split(
    ' ',
  ),
);
const sentence = (most: number) =>
  fc.array(words, { minLength: 1, maxLength: most }).map((list) => list.join(' '));
const texts = fc.record({
  title: sentence(5),
  body: sentence(30),
  phrases: fc.array(sentence(2), { maxLength: 1 }),
  headings: fc.array(sentence(3), { maxLength: 2 }),
});
type Site = ReadonlyMap<number, { readonly title: string; readonly body: string }>;

const documentsOf = (site: Site): SearchDocument[] =>
  [...site]
    .sort(([a], [b]) => a - b)
    .map(([id, own]) => ({ ...literalDocument(`d${id}`, own), key: JSON.stringify([id, own]) }));

const indexOf = (documents: readonly SearchDocument[], kept?: Readings) => {
  const read = readLocale('en', documents, synonyms, kept);
  const cuts = { ...uncut, terms: 60, spellings: 40, titled: 3, common: 50 };
  const { start, slices } = buildIndex('en', documents, synonyms, cuts, { read });
  return { files: [start, slices], kept: keepReadings(documents, read, kept) };
};

/** As if it had been written to a file. */
const fromFile = ({ text, numbers }: PackedReadings): Readings =>
  unpackReadings(text, Uint32Array.from(numbers.flatMap((list) => [...list])));
const throughFile = (readings: Readings): Readings => fromFile(packReadings(readings));

it('makes the same index of new texts and of what was kept, after any edits', () => {
  const edits = fc.array(fc.tuple(fc.nat(12), fc.option(texts)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(edits, { minLength: 2, maxLength: 8 }), (rounds) => {
      const site = new Map<number, { title: string; body: string }>();
      let kept: Readings | undefined;
      for (const round of rounds) {
        for (const [id, own] of round) {
          if (own) site.set(id, own);
          else site.delete(id);
        }
        const documents = documentsOf(site);
        const now = indexOf(documents, kept && throughFile(kept));
        expect(now.files).toEqual(indexOf(documents).files);
        kept = now.kept;
      }
    }),
    { numRuns: 60 },
  );
});

it('does not read again what was kept', () => {
  const document = documentsOf(new Map([[1, { title: 'Refund', body: 'money' }]]))[0] as SearchDocument;
  const { kept } = indexOf([document]);
  const unread: SearchDocument = {
    ...document,
    get fields(): never {
      throw new Error('read');
    },
  };
  expect(indexOf([unread], kept).files).toEqual(indexOf([document]).files);
  expect(indexOf([unread], kept).kept).toBe(kept);
  expect(() => indexOf([{ ...unread, key: 'another' }], kept)).toThrow('read');
});

it('forgets a vocabulary that hardly any text uses', () => {
  const many = Array.from({ length: 1500 }, (_, at) => `word${at}`).join(' ');
  const { kept } = indexOf(documentsOf(new Map([[1, { title: 'A', body: many }]])));
  const few = documentsOf(new Map([[1, { title: 'A', body: 'few words' }]]));
  const after = indexOf(few, kept);
  expect(after.kept).toEqual({ words: { texts: [], spellings: [] }, byKey: new Map() });
  const next = indexOf(few, after.kept);
  expect(next.files).toEqual(after.files);
  expect(next.kept.byKey.size).toBe(1);
});

it('refuses numbers that belong to another text', () => {
  const { kept } = indexOf(documentsOf(new Map([[1, { title: 'Refund', body: 'money' }]])));
  const { text } = packReadings(kept);
  expect(() => unpackReadings(text, new Uint32Array(3))).toThrow();
});

it('writes down what was read once more than a few texts are new, and finds the same either way', () => {
  const edited = new Map<number, string>();
  const site = () =>
    assembleSite(
      input({
        articles: Array.from({ length: 120 }, (_, at) =>
          article(`a${at}.md`, {
            title: `Parcel ${edited.get(at) ?? at}`,
            answerText: `How word${at} is used`,
          }),
        ),
      }),
    );
  const files = new Map<string, Readings>();
  let writes = 0;
  const store: KeptReadings = {
    keyOf: ({ title, path }) => `${path} ${title}`,
    hashOf: (said) => said.join('\n'),
    of: (code) => files.get(code),
    has: (code) => files.has(code),
    keep(code, readings) {
      writes++;
      files.set(code, fromFile(readings));
    },
  };
  const build = () => {
    const now = site();
    writes = 0;
    expect([...siteIndex(now, '', store).outputs()]).toEqual([...siteIndex(now).outputs()]);
    return writes;
  };
  expect(build()).toBe(1);
  expect(build()).toBe(0);
  edited.set(3, 'new');
  expect(build()).toBe(0);
  expect(build()).toBe(0);
  edited.set(4, 'newer').set(5, 'newest');
  expect(build()).toBe(1);
  expect(build()).toBe(0);
});
