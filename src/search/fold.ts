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

const marks = new RegExp(
  '\\u00ad|[\\u0300-\\u036f]|[\\u0591-\\u05c7]|\\u0640|[\\u064b-\\u065f]|\\u0670|' +
    '[\\u200b-\\u200f]|[\\u202a-\\u202e]|[\\u2060-\\u2069]|\\ufeff',
  'g',
);

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
    .replace(marks, '')
    .replace(/[ßæœøłđðþıς]/g, (letter) => letters[letter] as string)
    .normalize('NFC');
}
