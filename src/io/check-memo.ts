import path from 'node:path';
import { keyOfInputs } from './build-memo.ts';
import { keptUnder, writeKept } from './kept-result.ts';
import type { Project } from './read-project.ts';

/** What the last check of a project came to, for the next one in which nothing has changed. */
export interface CheckMemo<Result> {
  recall(): Result | undefined;
  keep(result: Result): void;
}

/**
 * The memo for checks of `project` with `settings`: anything that changes what is found and is not in the project, such
 * as flags, the day, the commit whose history counts. `Result` is plain data.
 */
export function openCheckMemo<Result>(project: Project, settings: unknown): CheckMemo<Result> {
  const file = path.join(project.root, '.kb', 'cache', 'check.json');
  const key = keyOfInputs(project, undefined, settings);
  return {
    recall: () => keptUnder<Result>(file, key),
    keep: (result) => writeKept(file, { key, result }),
  };
}
