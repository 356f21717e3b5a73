import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { literalIndex } from './literal-index.ts';

const texts = {
  refund: { title: 'refund card', body: 'the bank moves money to your card' },
  parcel: { title: 'parcel label', body: 'a label for the parcel and a refund' },
  proto: { title: '__proto__ constructor', body: 'bank' },
};

function matched(query: string) {
  const { search } = literalIndex(texts);
  return Object.fromEntries(
    search(query).results.map(({ url, queryTerms, terms, match }) => [
      url.replace('.html', ''),
      { queryTerms, terms, match },
    ]),
  );
}

it('says of each result why it was found, as MiniSearch does', () => {
  const theirs = new MiniSearch({ fields: ['title', 'text'] });
  theirs.addAll(Object.entries(texts).map(([id, { title, body }]) => ({ id, title, text: body })));
  for (const query of ['refund', 'card refund', 'label bank', 'parcel refund card']) {
    const ours = matched(query);
    const expected = theirs.search(query);
    expect(Object.keys(ours).toSorted()).toEqual(expected.map(({ id }) => id as string).toSorted());
    for (const { id, terms, queryTerms, match } of expected) {
      expect(ours[id]?.terms.toSorted(), query).toEqual(terms.toSorted());
      expect(ours[id]?.queryTerms.toSorted(), query).toEqual(queryTerms.toSorted());
      // Where MiniSearch names every field, ours names the title if it is there.
      for (const [term, fields] of Object.entries(match)) {
        expect(ours[id]?.match[term], query).toEqual([fields.includes('title') ? 'title' : 'text']);
      }
    }
  }
});

it('tells the term that was asked for from the one that was meant', () => {
  expect(matched('parcl').parcel).toEqual({
    queryTerms: ['parcl'],
    terms: ['parcel'],
    match: { parcel: ['title'] },
  });
  expect(Object.keys(matched('constructor').proto?.match ?? {})).toEqual(['constructor']);
});
