import { isUtf8 } from 'node:buffer';
import { UserError } from '../model/errors.ts';
import { type ExportFile, readBytes } from './read-contacts-bytes.ts';

/** `utf-8-damaged` is UTF-8 in which single bytes are wrong: those become `�`. */
export type TextEncoding = 'utf-8' | 'utf-8-damaged' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Thrown by `readText` when a file that was taken for UTF-8 is not: read it again as `encoding`. */
export class WrongEncoding extends Error {
  readonly file: ExportFile;
  readonly encoding: TextEncoding;
  constructor(file: ExportFile, encoding: TextEncoding) {
    super(`${file.name} is not UTF-8`);
    this.file = file;
    this.encoding = encoding;
  }
}

/** The encoding that the first bytes of an export speak for. Throws `UserError` for binary data. */
export function guessEncoding(file: ExportFile): TextEncoding {
  const { head } = file;
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = countZeros(head);
  if (zeros.odd > head.length * 0.3 && zeros.even < head.length * 0.05) return 'utf-16le';
  if (zeros.even > head.length * 0.3 && zeros.odd < head.length * 0.05) return 'utf-16be';
  if (zeros.even + zeros.odd > head.length * 0.05 || countControls(head) > head.length * 0.02) {
    throw new UserError(`${file.name} is not text: it holds binary data.`, {
      hint: 'Export the contacts as CSV or JSON.',
    });
  }
  return isUtf8(completeUtf8(head)) ? 'utf-8' : encodingOfInvalidUtf8(tallyUtf8(head));
}

function countZeros(bytes: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let i = bytes.indexOf(0); i !== -1; i = bytes.indexOf(0, i + 1)) {
    if (i % 2 === 0) zeros.even++;
    else zeros.odd++;
  }
  return zeros;
}

/** Bytes that no text has: control characters but tabs, line ends, page ends, escapes and separators. NUL is not counted. */
function countControls(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte < 0x1b && byte > 0 && (byte < 9 || byte > 13)) count++;
  return count;
}

/** What was met while decoding, to be told to the operator. */
export interface TextNotes {
  /** NUL characters that were dropped. */
  nulCharacters: number;
}

/**
 * The text of an export in pieces, without byte order mark and NUL characters.
 * Throws `WrongEncoding` when it is not the UTF-8 it was taken for.
 */
export async function* readText(
  file: ExportFile,
  encoding: TextEncoding,
  notes: TextNotes,
): AsyncGenerator<string> {
  const decode = createDecoder(encoding);
  let first = true;
  const clean = (text: string): string => {
    let cleaned = text;
    if (first && text !== '') {
      first = false;
      if (text.charCodeAt(0) === 0xfeff) cleaned = text.slice(1);
    }
    if (cleaned.includes('\0')) {
      const kept = cleaned.replaceAll('\0', '');
      notes.nulCharacters += cleaned.length - kept.length;
      cleaned = kept;
    }
    return cleaned;
  };
  for await (const bytes of readBytes(file)) {
    const text = decode(bytes, false);
    if (text === undefined) throw new WrongEncoding(file, await tallyEncoding(file));
    yield clean(text);
  }
  const rest = decode(Buffer.alloc(0), true);
  if (rest === undefined) throw new WrongEncoding(file, await tallyEncoding(file));
  yield clean(rest);
}

type Decoder = (bytes: Buffer, last: boolean) => string | undefined;

function createDecoder(encoding: TextEncoding): Decoder {
  if (encoding === 'utf-8') return utf8Decoder();
  if (encoding === 'windows-1252') return (bytes) => decodeWindows1252(bytes);
  const decoder = new TextDecoder(encoding === 'utf-8-damaged' ? 'utf-8' : encoding, { ignoreBOM: true });
  return (bytes, last) => decoder.decode(bytes, { stream: !last });
}

function utf8Decoder(): Decoder {
  let tail: Buffer = Buffer.alloc(0);
  return (bytes, last) => {
    const all = tail.length === 0 ? bytes : Buffer.concat([tail, bytes]);
    const whole = last ? all : completeUtf8(all);
    tail = all.subarray(whole.length);
    return isUtf8(whole) ? whole.toString('utf8') : undefined;
  };
}

/** The bytes without a character that is cut off at their end. */
function completeUtf8(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

interface Utf8Tally {
  /** Complete characters beyond ASCII. */
  readonly good: number;
  /** Bytes that belong to no character. */
  readonly bad: number;
}

function tallyUtf8(bytes: Buffer): Utf8Tally {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 ? 3 : 0;
    let ok = more > 0;
    for (let j = 1; j <= more; j++) {
      const next = bytes[i + j];
      if (next !== undefined && (next & 0xc0) !== 0x80) ok = false;
    }
    if (ok) {
      good++;
      i += more;
    } else bad++;
  }
  return { good, bad };
}

/** More whole characters than wrong bytes: UTF-8 with damage. Else an older single-byte encoding. */
function encodingOfInvalidUtf8({ good, bad }: Utf8Tally): TextEncoding {
  return good > bad ? 'utf-8-damaged' : 'windows-1252';
}

async function tallyEncoding(file: ExportFile): Promise<TextEncoding> {
  let good = 0;
  let bad = 0;
  for await (const bytes of readBytes(file)) {
    const tally = tallyUtf8(bytes);
    good += tally.good;
    bad += tally.bad;
  }
  return encodingOfInvalidUtf8({ good, bad });
}

/** Windows-1252 for the bytes 0x80 to 0x9f; the five that it leaves open stand for `�`. */
const windowsCharacters =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windowsCharacters.charAt(character.charCodeAt(0) - 0x80));
}
