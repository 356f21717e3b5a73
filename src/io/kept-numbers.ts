import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { fillBuffer } from './fill-buffer.ts';
import { writeAtomically } from './write-atomically.ts';

/*
 * A file of many numbers and a text, for what would be too much as JSON: a mark, a sum of all bytes after it, how many bytes of
 * numbers there are, a hash of the key, the numbers, the text. What was kept under another key is told by the first bytes.
 */

const mark = 0x6b_62_6e_33;
const summedFrom = 8;
const keyFrom = 12;
const keyBytes = 32;
const startBytes = keyFrom + keyBytes;

export interface KeptNumbers {
  readonly text: string;
  readonly numbers: Uint32Array;
}

/** Whether something is kept under this key, as far as the first bytes of the file tell. */
export function hasNumbers(file: string, key: string): boolean {
  return readAs(file, key, () => true) ?? false;
}

/** What was kept under this key; undefined when there is nothing, or any byte of it is not what was written. */
export function readNumbers(file: string, key: string): KeptNumbers | undefined {
  return readAs(file, key, (start, descriptor) => {
    // Memory of its own, so that the numbers are where a `Uint32Array` can begin.
    const bytes = Buffer.allocUnsafeSlow(fstatSync(descriptor).size - startBytes);
    fillBuffer(descriptor, bytes, startBytes);
    if (crc32(bytes, crc32(start.subarray(summedFrom))) !== start.readUInt32LE(4)) return undefined;
    const end = start.readUInt32LE(summedFrom);
    return {
      text: bytes.toString('utf8', end),
      numbers: new Uint32Array(bytes.buffer, 0, end / Uint32Array.BYTES_PER_ELEMENT),
    };
  });
}

/** Keeps a text and numbers for the next run. On a full or read-only disk nothing is kept. */
export function writeNumbers(file: string, key: string, text: string, numbers: readonly Uint32Array[]): void {
  const lists = numbers.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  const start = Buffer.alloc(startBytes);
  start.writeUInt32LE(mark, 0);
  start.writeUInt32LE(
    lists.reduce((sum, { length }) => sum + length, 0),
    summedFrom,
  );
  hashOf(key).copy(start, keyFrom);
  const pieces = [...lists, Buffer.from(text)];
  const sum = pieces.reduce((before, piece) => crc32(piece, before), crc32(start.subarray(summedFrom)));
  start.writeUInt32LE(sum, 4);
  try {
    writeAtomically(file, [start, ...pieces]);
  } catch {
    // The run itself went well; there is nothing for the person to do.
  }
}

/** Calls `read` when the file begins as one with this key; undefined when it does not, or cannot be read. */
function readAs<Result>(
  file: string,
  key: string,
  read: (start: Buffer, descriptor: number) => Result | undefined,
): Result | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const start = Buffer.alloc(startBytes);
    fillBuffer(descriptor, start, 0);
    const isIt = start.readUInt32LE(0) === mark && start.subarray(keyFrom).equals(hashOf(key));
    return isIt ? read(start, descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function hashOf(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
