import type { Lookup } from './score-articles.ts';

/** Terms that a query meant, with how much each counts, and words that stand for them: what is highlighted. */
export function meantTerms(lookups: readonly Lookup[]): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  for (const { variants } of lookups) {
    for (const { term, aliases, weight } of variants) {
      for (const meant of [term, ...aliases]) terms.set(meant, weight);
    }
  }
  return terms;
}
