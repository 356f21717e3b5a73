import { anchorOf, type HeadingRow } from './index-format.ts';
import { orderDocuments } from './order-documents.ts';
import { levels, titleClassOf } from './posting-symbols.ts';
import { idfOf, levelOf } from './ranking.ts';
import type { ReadDocuments, Reading } from './read-documents.ts';
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
  /** In how many titles and phrases it is; 0 for stop words. */
  readonly titles: number;
  /** Headings that are found by it. */
  readonly headings: readonly HeadingRow[];
}

/**
 * A word that more articles have than this, and more than a twentieth of all, leads only to those that have it in the title
 * or are most about it: what merely mentions a common word is not found by it.
 */
const fewest = 100;

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
 * Indexes documents that were read. `titledMost`: how many articles count as few for `titled`. The same documents in the same
 * order give the same index, byte for byte, however their words are numbered.
 */
export function indexDocuments(
  documents: readonly SearchDocument[],
  { vocabulary, readings }: ReadDocuments,
  synonyms: readonly SynonymRule[],
  titledMost: number,
): DocumentIndex {
  const { texts } = vocabulary;
  const size = texts.length;
  const counts = new Uint32Array(size);
  const stopCounts = new Uint32Array(size);
  for (const { terms, stops } of readings) {
    addTo(counts, terms);
    addTo(stopCounts, stops);
  }
  const isStop = (term: number) => counts[term] === stopCounts[term];
  const contentTitles = readings.map(({ titles: [title = []] }) => title.filter((term) => !isStop(term)));
  const titleCounts = new Uint32Array(size);
  for (const title of contentTitles) addTo(titleCounts, title);
  const order = orderDocuments(contentTitles, titleCounts, texts);
  const averageLength = readings.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);

  // One long row of articles with a stretch for each term; documents are added in order, so each stretch rises.
  const begins = new Uint32Array(size + 1);
  for (let term = 0; term < size; term++)
    begins[term + 1] = (begins[term] as number) + (counts[term] as number);
  const ends = begins.slice();
  const articles = new Uint32Array(begins[size] as number);
  const groups = new Uint8Array(articles.length);
  const classes = new Int8Array(size).fill(-1);
  order.forEach((document, position) => {
    const reading = readings[document] as Reading;
    const { titles, terms, weights } = reading;
    for (const title of titles) markTitle(title, isStop, counts, documents.length, classes);
    const length = reading.length / averageLength;
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      const place = ends[term] as number;
      ends[term] = place + 1;
      articles[place] = position;
      const level = isStop(term) ? levels : levelOf((weights[at] as number) / 20, length);
      groups[place] = groupOf(level, classes[term] as number);
    }
    for (const title of titles) for (const term of title) classes[term] = -1;
  });

  const titledIn = (from: number, to: number) => {
    const found: number[] = [];
    for (let at = from; at < to && found.length <= titledMost; at++) {
      if ((groups[at] as number) >= levels) found.push(articles[at] as number);
    }
    return found.length <= titledMost ? found : [];
  };
  const aliases = new Map(synonyms.map((rule) => [rule.from, rule.shown]));
  const inTitles = new Uint32Array(size);
  for (const { titles } of readings) addTo(inTitles, [...new Set(titles.flat())]);
  const found = keyHeadings(order, documents, readings, counts, aliases, texts);
  const most = Math.max(fewest, documents.length / 20);
  const entries = texts
    .map((term, number) => ({ term, number }))
    .filter(({ number }) => (counts[number] as number) > 0)
    .sort((a, b) => (a.term < b.term ? -1 : 1))
    .map(({ term, number }) => {
      const from = begins[number] as number;
      const to = ends[number] as number;
      return {
        term,
        aliases: aliases.get(term) ?? [],
        list: writePostings(articles, groups, from, to, isStop(number) ? Infinity : most),
        titled: isStop(number) ? [] : titledIn(from, to),
        titles: isStop(number) ? 0 : (inTitles[number] as number),
        headings: few(found.get(number), Math.max(24, documents.length / 100)),
      };
    });
  return {
    documents: order.map((document) => documents[document] as SearchDocument),
    entries,
    spellings: countSpellings(vocabulary.spellings, readings),
  };
}

function addTo(counts: Uint32Array, numbers: ArrayLike<number>): void {
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    counts[number] = (counts[number] as number) + 1;
  }
}

/** The spellings that some document has, with how often each was read. */
function countSpellings(texts: readonly string[], readings: readonly Reading[]): Map<string, number> {
  const counts = new Uint32Array(texts.length);
  for (const { spellings } of readings) {
    for (let at = 0; at < spellings.length; at++) {
      const read = spellings[at] as number;
      const spelling = Math.floor(read / 256);
      counts[spelling] = (counts[spelling] as number) + (read % 256);
    }
  }
  return new Map(
    texts.flatMap((text, spelling): [string, number][] => {
      const count = counts[spelling] as number;
      return count > 0 ? [[text, count]] : [];
    }),
  );
}

/**
 * Headings by the term that a query must have to be led to them: of those that say something that the title does not, the
 * rarest, and words that stand for others.
 */
function keyHeadings(
  order: readonly number[],
  documents: readonly SearchDocument[],
  readings: readonly Reading[],
  counts: Uint32Array,
  aliases: ReadonlyMap<string, unknown>,
  texts: readonly string[],
): Map<number, HeadingRow[]> {
  const found = new Map<number, HeadingRow[]>();
  order.forEach((document, position) => {
    const { titles, headings } = readings[document] as Reading;
    const [title = []] = titles;
    headings.forEach((terms, at) => {
      const news = terms.filter((term) => !title.includes(term));
      const own = news.filter((term) => !aliases.has(texts[term] as string));
      const rarest = own.sort((a, b) => (counts[a] as number) - (counts[b] as number)).slice(0, 1);
      const { text = '', id = '' } = documents[document]?.headings[at] ?? {};
      for (const key of [...rarest, ...news.filter((term) => aliases.has(texts[term] as string))]) {
        const list = found.get(key) ?? [];
        found.set(key, list);
        list.push(id === anchorOf(text) ? [position, text] : [position, text, id]);
      }
    });
  });
  return found;
}

/** What so many have is no answer to anything. */
function few(list: readonly HeadingRow[] = [], most: number): readonly HeadingRow[] {
  return list.length <= most ? list : [];
}

/** Notes for each word of a title what class of title it stands in; of several, the class with the fewest words. */
function markTitle(
  title: readonly number[],
  isStop: (term: number) => boolean,
  counts: Uint32Array,
  documents: number,
  classes: Int8Array,
): void {
  let weight = 0;
  for (const term of title) {
    if (!isStop(term)) weight += idfOf(counts[term] as number, documents);
  }
  const titleClass = titleClassOf(Math.max(weight, 1));
  for (const term of title) {
    const before = classes[term] as number;
    classes[term] = before < 0 ? titleClass : Math.min(before, titleClass);
  }
}
