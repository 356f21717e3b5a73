import { readFileSync } from 'node:fs';
import { writeAtomically } from './write-atomically.ts';

/** What a memo of a whole run keeps: the result, under the key of everything that it came from. */
export interface Kept<Result> {
  readonly key: string;
  readonly result: Result;
}

/** What was kept, under whatever key; nothing when the file cannot be read. */
export function readKept<Memo extends Kept<unknown>>(file: string): Memo | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Memo;
  } catch {
    return undefined;
  }
}

/** Keeps it for the next run. On a full or read-only disk nothing is kept, and the next run is a whole one. */
export function writeKept<Memo extends Kept<unknown>>(file: string, kept: Memo): void {
  try {
    writeAtomically(file, JSON.stringify(kept));
  } catch {
    // The run itself went well; there is nothing for the person to do.
  }
}
