import type { Analyser } from './analyse.ts';
import { type CollectedTerms, collectTerms } from './collect-terms.ts';
import type { Vocabulary } from './create-vocabulary.ts';
import { anchorOf, type HeadingRow } from './index-format.ts';
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
 * Indexes documents. `titledMost`: how many articles count as few for `titled`. The same documents in the same order
 * give the same index, byte for byte.
 */
export function indexDocuments(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  synonyms: readonly SynonymRule[],
  titledMost: number,
): DocumentIndex {
  const { vocabulary, starts, terms, weights, lengths, titles, headings } = collectTerms(
    documents,
    analyser,
    synonyms,
  );
  const size = vocabulary.texts.length;
  const counts = count(terms, size);
  const contentTitles = titles.map(([title = []]) => title.filter((term) => !vocabulary.stops[term]));
  const order = orderDocuments(contentTitles, count(contentTitles.flat(), size), vocabulary.texts);
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
  const inTitles = count(
    titles.flatMap((own) => [...new Set(own.flat())]),
    size,
  );
  const found = keyHeadings(order, documents, titles, headings, counts, aliases, vocabulary);
  const most = Math.max(fewest, documents.length / 20);
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
        list: writePostings(articles, groups, from, to, vocabulary.stops[number] ? Infinity : most),
        titled: vocabulary.stops[number] ? [] : titledIn(from, to),
        titles: vocabulary.stops[number] ? 0 : (inTitles[number] as number),
        headings: few(found.get(number), Math.max(24, documents.length / 100)),
      };
    });
  return {
    documents: order.map((document) => documents[document] as SearchDocument),
    entries,
    spellings: vocabulary.spellings(),
  };
}

/**
 * Headings by the term that a query must have to be led to them: of those that say something that the title does not, the
 * rarest, and words that stand for others.
 */
function keyHeadings(
  order: readonly number[],
  documents: readonly SearchDocument[],
  titles: CollectedTerms['titles'],
  headings: CollectedTerms['headings'],
  counts: Uint32Array,
  aliases: ReadonlyMap<string, unknown>,
  { texts }: Vocabulary,
): Map<number, HeadingRow[]> {
  const found = new Map<number, HeadingRow[]>();
  order.forEach((document, position) => {
    const [title = []] = titles[document] ?? [];
    headings[document]?.forEach((terms, at) => {
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

function count(terms: Iterable<number>, size: number): Uint32Array {
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
