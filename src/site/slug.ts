const maxBytes = 150;

/** Latin letters that do not decompose into a letter and an accent. */
const latinFolds: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};

/** True for names that Windows keeps for devices, whatever the ending: no file can have them there. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i.test(name);
}

/** 32-bit FNV-1a over UTF-16 code units, as 8 hex digits: a short stable name for a text, not a security measure. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += utf8Length(character.codePointAt(0) as number);
    if (bytes > limit) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

function trimHyphens(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '-') start++;
  while (end > start && text[end - 1] === '-') end--;
  return text.slice(start, end);
}

/**
 * One part of an address, made from a file or folder name (without ending): lower case; Latin letters lose their
 * accents; letters, marks and digits of other scripts stay; every run of anything else becomes one hyphen. At most 150
 * UTF-8 bytes (a longer one is cut and ends in a hash of the name, so that two long names stay apart). A name without
 * a letter or digit gives `<fallback>-<hash>`; a Windows device name gets `-<fallback>` behind it. Never empty.
 */
export function slugOf(name: string, fallback: string): string {
  const latin = name
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðłþħıŋŧ]/g, (letter) => latinFolds[letter] as string);
  const slug = trimHyphens(latin.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-'));
  if (!/[\p{L}\p{N}]/u.test(slug)) return `${fallback}-${shortHash(name)}`;
  if (isDeviceName(slug)) return `${slug}-${fallback}`;
  const cut = cutToBytes(slug, maxBytes);
  return cut === slug ? slug : `${trimHyphens(cutToBytes(slug, maxBytes - 9))}-${shortHash(name)}`;
}
