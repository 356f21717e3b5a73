import type { HeadingLists, HeadingRow } from './index-format.ts';
import { aliasMark, entryEnd, symbolOf, wordEnd } from './posting-symbols.ts';

/** An entry of a `t` slice. */
export interface TermEntry {
  readonly list: string;
  /** How many articles have it, where the list has only the best; else not a number. */
  readonly count: number;
  /** Words of the articles that it stands for as well. */
  readonly aliases: readonly string[];
  /** Headings that are found by it. */
  readonly headings: readonly HeadingRow[] | undefined;
}

/** Reads a `t` slice: term -> entry, in the order of the index. */
export function readTerms(text: string, headings: HeadingLists): Map<string, TermEntry> {
  const entries = new Map<string, TermEntry>();
  let last = '';
  text.split(entryEnd).forEach((entry, place) => {
    const [word = '', list, count] = entry.split(wordEnd);
    if (list === undefined) return;
    const [rest = '', ...aliases] = word.slice(1).split(aliasMark);
    last = last.slice(0, symbolOf(entry.charCodeAt(0))) + rest;
    entries.set(last, {
      list,
      count: Number(count),
      aliases,
      headings: headings[place],
    });
  });
  return entries;
}

/** Reads a `w` or `e` slice: each word with a number from 0 to 9 that says how common it is. */
export function readSpellings(text: string): [word: string, common: number][] {
  let last = '';
  return Array.from(text.matchAll(/(.)(\D*)(\d)/gsu), ([, same = '', rest = '', common]) => {
    last = last.slice(0, symbolOf(same.charCodeAt(0))) + rest;
    return [last, Number(common)];
  });
}
