import type { SearchResult } from '../search/create-search.ts';
import { markWords } from '../search/mark-words.ts';
import type { LoadedIndex } from './load-index.ts';
import type { Terms } from './search-marks.ts';

/** The place of an article that says most of what was asked. */
export interface Passage {
  readonly text: string;
  /** Id of the heading above it, '' before the first. */
  readonly anchor: string;
}

/** Characters of a passage, and how many of them come before the first word that was found. */
const longest = 220;
const before = 60;

/**
 * Reads the page of a result and finds the passage with most of the words that were found, if it has more of them than
 * what the result shows already. Undefined when it has not, and where pages cannot be read (`file://`).
 */
export async function findPassage(
  address: string,
  result: SearchResult,
  terms: Terms,
  index: LoadedIndex,
): Promise<Passage | undefined> {
  if (!location.protocol.startsWith('http')) return undefined;
  const response = await fetch(address.replace(/#.*/, ''));
  if (!response.ok) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const found = (text: string) =>
    new Set(
      markWords(text, terms, index.analyser).map(([start, end]) => text.slice(start, end).toLowerCase()),
    ).size;
  let most = found(`${result.title} ${result.answer}`);
  let anchor = '';
  let best: Passage | undefined;
  for (const element of page.querySelectorAll<HTMLElement>(
    '.article-main :is(h2, h3, h4, h5, h6, p, li, dd, td, pre)',
  )) {
    if (/^H\d$/.test(element.tagName)) {
      anchor = element.id || anchor;
      continue;
    }
    if (element.querySelector('p, li')) continue;
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const count = found(text);
    if (count <= most) continue;
    most = count;
    best = { text: excerpt(text, markWords(text, terms, index.analyser)[0]?.[0] ?? 0), anchor };
  }
  return best;
}

/** The part of a text around a place, cut between words. */
function excerpt(text: string, place: number): string {
  if (text.length <= longest) return text;
  const from = place <= before ? 0 : text.indexOf(' ', place - before) + 1;
  const until = from + longest >= text.length ? text.length : text.lastIndexOf(' ', from + longest);
  const end = until <= from ? from + longest : until;
  return `${from > 0 ? '… ' : ''}${text.slice(from, end)}${end < text.length ? ' …' : ''}`;
}
