import path from 'node:path';
import { articleKey } from '../io/article-cache.ts';
import { hashOfAll } from '../io/build-memo.ts';
import { codeStamp } from '../io/code-stamp.ts';
import { hasNumbers, readNumbers, writeNumbers } from '../io/kept-numbers.ts';
import type { Site } from '../model/site.ts';
import { unpackReadings } from '../search/pack-readings.ts';
import type { KeptReadings } from '../search/search-outputs.ts';
import { cacheFolder } from './load-site.ts';

/** What the last build read for the search index, for this one: a file of each locale in the cache. */
export function openReadings(root: string, { synonyms }: Site): KeptReadings {
  const fileOf = (code: string) => path.join(cacheFolder(root), `search-words-${code}`);
  // Some words are found by the dictionaries of ICU, which some systems exchange without another Node.js.
  const key = JSON.stringify([codeStamp(), process.versions.icu, synonyms]);
  return {
    keyOf: articleKey,
    hashOf: hashOfAll,
    of(code) {
      const kept = readNumbers(fileOf(code), key);
      return kept && unpackReadings(kept.text, kept.numbers);
    },
    has: (code) => hasNumbers(fileOf(code), key),
    keep: (code, { text, numbers }) => writeNumbers(fileOf(code), key, text, numbers),
  };
}
