import type { IndexEntry } from './index-documents.ts';
import type { HeadingRow, ResultRow } from './index-format.ts';
import { aliasMark, entryEnd, symbolCode, wordEnd } from './posting-symbols.ts';
import type { SearchDocument } from './search-document.ts';

const opening = 'kbSearch.push(';
const ending = ')\n';

/** A slice and the script that brings it, in UTF-8: one sign that is not Latin would make a string of it twice as large. */
export class Slice {
  readonly name: string;
  readonly file: Uint8Array;

  constructor(name: string, json: string) {
    this.name = name;
    this.file = new TextEncoder().encode(opening + json + ending);
  }

  /** An `IndexMessage`. */
  get json(): string {
    return new TextDecoder().decode(this.file.subarray(opening.length, -ending.length));
  }
}

/** Slices of one kind, and the first word of each, separated by spaces. */
export interface Slices {
  readonly firsts: string;
  readonly slices: readonly Slice[];
}

/** What results show of each article, as JSON, by article number. */
export function rowTexts(documents: readonly SearchDocument[]): string[] {
  return documents.map(({ title, url, section, answer }) =>
    jsonText([title, url, section, answer] satisfies ResultRow),
  );
}

/** Slices of the terms with their lists, about `size` characters each, and with rows of the articles of each entry. */
export function sliceTerms(
  kind: 't' | 'c',
  entries: readonly IndexEntry[],
  rows: readonly string[],
  size: number,
): Slices {
  const firsts = [''];
  const slices: Slice[] = [];
  let text = '';
  let weight = 0;
  let last = '';
  let shown = new Set<number>();
  let place = 0;
  let found: Record<number, readonly HeadingRow[]> = {};
  const close = () => {
    const numbers = [...shown].sort((a, b) => a - b);
    const content = numbers.map((number) => rows[number]).join(',');
    const name = `${kind}${slices.length}`;
    const json = `["${name}",${jsonText(text)},[${numbers.join(',')}],[${content}],${jsonText(found)}]`;
    slices.push(new Slice(name, json));
    text = '';
    weight = 0;
    shown = new Set();
    place = 0;
    found = {};
  };
  for (const { term, aliases, list, titled, headings } of entries) {
    if (weight >= size) {
      close();
      firsts.push(firstAfter(last, term));
      last = '';
    }
    const same = shared(last, term);
    const word = [term.slice(same), ...aliases].join(aliasMark);
    text += String.fromCharCode(symbolCode(same)) + word + wordEnd + list + entryEnd;
    weight += word.length + list.length;
    if (headings.length > 0) found[place] = headings;
    place++;
    for (const article of titled) {
      // Prose shrinks to less than half when the file is compressed, lists hardly.
      if (!shown.has(article)) weight += (rows[article] as string).length * 0.45;
      shown.add(article);
    }
    last = term;
  }
  close();
  return { firsts: firsts.join(' '), slices };
}

/**
 * Slices of the spellings, by beginnings and by endings. A digit after each says how common it is. Words that were read
 * less than `least` times are left out.
 */
export function sliceSpellings(
  spellings: ReadonlyMap<string, number>,
  size: number,
  least: number,
): { readonly beginnings: Slices; readonly endings: Slices } {
  const known = [...spellings].filter(([, count]) => count >= least);
  const list = (kind: string, turn: (word: string) => string) => {
    const words = known.map(([word, count]) => ({ word: turn(word), common: commonness(count) }));
    return sliceWords(
      kind,
      words.sort((a, b) => (a.word < b.word ? -1 : 1)),
      size,
    );
  };
  return { beginnings: list('w', (word) => word), endings: list('e', backwards) };
}

function sliceWords(
  kind: string,
  words: readonly { readonly word: string; readonly common: number }[],
  size: number,
): Slices {
  const firsts = [''];
  const texts: string[] = [];
  let text = '';
  let last = '';
  for (const { word, common } of words) {
    if (text.length >= size) {
      texts.push(text);
      firsts.push(firstAfter(last, word));
      text = '';
      last = '';
    }
    const same = shared(last, word);
    text += String.fromCharCode(symbolCode(same)) + word.slice(same) + common;
    last = word;
  }
  texts.push(text);
  const slices = texts.map(
    (content, number) => new Slice(kind + number, JSON.stringify([kind + number, content])),
  );
  return { firsts: firsts.join(' '), slices };
}

/** Slices of rows, `perSlice` articles each. */
export function sliceRows(kind: 'd' | 'g', rows: readonly string[], perSlice: number): Slice[] {
  const slices: Slice[] = [];
  for (let from = 0; from < rows.length; from += perSlice) {
    const name = `${kind}${slices.length}`;
    const own = rows.slice(from, from + perSlice);
    const numbers = own.map((_, at) => from + at);
    slices.push(new Slice(name, `["${name}","",[${numbers.join(',')}],[${own.join(',')}]]`));
  }
  return slices;
}

/** 0 to 9: the logarithm of a count. */
function commonness(count: number): number {
  return Math.min(9, Math.floor(Math.log2(count)));
}

/** A word from its end to its beginning, by code point. */
export function backwards(word: string): string {
  return Array.from(word).reverse().join('');
}

/** The shortest beginning of `word` that comes after `last`. */
function firstAfter(last: string, word: string): string {
  const same = shared(last, word);
  return word.slice(0, same + (isLead(word, same) ? 2 : 1));
}

/** How many characters two words begin with alike; at most as many as there are symbols. */
function shared(a: string, b: string): number {
  const most = Math.min(a.length, b.length, 90);
  let same = 0;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return isLead(a, same - 1) ? same - 1 : same;
}

/** Half a pair of surrogates is nothing that a file can hold. */
function isLead(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00;
}

/** JSON that is also JavaScript in old browsers. */
function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (character) =>
    character === '\u2028' ? '\\u2028' : '\\u2029',
  );
}
