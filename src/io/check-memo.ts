import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keyOfInputs } from './build-memo.ts';
import type { Project } from './read-project.ts';
import { writeAtomically } from './write-atomically.ts';

/** What the last check of a project came to, for the next one in which nothing has changed. */
export interface CheckMemo<Result> {
  recall(): Result | undefined;
  keep(result: Result): void;
}

interface Kept<Result> {
  readonly key: string;
  readonly result: Result;
}

/**
 * The memo for checks of `project` with `settings`: anything that changes what is found and is not in the project, such
 * as flags, the day, the commit whose history counts. `Result` is plain data.
 */
export function openCheckMemo<Result>(project: Project, settings: unknown): CheckMemo<Result> {
  const file = path.join(project.root, '.kb', 'cache', 'check.json');
  const key = keyOfInputs(project, undefined, settings);
  return {
    recall() {
      try {
        const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept<Result>;
        return kept.key === key ? kept.result : undefined;
      } catch {
        return undefined;
      }
    },
    keep(result) {
      try {
        writeAtomically(file, JSON.stringify({ key, result } satisfies Kept<Result>));
      } catch {
        // A full or read-only disk: the next check is a whole one.
      }
    },
  };
}
