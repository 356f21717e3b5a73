/**
 * A text reduced to its words for comparison with word lists: lower case, one space between words, no punctuation at
 * either end. "  Click HERE! " is "click here".
 */
export function plainWords(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && !isWordUnit(text, start)) start++;
  while (end > start && !isWordUnit(text, end - 1)) end--;
  const words = text.slice(start, end).toLowerCase();
  return /[^\S ]| {2}/.test(words) ? words.replace(/\s+/gu, ' ') : words;
}

/** Letters and digits; of what lies outside the first plane every half. Punctuation and spaces are not. */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128)
    return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  return /[\p{L}\p{M}\p{N}\p{Surrogate}]/u.test(text.charAt(at));
}

/** A text for a message: one line, at most `length` characters, in quotation marks. */
export function quoted(text: string, length = 60): string {
  const line = text.replace(/\s{1,100}/gu, ' ').trim();
  return `"${line.length > length ? `${line.slice(0, length - 1)}…` : line}"`;
}

/** The words of a text, as runs of letters, marks, digits and apostrophes. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
}

/** True when `text` (lower case) holds `phrase` (lower case) as whole words. */
export function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    const after = at + phrase.length;
    const isWhole =
      (at === 0 || !isWordUnit(text, at - 1)) && (after === text.length || !isWordUnit(text, after));
    if (isWhole) return true;
  }
  return false;
}

/** Finds a phrase (lower case) as whole words in a text (lower case), however its words are parted. */
export function phrasePattern(phrase: string): RegExp {
  const words = phrase.trim().split(/\s+/).map(escapePattern).join('\\s{1,100}');
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${words}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
}

/**
 * A search for many phrases (lower case) at once: gives the first of the list that a text, in whatever case, holds as whole
 * words. Most texts hold not even the longest word of any phrase, which one look finds out; of the others only phrases whose
 * longest word is there are looked for.
 */
export function phraseFinder(phrases: readonly string[]): (text: string) => string | undefined {
  const wanted = phrases
    .filter((phrase) => phrase !== '')
    .map((phrase) => ({ phrase, word: longestWord(phrase) }));
  if (wanted.length === 0) return () => undefined;
  const words = [...new Set(wanted.map(({ word }) => word))];
  const anyWord = new RegExp(words.map(escapePattern).join('|'), 'i');
  return (text) => {
    if (!anyWord.test(text)) return undefined;
    const lower = text.toLowerCase();
    const present = new Set(words.filter((word) => lower.includes(word)));
    return wanted.find(({ phrase, word }) => present.has(word) && hasPhrase(lower, phrase))?.phrase;
  };
}

function longestWord(phrase: string): string {
  return phrase.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
