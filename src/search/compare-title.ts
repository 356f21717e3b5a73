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
  const said = new Set(query);
  const there = new Set(title);
  let both = 0;
  let inQuery = 0;
  let inTitle = 0;
  for (const term of said) {
    inQuery += weightOf(term);
    if (there.has(term)) both += weightOf(term);
  }
  for (const term of there) inTitle += weightOf(term);
  const queryPairs = pairsOf(query);
  const titlePairs = pairsOf(title);
  let pairs = 0;
  for (const pair of queryPairs) if (titlePairs.has(pair)) pairs++;
  return (
    both / Math.sqrt(inQuery * inTitle || 1) +
    (pairWeight * pairs) / Math.sqrt(queryPairs.size * titlePairs.size || 1)
  );
}

function pairsOf(terms: readonly string[]): Set<string> {
  return new Set(terms.slice(1).map((term, at) => `${terms[at]} ${term}`));
}
