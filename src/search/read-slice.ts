import type { HeadingLists, HeadingRow } from './index-format.ts';
import { aliasMark, entryEnd, symbolAt, wordEnd } from './posting-symbols.ts';

/** An entry of a `t` slice. */
export interface TermEntry {
  readonly list: string;
  /** How many articles have it; not a number before they were counted. */
  count: number;
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
    const [word, list, count] = entry.split(wordEnd) as [string, string?, string?];
    if (!list) return;
    const [rest, ...aliases] = word.slice(1).split(aliasMark);
    last = last.slice(0, symbolAt(entry, 0)) + rest;
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
  const words: [string, number][] = [];
  let last = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const common = text.charCodeAt(at) - 48;
    // A digit ends a word, but for the symbol that begins it.
    if (at === from || common < 0 || common > 9) continue;
    last = last.slice(0, symbolAt(text, from)) + text.slice(from + 1, at);
    words.push([last, common]);
    from = at + 1;
  }
  return words;
}
