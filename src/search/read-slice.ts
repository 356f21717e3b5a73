import { aliasMark, entryEnd, symbolOf, wordEnd } from './posting-symbols.ts';

/** An entry of a `t` slice. */
export interface TermEntry {
  /** Terms of the articles that this one stands for as well. */
  readonly aliases: readonly string[];
  readonly list: string;
}

/** Reads a `t` slice: term -> entry, in the order of the index. */
export function readTerms(text: string): Map<string, TermEntry> {
  const entries = new Map<string, TermEntry>();
  let last = '';
  for (const entry of text.split(entryEnd)) {
    if (entry === '') continue;
    const end = entry.indexOf(wordEnd);
    const [rest = '', ...aliases] = entry.slice(1, end).split(aliasMark);
    last = last.slice(0, symbolOf(entry.charCodeAt(0))) + rest;
    entries.set(last, { aliases, list: entry.slice(end + 1) });
  }
  return entries;
}

/** Reads a `w` or `e` slice: each word with a number from 0 to 9 that says how common it is. */
export function readSpellings(text: string): [word: string, common: number][] {
  const words: [string, number][] = [];
  let last = '';
  let start = 0;
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (at === start || code < 48 || code > 57) continue;
    last = last.slice(0, symbolOf(text.charCodeAt(start))) + text.slice(start + 1, at);
    words.push([last, code - 48]);
    start = at + 1;
  }
  return words;
}
