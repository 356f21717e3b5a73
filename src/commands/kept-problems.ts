import path from 'node:path';
import { type KeptProblems, type ProblemMemory, rememberProblems } from '../checks/known-problems.ts';
import { articleKey } from '../io/article-cache.ts';
import { codeStamp } from '../io/code-stamp.ts';
import { keptUnder, writeKept } from '../io/kept-result.ts';
import { cacheFolder } from './load-site.ts';

/** What rules said of single articles in the last run with all rules, for this one. `keepAll` keeps what they say now. */
export function openProblems(root: string): ProblemMemory & { keepAll(): void } {
  const file = path.join(cacheFolder(root), 'problems.json');
  const key = JSON.stringify([codeStamp(), process.versions.icu]);
  const memory = rememberProblems(keptUnder<KeptProblems>(file, key), articleKey);
  return { ...memory, keepAll: () => writeKept(file, { key, result: memory.keep() }) };
}
