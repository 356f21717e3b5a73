/** Edit distance of Damerau and Levenshtein (adjacent swaps count one), cut off above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous: number[] = [];
  for (let i = 0; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      // Before the first letter of either there is none to be swapped.
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = i
        ? Math.min(
            (previous[j] as number) + 1,
            (row[j - 1] as number) + 1,
            (previous[j - 1] as number) + Number(a[i - 1] !== b[j - 1]),
            isSwap ? (before[j - 2] as number) + 1 : limit + 1,
          )
        : j;
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] as number;
}

/** The candidate that was probably meant by `text`: nearest by edit distance, at most a third of its length away. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.min(4, Math.max(1, Math.floor(text.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance < bestDistance || (distance === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return bestDistance <= limit ? best : undefined;
}
