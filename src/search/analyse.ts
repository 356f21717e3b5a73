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
  /** Words of several characters in a stretch of a script without spaces, folded; none where nothing can cut it. */
  cut(stretch: string): readonly string[];
  words(text: string): Word[];
}

/** Longer terms are cut here, in texts and queries alike: nobody types them, and hashes and addresses are long. */
const longestTerm = 32;

/**
 * Makes the analysis of a language.
 *
 * Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are cut into words by `Intl.Segmenter`, and into pairs of
 * neighbouring characters. Dictionaries differ between versions of Node and browsers, and old browsers have none: a word
 * that the build cuts in another way than the reader's browser is found by its pairs, which are the same everywhere.
 */
export function createAnalyser(language: Language): Analyser {
  const stem = language.stem ? createStemmer(language.stem) : (word: string) => word;
  // In old browsers there is none.
  const segmenter = Intl.Segmenter && new Intl.Segmenter('en', { granularity: 'word' });
  const stops = new Set(language.stop.split(/\s+/));

  function term(folded: string): Term {
    const text = shorten(folded);
    return { text: /[\d+#]/.test(text) ? text : stem(text), stop: stops.has(text) };
  }

  function termsOf(word: string, dense: boolean): Term[] {
    const folded = fold(word);
    if (dense) return pairs(folded).map((text) => ({ text, stop: false }));
    const body = folded.replace(/[+#].*/, '');
    const tail = folded.slice(body.length);
    if (/^[\d.]*$/.test(body) || (tail && !body[2])) return folded ? [term(folded)] : [];
    const elided = language.elision && /['’]/.test(body);
    const plain = body.replace(/['’](s$)?/g, elided ? '-' : '');
    const parts = plain.split(/[-‐._&]/, 8).filter(Boolean);
    const found = parts.map(term);
    if (parts[1] && !elided) found.push(term(parts.join('')));
    if (tail) found.push(term(shorten(body) + tail));
    return found;
  }

  return {
    termsOf,
    cut(stretch) {
      let text = '';
      let before = 0;
      // Single characters that follow each other may be a word that the dictionary does not know.
      for (const { segment } of segmenter?.segment(fold(stretch)) ?? []) {
        text += before + segment.length < 3 ? segment : ` ${segment}`;
        before = segment.length;
      }
      return text
        .split(' ')
        .filter((word) => word[1])
        .map(shorten);
    },
    words(text) {
      const found: Word[] = [];
      scanWords(text, (start, end, dense) => {
        const terms = termsOf(text.slice(start, end), dense);
        if (terms[0]) found.push({ start, end, terms, dense });
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
