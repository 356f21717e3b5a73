import type { SourceFile } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import { type Place, startOf } from '../model/place.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const saveAsUtf8 = 'Open it in a text editor and save it again with the encoding UTF-8.';

/**
 * Decodes the bytes of a Markdown file. `path` is relative to the content folder, `file` to the project folder.
 * UTF-8 with or without a byte order mark, and UTF-16 with one (reported), become text; line endings stay, but for files
 * that have only the CR of very old programs. Anything else is reported and unreadable: no text is guessed.
 */
export function decodeSource(bytes: Uint8Array, path: string, file: string): SourceFile {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (wide) return decodeWide(bytes, wide, path, file);
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return unreadable(path, file, placeOfByte(bytes, nul, file), {
      message: looksWide(bytes)
        ? 'The file is saved as UTF-16 without a mark that says so.'
        : 'The file holds NUL characters; it is not a text file.',
      hint: looksWide(bytes)
        ? saveAsUtf8
        : 'If this is an image or another kind of file, give it its own ending in place of .md.',
    });
  }
  try {
    return { path, file, text: withLines(utf8.decode(bytes)) };
  } catch {
    return unreadable(path, file, placeOfByte(bytes, firstInvalid(bytes), file), {
      message:
        'The file holds characters that are not UTF-8; it was probably saved in an old Windows or Mac encoding.',
      hint: saveAsUtf8,
    });
  }
}

function decodeWide(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  path: string,
  file: string,
): SourceFile {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\u0000')) {
      const problem: Problem = {
        rule: 'file-encoding',
        message: 'The file is saved as UTF-16. kb reads it, but most other tools do not.',
        hint: saveAsUtf8,
        at: startOf(file),
      };
      return { path, file, text: withLines(text), problems: [problem] };
    }
  } catch {
    // Falls through: half a character, an odd number of bytes.
  }
  return unreadable(path, file, startOf(file), {
    message: 'The file starts like a text in UTF-16 but is not one.',
    hint: saveAsUtf8,
  });
}

/** A lone CR ends a line only in files that have no LF at all. Same length, so places stay right. */
function withLines(text: string): string {
  return text.includes('\n') || !text.includes('\r') ? text : text.replaceAll('\r', '\n');
}

function unreadable(
  path: string,
  file: string,
  at: Place,
  what: { message: string; hint: string },
): SourceFile {
  return { path, file, text: '', unreadable: true, problems: [{ rule: 'file-unreadable', ...what, at }] };
}

/** Every other byte is NUL in the first few: Latin text in UTF-16. */
function looksWide(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return false;
  const head = bytes.subarray(0, 64);
  const zeros = (parity: number) => head.every((byte, index) => index % 2 !== parity || byte === 0);
  return zeros(0) || zeros(1);
}

function placeOfByte(bytes: Uint8Array, offset: number, file: string): Place {
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) {
    line++;
    start = at + 1;
  }
  const before = new TextDecoder('utf-8').decode(bytes.subarray(start, offset));
  return { path: file, line, column: before.length + 1 };
}

/** Offset of the first character that is not valid UTF-8: the longest valid beginning, found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    // `stream`: a character that is cut off is not yet wrong, so the answer changes only once from yes to no.
    if (isValid(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !isValid(bytes.subarray(0, low), false)) low--;
  return low;
}

function isValid(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
