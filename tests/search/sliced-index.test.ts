import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/search/analyse.ts';
import { buildIndex, type Cuts, uncut } from '../../src/search/build-index.ts';
import type { Found } from '../../src/search/create-search.ts';
import { headingOf } from '../../src/search/heading-of.ts';
import { languageOf } from '../../src/search/languages/language-of.ts';
import { meantTerms } from '../../src/search/meant-terms.ts';
import { levels } from '../../src/search/posting-symbols.ts';
import { levelOf } from '../../src/search/ranking.ts';
import { literalDocument, literalIndex, noSynonyms, type Texts } from './literal-index.ts';

/** Few words, so that they meet; of several scripts, in several forms, some of them nearly alike. */
const words =
  `refund refunds refunded parcel parcels label labels password passwords account accounts log in login card cards email mail order
orders tracking number settings c++ c# 2.0.1 err_timeout wi-fi the my how to is café naïve straße москва заказ 東京都
返金はいつ パスワード สวัสดี 한국어 constructor __proto__ don't ${'x'.repeat(40)} 🍕 <b> $& \u2028`.split(
    /\s+/,
  );
const word = fc.constantFrom(...words);
const sentence = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(' '));
const texts: fc.Arbitrary<Texts> = fc.record({
  title: sentence(6),
  body: sentence(40),
  phrases: fc.array(sentence(3), { maxLength: 2 }),
  headings: fc.array(sentence(4), { maxLength: 3 }),
});
const documents = fc
  .array(texts, { minLength: 1, maxLength: 40 })
  .map((list) => Object.fromEntries(list.map((each, at) => [`d${at}`, each])));
const typos = fc
  .tuple(word, fc.nat(20), fc.constantFrom('', 'x', 'e'))
  .map(([text, at, other]) => text.slice(0, at) + other + text.slice(at + 1));
/** Wrong at both ends, and longer than a word needs to be for two errors. */
const twice = word.map((text) => `x${text.slice(1)}z`);
const query = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, typos, twice, fc.string()), { minLength: 1, maxLength: 8 })
  .map((list) => list.join(' '));
const cuts: fc.Arbitrary<Cuts> = fc.record({
  terms: fc.integer({ min: 1, max: 400 }),
  spellings: fc.integer({ min: 1, max: 200 }),
  rows: fc.integer({ min: 1, max: 9 }),
  titled: fc.nat(10),
  group: fc.integer({ min: 1, max: 30 }),
  common: fc.nat(200),
});
const synonyms = {
  groups: [['refund', 'money back', 'card']],
  oneWay: [{ from: 'wismo', to: ['tracking number'] }],
};

/** What a reader sees of a search. */
const seen = ({ results, total, repairs, lookups }: Found) => ({
  results,
  total,
  repairs,
  terms: [...meantTerms(lookups)],
  headings: results.map((result) => headingOf(result, lookups, createAnalyser(languageOf('en')))),
});

