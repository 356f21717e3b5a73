/** Below this the grade of a text depends on a single word. */
const leastWords = 100;

/**
 * School grade (US) that English texts need: 0.39 x words per sentence + 11.8 x syllables per word - 15.59.
 * Undefined below 100 words. Lines count as sentences, since list items often have no full stop.
 * Source: Kincaid, Fishburne, Rogers, Chissom: Derivation of new readability formulas for Navy enlisted personnel, 1975.
 */
export function gradeOf(texts: readonly string[]): number | undefined {
  let words = 0;
  let syllables = 0;
  let sentences = 0;
  for (const text of texts) {
    let isOpen = false;
    for (const [piece] of text.matchAll(/[a-z0-9'’]+|[.!?](?=\s|$)|\n/gi)) {
      if (/[a-z0-9]/i.test(piece)) {
        words++;
        syllables += syllablesOf(piece);
        isOpen = true;
      } else if (isOpen && !/['’]/.test(piece)) {
        sentences++;
        isOpen = false;
      }
    }
    if (isOpen) sentences++;
  }
  if (words < leastWords) return undefined;
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** Syllables of an English word: runs of vowels, without a silent e at the end. An estimate, as in all such tools. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const stem = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, 'x');
  return Math.max(1, stem.match(/[aeiouy]+/g)?.length ?? 1);
}
