import { readSync } from 'node:fs';

/** Fills all of `bytes` from an open file, from the byte `start` on. Throws when the file ends before. */
export function fillBuffer(descriptor: number, bytes: Buffer, start: number): void {
  for (let done = 0; done < bytes.length; ) {
    const count = readSync(descriptor, bytes, done, bytes.length - done, start + done);
    if (count === 0) throw new Error('A file in the cache was cut off while it was in use.');
    done += count;
  }
}
