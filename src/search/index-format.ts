import type { Language } from './languages/language.ts';

/**
 * The start of a locale's index: what the browser has before anything is typed. Everything else is in slices, files that
 * are loaded for the words of a query. A slice has a kind and a number:
 * - `t`: terms and the articles that have them, headings that are found by one of its terms, and what results show of the
 *   articles that have one of its rarer terms in the title, since these are most likely to be found by it;
 * - `c`: one slice, the terms that are in most titles with their articles once more, for queries with several of them;
 * - `d`: what results show, `d` articles each, for the other results; `g`: the same, `g` articles each;
 * - `w`, `e`: spellings by their beginnings, and backwards by their endings.
 */
export interface IndexStart {
  readonly locale: string;
  /** How many articles the index has. */
  readonly articles: number;
  /** Folder of the slices, relative to the start file. */
  readonly folder: string;
  /** Articles in a `d` slice and in a `g` slice. */
  readonly d: number;
  readonly g: number;
  /** The first term of each `t` slice, separated by spaces; likewise of `w` and `e`. The first is ''. */
  readonly t: string;
  readonly w: string;
  readonly e: string;
  /** The terms of the `c` slice, separated by spaces. */
  readonly c: string;
  /** Phrases that are entries of the index, their terms joined by `_`, separated by spaces. */
  readonly phrases: string;
  readonly language: Language;
}

/** A query with more words than this is long: it needs so many files that larger ones are worth loading. */
export const shortQuery = 4;

/** What one result shows: title, address from the site root, folder titles, answer. */
export type ResultRow = readonly [title: string, url: string, section: string, answer: string];

/** A heading of an article: its text, and its id where the text does not make it. */
export type HeadingRow = readonly [article: number, text: string, id?: string];

/** What a file of the index says to the page: the start, or a slice. */
export type IndexMessage =
  | readonly [name: 'start', start: IndexStart]
  /**
   * `w` and `e`: words. `t` and `c`: terms with lists, numbers of articles and their rows, and headings by the place of
   * their term in the slice. `d` and `g`: rows.
   */
  | readonly [
      name: string,
      text: string,
      articles?: readonly number[],
      rows?: readonly ResultRow[],
      headings?: HeadingLists,
    ];

/** Place of a term in its slice -> headings that are found by it. */
export type HeadingLists = Readonly<Record<number, readonly HeadingRow[]>>;

/**
 * Numbers of the slices that may have words from `beginning` to `beginning + end`, given the first words of all slices:
 * with the last of characters as `end`, all that begin like it.
 */
export function slicesWith(firsts: readonly string[], beginning: string, end: string): number[] {
  const slices: number[] = [];
  for (let slice = 0; (firsts[slice] as string) <= beginning + end; slice++) {
    if (!((firsts[slice + 1] as string) <= beginning)) slices.push(slice);
  }
  return slices;
}

/** The anchor that a heading's text makes when nothing else is given; what it cannot make is stored. */
export function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}
