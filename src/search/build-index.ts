import type { Synonyms } from '../model/site.ts';
import { createAnalyser } from './analyse.ts';
import { contentHash } from './content-hash.ts';
import { indexDocuments } from './index-documents.ts';
import type { IndexStart } from './index-format.ts';
import { languageOf } from './languages/language-of.ts';
import type { SearchDocument } from './search-document.ts';
import { rowTexts, type Slice, sliceRows, sliceSpellings, sliceTerms } from './slice-index.ts';
import { synonymRules } from './synonym-rules.ts';

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
  /** A term with at most so many articles that have it in the title brings their rows along. */
  readonly titled: number;
}

/** Everything in one slice of each kind. */
export const uncut: Cuts = { terms: Infinity, spellings: Infinity, rows: 1e9, titled: 0 };

/** Sites with more text than this are not tried whole; characters. */
const smallSite = 60_000;
/** An index with more characters may be more than 64 KB after gzip, search script included. */
const smallIndex = 72_000;

/**
 * Indexes the documents of one locale. `cuts` default to what costs a reader least: small sites are not cut; larger
 * ones have larger slices, since their lists are longer.
 */
export function buildIndex(
  locale: string,
  documents: readonly SearchDocument[],
  synonyms: Synonyms,
  cuts?: Cuts,
): SearchIndex {
  if (cuts) return cutIndex(locale, documents, synonyms, cuts);
  const size = weightOf(documents);
  if (size < smallSite) {
    const whole = cutIndex(locale, documents, synonyms, uncut);
    if (whole.slices.reduce((sum, { json }) => sum + json.length, 0) <= smallIndex) return whole;
  }
  return cutIndex(locale, documents, synonyms, cutsFor(size, documents.length));
}

function cutIndex(
  locale: string,
  documents: readonly SearchDocument[],
  synonyms: Synonyms,
  cuts: Cuts,
): SearchIndex {
  const language = languageOf(locale);
  const analyser = createAnalyser(language);
  const rules = synonymRules(synonyms, analyser);
  const index = indexDocuments(documents, analyser, rules, cuts.titled);
  const rows = rowTexts(index.documents);
  const terms = sliceTerms(index.entries, rows, cuts.terms);
  const { beginnings, endings } = sliceSpellings(index.spellings, cuts.spellings, leastRead(documents));
  const slices = [...terms.slices, ...beginnings.slices, ...endings.slices, ...sliceRows(rows, cuts.rows)];
  return {
    start: {
      locale,
      articles: documents.length,
      folder: contentHash(slices.map((slice) => slice.json)),
      perSlice: cuts.rows,
      t: terms.firsts,
      w: beginnings.firsts,
      e: endings.firsts,
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

/**
 * Measured with `bench/search` on made-up sites of a thousand and ten thousand articles: slices of about 1.5 KB at a
 * thousand articles of 6 KB, growing with the cube root of the text, balance what a query brings in vain against the list
 * of slices, which every reader loads.
 */
function cutsFor(weight: number, articles: number): Cuts {
  return {
    terms: Math.round(1500 * Math.min(3, Math.cbrt(weight / 6e6))),
    spellings: 5000,
    rows: 6,
    titled: Math.round(24 * Math.sqrt(Math.max(0.25, articles / 1000))),
  };
}

/** How often a word must have been read to be what a misspelt one may mean: in many texts some words are misspelt themselves. */
function leastRead(documents: readonly SearchDocument[]): number {
  return documents.length < 200 ? 1 : 2;
}

/** How much of an index texts make, in characters of a script with spaces; of scripts without, every character makes an entry. */
function weightOf(documents: readonly SearchDocument[]): number {
  let weight = 0;
  for (const { fields } of documents) {
    for (const { text } of fields) {
      for (let at = 0; at < text.length; at++) weight += text.charCodeAt(at) < 0x800 ? 1 : 6;
    }
  }
  return weight;
}
