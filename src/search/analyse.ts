import { createStemmer } from './create-stemmer.ts';
import { fold } from './fold.ts';
import type { Language } from './languages/language.ts';
import { scanWords } from './scan-words.ts';

/** What a word is looked up as. */
export interface Term {
  readonly text: string;
  /** A stop word of the language. */
  readonly stop: boolean;
}

/** A word of a text: where it stands and what it is looked up as. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly Term[];
  /** Of a script without spaces: its terms are the pairs of its characters. */
  readonly dense: boolean;
}

/** The one text analysis: index, queries and highlighting all see words through it. */
export interface Analyser {
  /** Terms of one word as `scanWords` finds it. */
  termsOf(word: string, dense: boolean): readonly Term[];
  words(text: string): Word[];
}

/** Longer terms are cut here, in texts and queries alike: nobody types them, and hashes and addresses are long. */
const longestTerm = 32;

/**
 * Makes the analysis of a language.
 *
 * Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are cut into pairs of neighbouring characters and not by
 * `Intl.Segmenter`: its dictionary differs between versions of Node and browsers, and a word that the build cuts in
 * another way than the reader's browser is a word that is never found. Pairs are the same everywhere.
 */
export function createAnalyser(language: Language): Analyser {
  const stem = language.stem ? createStemmer(language.stem) : (word: string) => word;
  const stops = new Set(language.stop.split(/\s+/));

  function term(folded: string): Term {
    const text = shorten(folded);
    return { text: /^[^\d+#]*$/.test(text) ? stem(text) : text, stop: stops.has(text) };
  }

  function termsOf(word: string, dense: boolean): Term[] {
    const folded = fold(word);
    if (dense) return pairs(folded).map((text) => ({ text, stop: false }));
    const [, body = '', tail = ''] = /^([^+#]*)(.*)$/s.exec(folded) ?? [];
    if (/^[\d.]*$/.test(body) || (tail && body.length < 3)) return folded ? [term(folded)] : [];
    const elided = language.elision && /['’]/.test(body);
    const plain = elided ? body.replace(/['’]/g, '-') : body.replace(/['’](s$)?/g, '');
    const parts = plain.split(/[-‐._&]/, 8).filter(Boolean);
    const found = parts.map(term);
    if (parts.length > 1 && !elided) found.push(term(parts.join('')));
    if (tail) found.push(term(shorten(body) + tail));
    return found;
  }

  return {
    termsOf,
    words(text) {
      const found: Word[] = [];
      scanWords(text, (start, end, dense) => {
        const terms = termsOf(text.slice(start, end), dense);
        if (terms.length > 0) found.push({ start, end, terms, dense });
      });
      return found;
    },
  };
}

/** Half a pair of surrogates is no character. */
function shorten(text: string): string {
  return text.slice(0, longestTerm).replace(/[\ud800-\udbff]$/, '');
}

/** `東京都` is `東京` and `京都`, and ends in `都`, so that every character starts a term. */
function pairs(folded: string): string[] {
  const characters = Array.from(folded);
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}
