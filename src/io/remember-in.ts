import path from 'node:path';
import type { Remember } from '../model/remember.ts';
import { hashOfAll } from './build-memo.ts';
import { codeStamp } from './code-stamp.ts';
import { keptUnder, writeKept } from './kept-result.ts';

/** Keeps what was made in a folder, a file for each name: the last result, with a hash of its inputs, of kb and of ICU. */
export function rememberIn(folder: string): Remember {
  return <Result>(name: string, inputs: Iterable<string>, make: () => Result) => {
    const file = path.join(folder, `${name}.json`);
    const key = hashOfAll([codeStamp(), process.versions.icu, hashOfAll(inputs)]);
    const kept = keptUnder<Result>(file, key);
    if (kept !== undefined) return kept;
    const result = make();
    writeKept(file, { key, result });
    return result;
  };
}
