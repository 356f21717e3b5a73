/**
 * Numbers documents so that those about one thing stand together: what a query finds is then in few files, and the gaps
 * in word lists are small. Each goes to the most common of its title words that is not common to more than a few dozen;
 * groups are in order of word, documents without one come last, and within a group the given order stays.
 */
export function orderDocuments(
  titles: readonly (readonly number[])[],
  titleCounts: { readonly [term: number]: number },
): number[] {
  const most = 48;
  const group = titles.map((terms) => {
    let best = Number.MAX_SAFE_INTEGER;
    let bestCount = 0;
    for (const term of terms) {
      const count = titleCounts[term] ?? 0;
      if (count <= most && (count > bestCount || (count === bestCount && term < best))) {
        best = term;
        bestCount = count;
      }
    }
    return best;
  });
  return titles
    .map((_, document) => document)
    .sort((a, b) => (group[a] as number) - (group[b] as number) || a - b);
}
