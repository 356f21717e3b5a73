const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/** Those letters, and what goes: accents, Hebrew points, Arabic vowel signs and stretches, invisible characters. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the marks are meant alone, wherever they stand.
const changed = /[ßæœøłđðþıς\p{Cf}\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/gu;

/**
 * Takes away what people leave out when they type: case, accents and other marks of Latin, Greek, Cyrillic, Hebrew and
 * Arabic, width, invisible characters. Marks that make another letter (kana, Indic scripts, Hangul) stay.
 * By Unicode's compatibility decomposition; independent of the machine's language.
 */
export function fold(word: string): string {
  if (/^[\0-\x7f]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(changed, (character) => letters[character] ?? '')
    .normalize('NFC');
}