describe('an index in slices', () => {
  it('finds what the whole index finds, with the same scores', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(query, { maxLength: 4 }),
        cuts,
        fc.boolean(),
        (texts, queries, cut, prefix) => {
          const whole = literalIndex(texts, { cuts: uncut, synonyms });
          const sliced = literalIndex(texts, { cuts: cut, synonyms });
          for (const text of queries) {
            expect(seen(sliced.search(text, { prefix }))).toEqual(seen(whole.search(text, { prefix })));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('loads a few slices for a query, each once', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [
        `d${at}`,
        { title: `Word${at} and thing${at % 7}`, body: `common${at % 90} `.repeat(40) },
      ]),
    );
    const { search, slices, loaded, inOne } = literalIndex(texts);
    expect(inOne).toBe(false);
    search('word17 common3');
    expect(loaded.length).toBeLessThan(9);
    expect(slices.length).toBeGreaterThan(60);
    expect(new Set(loaded).size).toBe(loaded.length);
    const before = loaded.length;
    search('word17 common3');
    expect(loaded.length).toBe(before);
  });

  it('loads one file for the common words of a query that has several', () => {
    const titles = [
      'Refund parcel card',
      'Refund card account',
      'Parcel account order',
      'Order refund label',
    ];
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `d${at}`,
        { title: titles[at % 4] ?? '', body: `word${at} `.repeat(30) },
      ]),
    );
    const cut = { terms: 1, spellings: 400, rows: 5, group: 20, titled: 0, common: 400 };
    const few = literalIndex(texts, { cuts: cut });
    few.search('refund card');
    expect(few.loaded.filter((name) => /^[ct]/.test(name))).toHaveLength(2);
    expect(few.loaded).not.toContain('c0');
    const several = literalIndex(texts, { cuts: cut });
    const found = several.names('refund card account word7');
    expect(several.loaded.filter((name) => /^[ct]/.test(name))).toEqual(expect.arrayContaining(['c0']));
    expect(several.loaded.filter((name) => /^[ct]/.test(name))).toHaveLength(2);
    expect(found[0]).toMatch(/^d(7|\d*[159])$/);
  });

  it('loads larger files of results for a long query', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `d${at}`,
        { title: `Thing ${at}`, body: 'refund card account order label' },
      ]),
    );
    const cut = { terms: 1, spellings: 400, rows: 2, group: 20, titled: 0, common: 0 };
    const kinds = (query: string) => {
      const { search, loaded } = literalIndex(texts, { cuts: cut });
      search(query);
      return new Set(loaded.map((name) => name.slice(0, 1)));
    };
    expect(kinds('refund card')).toEqual(new Set(['t', 'd']));
    expect(kinds('refund card account order label')).toEqual(new Set(['t', 'g']));
  });

  it('has the same bytes whenever it is made', () => {
    fc.assert(
      fc.property(documents, cuts, (texts, cut) => {
        const one = literalIndex(texts, { cuts: cut, synonyms });
        const other = literalIndex(structuredClone(texts), { cuts: cut, synonyms });
        expect(other.slices).toEqual(one.slices);
        expect(other.start).toEqual(one.start);
      }),
      { numRuns: 20 },
    );
  });

  it('numbers articles alike, whatever a text mentions first', () => {
    const order = (body: string) =>
      literalIndex({
        first: { title: 'A parcel', body },
        red: { title: 'Red parcel' },
        blue: { title: 'Blue parcel' },
        green: { title: 'Green parcel' },
      })
        .slices.find(({ name }) => name === 'd0')
        ?.json.match(/[A-Z][a-z]+ parcel/g);
    expect(order('green and blue before red')).toHaveLength(3);
    expect(order('green and blue before red')).toEqual(order('red and green before blue'));
  });

  it('is in another folder when anything in it changes', () => {
    const folder = (body: string) => literalIndex({ a: { title: 'A title', body } }).start.folder;
    expect(folder('one two')).toBe(folder('one two'));
    expect(folder('one two')).not.toBe(folder('one too'));
  });
});

describe('a small site', () => {
  /** Twenty articles of words that do not repeat: the worst that can be. */
  const largest = (letters: string, length: number) => {
    let seed = 1;
    const next = () => {
      seed = (seed * 48271) % 2147483647;
      return letters[seed % letters.length] ?? '';
    };
    const unlike = (size: number) => Array.from({ length: size }, next).join('');
    return Array.from({ length: 20 }, (_, at) =>
      literalDocument(`d${at}`, { title: unlike(20), body: unlike(length) }),
    );
  };

  it.each([
    ['Latin', 'abcdefghijklmnopqrstuvwxyz   '],
    [
      'Chinese',
      '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
    ],
  ])('is one file of at most 64 KB after gzip: %s', (_, letters) => {
    let whole = 0;
    for (let length = 100; length < 3200; length += 250) {
      const { inOne, slices, start } = buildIndex('en', largest(letters, length), noSynonyms);
      if (!inOne) continue;
      whole++;
      const text = JSON.stringify([start, ...slices.map(({ json }) => json)]);
      // The search script comes in the same file.
      expect(gzipSync(text).length).toBeLessThan(64_000 - 8_000);
    }
    expect(whole).toBeGreaterThan(1);
  });
});

