import type { Analyser } from './analyse.ts';
import { fold } from './fold.ts';
import { scanWords } from './scan-words.ts';

/**
 * Every word of a site's texts, numbered. A word is analysed when it is first met; from then on it costs one look-up,
 * which is what makes indexing fast.
 */
export interface Vocabulary {
  /** Term number -> its text, and whether it is a stop word. */
  readonly texts: readonly string[];
  readonly stops: readonly boolean[];
  /** Calls `visit` with each term of a text, in order. `times`: how often its words count as read. */
  read(text: string, times: number, visit: (term: number, stop: boolean) => void): void;
  /** Number of a term that was perhaps never met in a text. */
  numberOf(text: string, stop: boolean): number;
  /** The words as people write them, folded, with how often each was read. Of letters only; no scripts without spaces. */
  spellings(): Map<string, number>;
}

/** Starts an empty vocabulary of one language. */
export function createVocabulary(analyser: Analyser): Vocabulary {
  const texts: string[] = [];
  const stops: boolean[] = [];
  const numbers = new Map<string, number>();
  const spelled = new Map<string, number>();
  const termsOfWord: number[][] = [];
  const counts: number[] = [];

  function numberOf(text: string, stop: boolean): number {
    let number = numbers.get(text);
    if (number === undefined) {
      number = texts.length;
      numbers.set(text, number);
      texts.push(text);
      stops.push(stop);
    }
    return number;
  }

  function wordNumber(word: string): number {
    const known = spelled.get(word);
    if (known !== undefined) return known;
    const number = termsOfWord.length;
    spelled.set(word, number);
    termsOfWord.push(analyser.termsOf(word, false).map((term) => numberOf(term.text, term.stop)));
    counts.push(0);
    return number;
  }

  return {
    texts,
    stops,
    numberOf,
    read(text, times, visit) {
      scanWords(text, (start, end, dense) => {
        if (dense) {
          const stretch = text.slice(start, end);
          for (const { text: pair } of analyser.termsOf(stretch, true)) visit(numberOf(pair, false), false);
          // Shorter words are pairs themselves.
          for (const word of analyser.cut(stretch)) if (word.length > 2) visit(numberOf(word, false), false);
          return;
        }
        const number = wordNumber(text.slice(start, end));
        counts[number] = (counts[number] as number) + times;
        const terms = termsOfWord[number] as number[];
        for (let at = 0; at < terms.length; at++) {
          const term = terms[at] as number;
          visit(term, stops[term] as boolean);
        }
      });
    },
    spellings() {
      const found = new Map<string, number>();
      for (const [word, number] of spelled) {
        const folded = fold(word);
        if (!/^\p{L}{4,20}$/u.test(folded)) continue;
        found.set(folded, (found.get(folded) ?? 0) + (counts[number] as number));
      }
      return found;
    },
  };
}
