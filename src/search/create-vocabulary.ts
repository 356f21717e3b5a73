import type { Analyser } from './analyse.ts';
import { fold } from './fold.ts';
import { scanWords } from './scan-words.ts';

/** The words of a vocabulary as plain data: numbers are places in these lists. */
export interface Words {
  readonly texts: readonly string[];
  readonly spellings: readonly string[];
}

/**
 * Every word of a site's texts, numbered. A word is analysed when it is first met; from then on it costs one look-up,
 * which is what makes indexing fast.
 */
export interface Vocabulary {
  /** Term number -> its text. */
  readonly texts: readonly string[];
  /** Spelling number -> a word as people write it, folded. Of letters only; none of scripts without spaces. */
  readonly spellings: readonly string[];
  /**
   * Calls `visit` with each term of a text, in order, and whether it stands there for a stop word; and `spelled` with the spelling
   * of each word that has one.
   */
  read(
    text: string,
    visit: (term: number, stop: boolean) => void,
    spelled?: (spelling: number) => void,
  ): void;
  /** Number of a term that was perhaps never met in a text. */
  numberOf(text: string): number;
}

/** Starts a vocabulary of one language: empty, or where another one ended. */
export function createVocabulary(analyser: Analyser, known?: Words): Vocabulary {
  const texts = [...(known?.texts ?? [])];
  const spellings = [...(known?.spellings ?? [])];
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const spellingNumbers = new Map(spellings.map((text, number) => [text, number]));
  const words = new Map<string, number>();
  const termsOfWord: { readonly number: number; readonly stop: boolean }[][] = [];
  const spellingOfWord: number[] = [];

  function numberOf(text: string): number {
    let number = numbers.get(text);
    if (number === undefined) {
      number = texts.length;
      numbers.set(text, number);
      texts.push(text);
    }
    return number;
  }

  /** -1 for what is no spelling. */
  function spellingOf(word: string): number {
    const folded = fold(word);
    if (!/^\p{L}{4,20}$/u.test(folded)) return -1;
    let number = spellingNumbers.get(folded);
    if (number === undefined) {
      number = spellings.length;
      spellingNumbers.set(folded, number);
      spellings.push(folded);
    }
    return number;
  }

  function wordNumber(word: string): number {
    const met = words.get(word);
    if (met !== undefined) return met;
    const number = termsOfWord.length;
    words.set(word, number);
    termsOfWord.push(
      analyser.termsOf(word, false).map(({ text, stop }) => ({ number: numberOf(text), stop })),
    );
    spellingOfWord.push(spellingOf(word));
    return number;
  }

  return {
    texts,
    spellings,
    numberOf,
    read(text, visit, spelled) {
      scanWords(text, (start, end, dense) => {
        if (dense) {
          const stretch = text.slice(start, end);
          for (const { text: pair } of analyser.termsOf(stretch, true)) visit(numberOf(pair), false);
          // Shorter words are pairs themselves.
          for (const word of analyser.cut(stretch)) if (word.length > 2) visit(numberOf(word), false);
          return;
        }
        const number = wordNumber(text.slice(start, end));
        const spelling = spellingOfWord[number] as number;
        if (spelling >= 0) spelled?.(spelling);
        const terms = termsOfWord[number] as (typeof termsOfWord)[number];
        for (let at = 0; at < terms.length; at++) {
          const term = terms[at] as (typeof terms)[number];
          visit(term.number, term.stop);
        }
      });
    },
  };
}
