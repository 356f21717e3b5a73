import { contentHash } from '../model/content-hash.ts';
import type { Synonyms } from '../model/site.ts';
import { createAnalyser } from './analyse.ts';
import { type DocumentIndex, type IndexEntry, indexDocuments } from './index-documents.ts';
import type { IndexStart } from './index-format.ts';
import { languageOf } from './languages/language-of.ts';
import { type HashOf, type ReadDocuments, type Readings, readDocuments } from './read-documents.ts';
import type { SearchDocument } from './search-document.ts';
import { rowTexts, type Slice, sliceRows, sliceSpellings, sliceTerms } from './slice-index.ts';
import { type SynonymRule, synonymRules } from './synonym-rules.ts';

/** The index of one locale, cut into slices. */
export interface SearchIndex {
  readonly start: IndexStart;
  readonly slices: readonly Slice[];
  /** So small that it is one file. */
  readonly inOne: boolean;
}

/** How an index is cut. */
export interface Cuts {
  /** Characters of a `t` slice, and of a `w` or `e` slice. */
  readonly terms: number;
  readonly spellings: number;
  /** Articles in a `d` slice. */
  readonly rows: number;
  /** Articles in a `g` slice. */
  readonly group: number;
  /** A term with at most so many articles that have it in the title brings their rows along. */
  readonly titled: number;
  /** Characters of the `c` slice. */
  readonly common: number;
}

/** Everything in one slice of each kind. */
export const uncut: Cuts = {
  terms: Infinity,
  spellings: Infinity,
  rows: 1e9,
  group: 1e9,
  titled: 0,
  common: 0,
};

/** Sites with more text than this are not tried whole; characters. */
const smallSite = 60_000;
/** An index with more characters may be more than 64 KB after gzip, search script included. */
const smallIndex = 72_000;

/** Reads the documents of one locale. Those with a key that is among `kept` are not read again. See `readDocuments`. */
export function readLocale(
  locale: string,
  documents: readonly SearchDocument[],
  synonyms: Synonyms,
  kept?: Readings,
  hashOf?: HashOf,
): ReadDocuments {
  const analyser = createAnalyser(languageOf(locale));
  return readDocuments(documents, analyser, synonymRules(synonyms, analyser), kept, hashOf);
}

/** Readings that are let go when nobody needs them any more: those of 20,000 articles are 100 MB. */
export interface HeldReadings {
  read: ReadDocuments | undefined;
}

/**
 * Indexes the documents of one locale. `cuts` default to what costs a reader least: small sites are not cut; larger
 * ones have larger slices, since their lists are longer. `held` is empty afterwards.
 */
export function buildIndex(
  locale: string,
  documents: readonly SearchDocument[],
  synonyms: Synonyms,
  cuts?: Cuts,
  held: HeldReadings = { read: readLocale(locale, documents, synonyms) },
): SearchIndex {
  if (cuts) return cutIndex(locale, documents, held, synonyms, cuts);
  const size = sizeOfAll(held);
  if (size < smallSite) {
    const whole = cutIndex(locale, documents, { ...held }, synonyms, uncut);
    if (whole.slices.reduce((sum, { json }) => sum + json.length, 0) <= smallIndex) return whole;
  }
  return cutIndex(locale, documents, held, synonyms, cutsFor(size, documents.length));
}

function sizeOfAll({ read }: HeldReadings): number {
  return read?.readings.reduce((sum, { size }) => sum + size, 0) ?? 0;
}

function cutIndex(
  locale: string,
  documents: readonly SearchDocument[],
  held: HeldReadings,
  synonyms: Synonyms,
  cuts: Cuts,
): SearchIndex {
  const language = languageOf(locale);
  const rules = synonymRules(synonyms, createAnalyser(language));
  const index = indexHeld(documents, held, rules, cuts.titled);
  const rows = rowTexts(index.documents);
  const terms = sliceTerms('t', index.entries, rows, cuts.terms);
  const common = commonEntries(index.entries, cuts.common);
  const { beginnings, endings } = sliceSpellings(index.spellings, cuts.spellings, leastRead(documents));
  const slices = [
    ...terms.slices,
    ...beginnings.slices,
    ...endings.slices,
    ...sliceRows('d', rows, cuts.rows),
    ...sliceRows('g', rows, cuts.group),
  ];
  if (common.length > 0) slices.push(...sliceTerms('c', common, rows, Infinity).slices);
  return {
    start: {
      locale,
      articles: documents.length,
      folder: contentHash(slices.map(({ file }) => file)),
      d: cuts.rows,
      g: cuts.group,
      t: terms.firsts,
      w: beginnings.firsts,
      e: endings.firsts,
      c: common.map(({ term }) => term).join(' '),
      phrases: rules
        .filter((rule) => rule.phrase)
        .map((rule) => rule.from)
        .join(' '),
      language,
    },
    slices,
    inOne: cuts.terms === Infinity,
  };
}

/** Lets go of the readings: what is still to be done would hold them by its variables. */
function indexHeld(
  documents: readonly SearchDocument[],
  held: HeldReadings,
  rules: readonly SynonymRule[],
  titledMost: number,
): DocumentIndex {
  const index = indexDocuments(documents, held.read as ReadDocuments, rules, titledMost);
  held.read = undefined;
  return index;
}

/**
 * Measured with `bench/search` on made-up and shuffled sites of a thousand and ten thousand articles: these keep a first
 * query to eight files at the median, with few bytes where few words are asked for. Slices of terms grow with the text, but
 * slowly: larger ones bring more in vain, smaller ones make the list of slices longer, which every reader loads, and a
 * build slower, since making a file costs more than what is in it.
 */
function cutsFor(weight: number, articles: number): Cuts {
  const thousands = articles / 1000;
  return {
    terms: Math.round(1400 * Math.min(2.2, (weight / 6e6) ** 0.25)),
    common: Math.round(12_000 * Math.cbrt(Math.min(10, thousands) ** 2)),
    spellings: 5000,
    rows: 10,
    group: Math.round(40 * Math.sqrt(Math.sqrt(thousands))),
    titled: Math.round(32 * Math.sqrt(Math.max(0.25, thousands))),
  };
}

/** The terms that are in most titles and phrases, with their lists at most `size` characters. */
function commonEntries(entries: readonly IndexEntry[], size: number): IndexEntry[] {
  let room = size;
  const found = new Set<IndexEntry>();
  for (const entry of entries.toSorted((a, b) => b.titles - a.titles)) {
    room -= entry.term.length + entry.list.length + 3;
    if (room < 0) break;
    found.add(entry);
  }
  return entries.filter((entry) => found.has(entry)).map((entry) => ({ ...entry, titled: [] }));
}

/** How often a word must have been read to be what a misspelt one may mean: in many texts some words are misspelt themselves. */
function leastRead(documents: readonly SearchDocument[]): number {
  return documents.length < 200 ? 1 : 2;
}
