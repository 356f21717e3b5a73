import { pairWeight } from './ranking.ts';

/**
 * How alike a query and a title are, word by word with stop words and in order: 0 for nothing in common, 1 for the same
 * words, and up to 1.75 when they stand in the same order. `weightOf` gives a term's weight.
 */
export function compareTitle(
  query: readonly string[],
  title: readonly string[],
  weightOf: (term: string) => number,
): number {
  return overlap(query, title, weightOf) + pairWeight * overlap(pairsOf(query), pairsOf(title), () => 1);
}

/** Weight of what two texts share, as a part of the geometric mean of their weights. */
function overlap(
  one: readonly string[],
  other: readonly string[],
  weightOf: (term: string) => number,
): number {
  const weigh = (terms: readonly string[]) => {
    let weight = 0;
    for (const term of new Set(terms)) weight += weightOf(term);
    return weight;
  };
  return weigh(one.filter((term) => other.includes(term))) / Math.sqrt(weigh(one) * weigh(other) || 1);
}

function pairsOf(terms: readonly string[]): string[] {
  return terms.slice(1).map((term, at) => `${terms[at]} ${term}`);
}
