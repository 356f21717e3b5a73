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
  /** By number of the word: its terms, each times 2, plus 1 for a stop word. */
  const termsOfWord: number[][] = [];
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

  function learn(word: string): void {
    termsOfWord.push(
      analyser.termsOf(word, false).map(({ text, stop }) => numberOf(text) * 2 + Number(stop)),
    );
    spellingOfWord.push(spellingOf(word));
  }

  function readDense(stretch: string, visit: (term: number, stop: boolean) => void): void {
    for (const { text: pair } of analyser.termsOf(stretch, true)) visit(numberOf(pair), false);
    // Shorter words are pairs themselves.
    for (const word of analyser.cut(stretch)) if (word.length > 2) visit(numberOf(word), false);
  }

  // The words of the text at hand, in order: of each its number; of a stretch of a script without spaces -1 - start, and its end. All
  // are found before anything is done with them: V8 compiles what one loop calls together, and anew for whatever is new in it
  // (bench/build/README.md).
  let text = '';
  const found: number[] = [];
  let count = 0;
  const news: string[] = [];
  const note = (start: number, end: number, dense: boolean) => {
    if (dense) {
      found[count++] = -1 - start;
      found[count++] = end;
      return;
    }
    const word = text.slice(start, end);
    let number = words.get(word);
    if (number === undefined) {
      number = words.size;
      words.set(word, number);
      news.push(word);
    }
    found[count++] = number;
  };

  return {
    texts,
    spellings,
    numberOf,
    read(newText, visit, spelled) {
      text = newText;
      count = 0;
      scanWords(text, note);
      for (const word of news.splice(0)) learn(word);
      for (let at = 0; at < count; at++) {
        const number = found[at] as number;
        if (number < 0) {
          readDense(text.slice(-1 - number, found[++at]), visit);
          continue;
        }
        const spelling = spellingOfWord[number] as number;
        if (spelling >= 0) spelled?.(spelling);
        const terms = termsOfWord[number] as (typeof termsOfWord)[number];
        for (let at = 0; at < terms.length; at++) {
          const term = terms[at] as number;
          visit(term >> 1, (term & 1) === 1);
        }
      }
    },
  };
}
