/**
 * Numbers documents so that those about one thing stand together: what a query finds is then in few files, and the gaps
 * in word lists are small. Documents are sorted by the words of their titles, each by its most common words first, but for
 * words that more than a tenth of all titles have, which say little; of equals the given order stays. Words as common as
 * each other go by the alphabet (`texts`: term number -> term), not by which was met first: another order would change every
 * file of the index, so no edit of a text may bring one about.
 */
export function orderDocuments(
  titles: readonly (readonly number[])[],
  titleCounts: { readonly [term: number]: number },
  texts: readonly string[],
): number[] {
  const most = Math.max(48, titles.length / 10);
  const count = (term: number) => titleCounts[term] ?? 0;
  const said = [...new Set(titles.flat())].filter((term) => count(term) <= most);
  said.sort((a, b) => count(b) - count(a) || ((texts[a] as string) < (texts[b] as string) ? -1 : 1));
  const ranks = new Map(said.map((term, rank) => [term, rank]));
  const keys = titles.map((terms) => terms.flatMap((term) => ranks.get(term) ?? []).sort((a, b) => a - b));
  return titles
    .map((_, document) => document)
    .sort((a, b) => compare(keys[a] as number[], keys[b] as number[]) || a - b);
}

/** By the first number in which they differ; what has no more numbers comes last. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, place) => number !== b[place]);
  if (at < 0) return b.length > a.length ? 1 : 0;
  return (a[at] as number) - (b[at] ?? Number.MAX_SAFE_INTEGER);
}
