import path from 'node:path';
import { articleKey } from '../io/article-cache.ts';
import { hashOfAll } from '../io/build-memo.ts';
import { codeStamp } from '../io/code-stamp.ts';
import { readNumbers, writeNumbers } from '../io/kept-numbers.ts';
import type { Site } from '../model/site.ts';
import { packReadings, unpackReadings } from '../search/pack-readings.ts';
import type { Readings } from '../search/read-documents.ts';
import type { KeptReadings } from '../search/search-outputs.ts';
import { cacheFolder } from './load-site.ts';

/** What the last build read for the search index, for this one. */
export function openReadings(root: string, { synonyms, locales }: Site): KeptReadings & { save(): void } {
  const file = path.join(cacheFolder(root), 'search-words');
  // Some words are found by the dictionaries of ICU, which some systems exchange without another Node.js.
  const key = JSON.stringify([codeStamp(), process.versions.icu, synonyms]);
  const kept = readNumbers(file, key);
  const byLocale: Map<string, Readings> = kept ? unpackReadings(kept.text, kept.numbers) : new Map();
  for (const code of byLocale.keys())
    if (!locales.some((locale) => locale.code === code)) byLocale.delete(code);
  const before = new Map(byLocale);
  return {
    keyOf: articleKey,
    hashOf: hashOfAll,
    byLocale,
    save() {
      const isSame =
        byLocale.size === before.size && [...byLocale].every(([code, own]) => before.get(code) === own);
      if (isSame) return;
      const { text, numbers } = packReadings(byLocale);
      writeNumbers(file, key, text, numbers);
    },
  };
}
