/**
 * A text reduced to its words for comparison with word lists: lower case, one space between words, no punctuation at
 * either end. "  Click HERE! " is "click here".
 */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .split(/[\s\u00a0]+/u)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/^[^\p{L}\p{N}]{1,50}/u, '')
    .replace(/[^\p{L}\p{N}]{1,50}$/u, '');
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
  const isWord = (character: string | undefined): boolean =>
    character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + phrase.length])) return true;
  }
  return false;
}
