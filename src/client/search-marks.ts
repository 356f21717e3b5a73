import { markWords } from '../search/mark-words.ts';
import type { LoadedIndex } from './load-index.ts';

/** Terms that a query meant. */
export type Terms = ReadonlyMap<string, number>;

/** More of a title or a heading helps nobody to choose, and an import may leave one that fills the screen. */
const longest = 240;

/** An element with the beginning of a text, and `<mark>` around the words that were found. Never HTML. */
export function markedElement(name: string, whole: string, terms: Terms, index: LoadedIndex): HTMLElement {
  const text = whole.length > longest ? `${whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : whole;
  const element = document.createElement('span');
  element.className = `search-${name}`;
  // Titles and answers may be written in either direction, whatever the page's.
  element.dir = 'auto';
  let from = 0;
  for (const [start, end] of markWords(text, terms, index.analyser)) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    element.append(text.slice(from, start), mark);
    from = end;
  }
  element.append(text.slice(from));
  return element;
}

/** A text as it is. */
export function plainElement(name: string, text: string, index: LoadedIndex): HTMLElement {
  return markedElement(name, text, new Map(), index);
}
