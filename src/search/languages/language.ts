import type { StemProgram } from '../create-stemmer.ts';

/** What text analysis has to know about a language. Plain data: it travels to the browser. */
export interface Language {
  /** BCP 47 primary subtag. */
  readonly code: string;
  /**
   * Folded words, separated by spaces, that say what kind of question it is but not what it is about. They are
   * left out of bodies and kept in titles.
   */
  readonly stop: string;
  /** Undefined leaves words as they are. */
  readonly stem: StemProgram | undefined;
  /** An apostrophe ends a word (`l'ordine`), where other languages have it inside one (`don't`). */
  readonly elision?: boolean;
}