describe('MiniSearch agrees', () => {
  const analyser = createAnalyser(languageOf('en'));
  const termsOf = (text: string) =>
    analyser.words(text).flatMap(({ terms }) => terms.map((term) => term.text));
  /** Small words are left out of bodies. */
  const content = (text: string) =>
    analyser.words(text).flatMap(({ terms }) => terms.filter(({ stop }) => !stop).map((term) => term.text));
  const oracle = (texts: Readonly<Record<string, Texts>>) => {
    const index = new MiniSearch({
      fields: ['title', 'body'],
      tokenize: (text, field) => (field === 'title' ? termsOf(text) : content(text)),
      processTerm: (term) => term,
    });
    index.addAll(Object.entries(texts).map(([id, { title, body }]) => ({ id, title, body })));
    return index;
  };
  const plain = fc.constantFrom(...words.filter((text) => /^[a-z]{3,}$/.test(text)));
  const plainText = fc.array(plain, { minLength: 1, maxLength: 20 }).map((list) => list.join(' '));

  it('on which articles have any of the words', () => {
    const plainDocuments = fc
      .array(fc.record({ title: plainText, body: plainText }), { minLength: 1, maxLength: 15 })
      .map((list) => Object.fromEntries(list.map((each, at) => [`d${at}`, each])));
    fc.assert(
      fc.property(plainDocuments, plainText, (texts, asked) => {
        const wanted = content(asked).join(' ');
        fc.pre(wanted !== '');
        const theirs = oracle(texts).search(wanted, { tokenize: (text) => text.split(' ') });
        fc.pre(theirs.length > 0);
        // Every word is known or means nothing: what neither knows is repaired by one and not by the other.
        const known = new Set(Object.values(texts).flatMap(({ title, body }) => termsOf(`${title} ${body}`)));
        fc.pre(content(asked).every((term) => known.has(term)));
        const ours = literalIndex(texts).names(asked, { limit: 100 });
        expect(ours.toSorted()).toEqual(theirs.map(({ id }) => String(id)).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('on how rare a word is, and how much an article is about it', () => {
    // Texts of equal length and as many different words each: MiniSearch measures length in different words.
    const filler = (count: number) => Array.from({ length: 20 - count }, () => 'filler').join(' ');
    const body = (count: number) => `${'parcel '.repeat(count)}${filler(count)}`;
    const counts = [1, 2, 3, 5, 8, 12, 17];
    const texts = Object.fromEntries([
      ...counts.map((count) => [`d${count}`, { title: 'Title', body: body(count) }] as const),
      ['other', { title: 'Title', body: `${'filler '.repeat(19)}else` }] as const,
    ]);
    const theirs = oracle(texts).search('parcel', { bm25: { k: 2, b: 0.7, d: 0 } });
    const { search } = literalIndex(texts);
    const ours = new Map(search('parcel').results.map(({ url, score }) => [url.replace('.html', ''), score]));
    for (const { id, score } of theirs) {
      // A score of ours is in eighths of the most that a word can count; MiniSearch's most is three times the idf (k + 1).
      const idf = Math.log(1 + 1.5 / (counts.length + 0.5));
      expect(ours.get(String(id))).toBeGreaterThan(0);
      expect(Math.abs((ours.get(String(id)) as number) / idf - score / (3 * idf))).toBeLessThan(1 / levels);
    }
    const order = [...ours.keys()].map((name) => Number(name.slice(1)));
    expect(order).toEqual(order.toSorted((a, b) => levelOf(b, 1) - levelOf(a, 1)));
  });
});
