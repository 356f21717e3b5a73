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

/** Those letters, and what goes: accents, Hebrew points, Arabic vowel signs and stretches, the dot below of Hindi, invisible characters. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the marks are meant alone, wherever they stand.
const changed = /[ßæœøłđðþıς\p{Cf}\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u093c]/gu;

/**
 * Takes away what people leave out when they type: case, accents and other marks of Latin, Greek, Cyrillic, Hebrew and
 * Arabic, the dot below of Hindi, width, invisible characters. Marks that make another letter (kana, Hangul) stay.
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
