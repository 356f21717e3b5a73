import type { Place } from '../model/place.ts';

/** A source file prepared for finding again what a page shows. */
export interface SourceLines {
  readonly file: string;
  readonly lines: readonly string[];
}

export function sourceLines(file: string, text: string): SourceLines {
  return { file, lines: text.split(/\r\n|\r|\n/) };
}

const mostWords = 8;
const mostColumns = 100_000;

/** Words as letters and digits: what is left of them when markup and punctuation are gone. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The place where a text that a page shows begins in its Markdown, from line `from` on (from 1): the first line with its first
 * words in their order. With fewer and fewer words until one fits; undefined when not even two words, or the only one, are there.
 */
export function findText(source: SourceLines, text: string, from = 1): Place | undefined {
  const words = wordsOf(text).slice(0, mostWords);
  const least = Math.min(2, words.length);
  for (let count = words.length; count >= Math.max(1, least); count = count > 4 ? count - 2 : count - 1) {
    const wanted = words.slice(0, count).join(' ');
    for (let number = from; number <= source.lines.length; number++) {
      const line = (source.lines[number - 1] ?? '').slice(0, mostColumns);
      if (!containsWords(line, wanted)) continue;
      return { path: source.file, line: number, column: columnOf(line, words[0] ?? '') };
    }
  }
  return undefined;
}

function containsWords(line: string, wanted: string): boolean {
  return ` ${wordsOf(line).join(' ')} `.includes(` ${wanted} `);
}

function columnOf(line: string, word: string): number {
  const at = line.toLowerCase().indexOf(word);
  return at === -1 ? 1 : at + 1;
}

/** The place of the start tag of an element that the author wrote as HTML; of several, the one before `text`. */
export function findTag(source: SourceLines, tag: string, text: string, from = 1): Place | undefined {
  const start = new RegExp(`<${tag}(?=[\\s/>])`, 'i');
  const wanted = wordsOf(text).slice(0, 4).join(' ');
  let first: Place | undefined;
  for (let number = from; number <= source.lines.length; number++) {
    const line = (source.lines[number - 1] ?? '').slice(0, mostColumns);
    const at = line.search(start);
    if (at === -1) continue;
    const place = { path: source.file, line: number, column: at + 1 };
    first ??= place;
    const rest = `${line.slice(at)} ${source.lines[number] ?? ''}`;
    if (wanted === '' || containsWords(rest.replace(/<[^<>]*>/g, ' '), wanted)) return place;
  }
  return first;
}
