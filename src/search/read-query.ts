import type { Analyser } from './analyse.ts';
import { fold } from './fold.ts';
import { longestQuery, mostTerms } from './limits.ts';
import { phraseMark } from './posting-symbols.ts';

/** A word of a query that is looked up. */
export interface QueryWord {
  readonly term: string;
  /** As typed, folded: what repair and prefixes start from. '' for phrases and parts of words. */
  readonly spelling: string;
  /** As typed; of phrases the term. */
  readonly typed: string;
  /** All terms that begin like this are meant: a single character of a script without spaces. */
  readonly begins: boolean;
}

/** A query as it is evaluated. */
export interface Query {
  readonly text: string;
  readonly words: readonly QueryWord[];
  /** All terms in order, stop words included: compared with titles. */
  readonly sequence: readonly string[];
  /** Stop words: looked up when nothing else is found. */
  readonly stops: readonly string[];
}

/** Reads a query. `phrases` are entries of the index that have several words. */
export function readQuery(typed: string, analyser: Analyser, phrases: readonly string[]): Query {
  const text = typed.slice(0, longestQuery);
  const words = new Map<string, QueryWord>();
  const sequence: string[] = [];
  const stops = new Set<string>();
  for (const { start, end, terms, dense } of analyser.words(text)) {
    const written = text.slice(start, end);
    const whole = dense && terms[1] ? terms.slice(0, -1) : terms;
    const cuts = dense ? analyser.cut(written) : [];
    const add = (term: string) => {
      words.set(term, {
        term,
        spelling: terms[1] ? '' : fold(written),
        typed: written,
        begins: dense && !terms[1],
      });
    };
    cuts.forEach(add);
    for (const { text: term, stop } of whole) {
      sequence.push(term);
      if (stop) stops.add(term);
      // A pair that goes from one word to the next means nothing.
      else if (!cuts[0] || cuts.some((cut) => cut.includes(term))) add(term);
    }
  }
  const line = phraseMark + sequence.join(phraseMark) + phraseMark;
  for (const term of phrases) {
    if (line.includes(phraseMark + term + phraseMark)) {
      words.set(term, { term, spelling: '', typed: term, begins: false });
    }
  }
  return {
    text,
    words: [...words.values()].slice(0, mostTerms),
    sequence,
    stops: [...stops].slice(0, mostTerms),
  };
}
