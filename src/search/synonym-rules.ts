import type { Synonyms } from '../model/site.ts';
import type { Analyser, Term } from './analyse.ts';
import { phraseMark } from './posting-symbols.ts';

/** One entry of the index that also lists the articles which say the same in other words. */
export interface SynonymRule {
  /** A term, or the terms of a phrase joined by `_`. */
  readonly from: string;
  readonly phrase: boolean;
  /** Sequences of terms, any of which counts as if `from` were written there. */
  readonly to: readonly (readonly Term[])[];
  /** Single terms among them, for highlighting. */
  readonly shown: readonly string[];
}

/**
 * Makes index rules of the site's synonyms: the index says what stands for what, so that a query costs nothing more.
 * Words of a group stand for each other, a one-way word for its targets. Rules do not chain. In order of `from`.
 */
export function synonymRules(synonyms: Synonyms, analyser: Analyser): SynonymRule[] {
  const targets = new Map<string, Map<string, readonly Term[]>>();
  const connect = (from: string, to: readonly string[]) => {
    const source = termSequence(from, analyser);
    if (source.length === 0) return;
    const key = keyOf(source);
    const found = targets.get(key) ?? new Map<string, readonly Term[]>();
    if (source.length > 1) found.set(key, source);
    for (const text of to) {
      const sequence = termSequence(text, analyser);
      const other = keyOf(sequence);
      if (sequence.length > 0 && other !== key) found.set(other, sequence);
    }
    if (found.size > 0) targets.set(key, found);
  };
  for (const group of synonyms.groups) for (const word of group) connect(word, group);
  for (const { from, to } of synonyms.oneWay) connect(from, to);
  return [...targets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, found]) => ({
      from,
      phrase: from.includes(phraseMark),
      to: [...found.values()],
      shown: [...found.values()].flatMap((sequence) =>
        sequence.filter((term) => !term.stop).map((term) => term.text),
      ),
    }));
}

/** The terms of a text one after the other, one for each word (`wi-fi` is `wifi`), as phrases are compared. */
export function termSequence(text: string, analyser: Analyser): Term[] {
  return analyser
    .words(text)
    .flatMap(({ terms, dense }) => (dense && terms.length > 1 ? terms.slice(0, -1) : terms.slice(-1)));
}

/** What a phrase is called in the index. */
export function keyOf(sequence: readonly Term[]): string {
  return sequence.map((term) => term.text).join(phraseMark);
}
