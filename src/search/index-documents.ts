import type { Analyser } from './analyse.ts';
import { collectTerms } from './collect-terms.ts';
import type { Vocabulary } from './create-vocabulary.ts';
import { orderDocuments } from './order-documents.ts';
import { levels, titleClassOf } from './posting-symbols.ts';
import { idfOf, levelOf } from './ranking.ts';
import type { SearchDocument } from './search-document.ts';
import type { SynonymRule } from './synonym-rules.ts';
import { groupOf, writePostings } from './write-postings.ts';

/** One word of the index with the articles that have it. */
export interface IndexEntry {
  readonly term: string;
  /** Words of the articles that this one stands for as well. */
  readonly aliases: readonly string[];
  readonly list: string;
  /** Numbers of the articles that have it in the title, where these are few. */
  readonly titled: readonly number[];
}

/** The index of one locale, whole. */
export interface DocumentIndex {
  /** In the order in which lists number them. */
  readonly documents: readonly SearchDocument[];
  /** By code unit of the term. */
  readonly entries: readonly IndexEntry[];
  /** Folded words that a misspelled one may have meant, with how often they were read. */
  readonly spellings: ReadonlyMap<string, number>;
}

/**
 * Indexes documents. `titledMost`: how many articles count as few for `titled`. The same documents in the same order
 * give the same index, byte for byte.
 */
export function indexDocuments(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  synonyms: readonly SynonymRule[],
  titledMost: number,
): DocumentIndex {
  const { vocabulary, starts, terms, weights, lengths, titles } = collectTerms(documents, analyser, synonyms);
  const size = vocabulary.texts.length;
  const counts = count(terms, size);
  const contentTitles = titles.map(([title = []]) => title.filter((term) => !vocabulary.stops[term]));
  const order = orderDocuments(contentTitles, count(contentTitles.flat(), size));
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);

  // One long row of articles with a stretch for each term; documents are added in order, so each stretch rises.
  const begins = new Uint32Array(size + 1);
  for (let term = 0; term < size; term++)
    begins[term + 1] = (begins[term] as number) + (counts[term] as number);
  const ends = begins.slice();
  const articles = new Uint32Array(terms.length);
  const groups = new Uint8Array(terms.length);
  const classes = new Int8Array(size).fill(-1);
  order.forEach((document, position) => {
    const own = titles[document] ?? [];
    for (const title of own) markTitle(title, vocabulary, counts, documents.length, classes);
    const length = (lengths[document] as number) / averageLength;
    for (let at = starts[document] as number; at < (starts[document + 1] as number); at++) {
      const term = terms[at] as number;
      const place = ends[term] as number;
      ends[term] = place + 1;
      articles[place] = position;
      const level = vocabulary.stops[term] ? levels : levelOf((weights[at] as number) / 2, length);
      groups[place] = groupOf(level, classes[term] as number);
    }
    for (const title of own) for (const term of title) classes[term] = -1;
  });

  const titledIn = (from: number, to: number) => {
    const found: number[] = [];
    for (let at = from; at < to && found.length <= titledMost; at++) {
      if ((groups[at] as number) >= levels) found.push(articles[at] as number);
    }
    return found.length <= titledMost ? found : [];
  };
  const aliases = new Map(synonyms.map((rule) => [rule.from, rule.shown]));
  const entries = vocabulary.texts
    .map((term, number) => ({ term, number }))
    .filter(({ number }) => (counts[number] as number) > 0)
    .sort((a, b) => (a.term < b.term ? -1 : 1))
    .map(({ term, number }) => {
      const from = begins[number] as number;
      const to = ends[number] as number;
      return {
        term,
        aliases: aliases.get(term) ?? [],
        list: writePostings(articles, groups, from, to),
        titled: vocabulary.stops[number] ? [] : titledIn(from, to),
      };
    });
  return {
    documents: order.map((document) => documents[document] as SearchDocument),
    entries,
    spellings: vocabulary.spellings(),
  };
}

function count(terms: readonly number[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const term of terms) counts[term] = (counts[term] as number) + 1;
  return counts;
}

/** Notes for each word of a title what class of title it stands in; of several, the class with the fewest words. */
function markTitle(
  title: readonly number[],
  vocabulary: Vocabulary,
  counts: Uint32Array,
  documents: number,
  classes: Int8Array,
): void {
  let weight = 0;
  for (const term of title) {
    if (!vocabulary.stops[term]) weight += idfOf(counts[term] as number, documents);
  }
  const titleClass = titleClassOf(Math.max(weight, 1));
  for (const term of title) {
    const before = classes[term] as number;
    classes[term] = before < 0 ? titleClass : Math.min(before, titleClass);
  }
}
