import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writeAtomically } from './write-atomically.ts';

/** What a memo of a whole run keeps: the result, under the key of everything that it came from. */
export interface Kept<Result> {
  readonly key: string;
  readonly result: Result;
}

/** What was kept, under whatever key; nothing when the file cannot be read or is not what was written: its first line is a sum of the rest. */
export function readKept<Memo extends Kept<unknown>>(file: string): Memo | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    return text.slice(0, end) === String(crc32(json)) ? (JSON.parse(json) as Memo) : undefined;
  } catch {
    return undefined;
  }
}

/** The result that was kept under this key. */
export function keptUnder<Result>(file: string, key: string): Result | undefined {
  const kept = readKept<Kept<Result>>(file);
  return kept?.key === key ? kept.result : undefined;
}

/** Keeps it for the next run. On a full or read-only disk nothing is kept, and the next run is a whole one. */
export function writeKept<Memo extends Kept<unknown>>(file: string, kept: Memo): void {
  const json = JSON.stringify(kept);
  try {
    writeAtomically(file, `${crc32(json)}\n${json}`);
  } catch {
    // The run itself went well; there is nothing for the person to do.
  }
}
