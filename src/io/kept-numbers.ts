import { existsSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writeAtomically } from './write-atomically.ts';

/*
 * A file of a text and many numbers, for what would be too much as JSON: 12 bytes (a mark, how many bytes of key and text follow, a
 * sum of all bytes after these), the key as JSON, spaces up to a multiple of four bytes, a line feed, the text, the numbers.
 */

const mark = 0x6b_62_6e_32;
const startBytes = 12;

export interface KeptNumbers {
  readonly text: string;
  readonly numbers: Uint32Array;
}

/** Whether there is such a file, under whatever key. */
export function hasNumbers(file: string): boolean {
  return existsSync(file);
}

/** What was kept under this key; undefined when there is nothing, or any byte of it is not what was written. */
export function readNumbers(file: string, key: string): KeptNumbers | undefined {
  try {
    const bytes = readFileSync(file);
    const [found, textBytes, sum] = new Uint32Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + startBytes),
    );
    if (found !== mark || textBytes === undefined || crc32(bytes.subarray(startBytes)) !== sum)
      return undefined;
    const numbersAt = startBytes + textBytes;
    const keyEnd = bytes.indexOf('\n', startBytes);
    if (JSON.parse(bytes.toString('utf8', startBytes, keyEnd)) !== key) return undefined;
    const from = bytes.byteOffset + numbersAt;
    const isAligned = from % Uint32Array.BYTES_PER_ELEMENT === 0;
    return {
      text: bytes.toString('utf8', keyEnd + 1, numbersAt),
      numbers: isAligned
        ? new Uint32Array(bytes.buffer, from, (bytes.length - numbersAt) / Uint32Array.BYTES_PER_ELEMENT)
        : new Uint32Array(bytes.buffer.slice(from, bytes.byteOffset + bytes.length)),
    };
  } catch {
    return undefined;
  }
}

/** Keeps a text and numbers for the next run. On a full or read-only disk nothing is kept. */
export function writeNumbers(file: string, key: string, text: string, numbers: readonly Uint32Array[]): void {
  const json = JSON.stringify(key);
  const written = Buffer.from(text);
  const bytes = Buffer.byteLength(json) + 1 + written.length;
  const filling = (4 - (bytes % 4)) % 4;
  const pieces = [
    Buffer.from(`${json}${' '.repeat(filling)}\n`),
    written,
    ...numbers.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)),
  ];
  const sum = pieces.reduce((before, piece) => crc32(piece, before), 0);
  try {
    writeAtomically(file, [Buffer.from(Uint32Array.of(mark, bytes + filling, sum).buffer), ...pieces]);
  } catch {
    // The run itself went well; there is nothing for the person to do.
  }
}
