import { aliasMark, entryEnd, symbolOf, wordEnd } from './posting-symbols.ts';

/** An entry of a `t` slice: its list, and the words of the articles that it stands for as well. */
export type TermEntry = readonly [list: string, ...aliases: string[]];

/** Reads a `t` slice: term -> entry, in the order of the index. */
export function readTerms(text: string): Map<string, TermEntry> {
  const entries = new Map<string, TermEntry>();
  let last = '';
  for (const entry of text.split(entryEnd)) {
    const [word = '', list] = entry.split(wordEnd);
    if (list === undefined) continue;
    const [rest = '', ...aliases] = word.slice(1).split(aliasMark);
    last = last.slice(0, symbolOf(entry.charCodeAt(0))) + rest;
    entries.set(last, [list, ...aliases]);
  }
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
