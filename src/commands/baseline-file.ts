import { existsSync } from 'node:fs';
import path from 'node:path';
import { relativeName } from '../io/is-inside.ts';
import { readOptional } from '../io/read-text.ts';
import type { Baseline } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import { parseBaseline } from '../parse/parse-baseline.ts';

const usualName = 'kb-baseline.yml';

/** Where the baseline is: as named, else `kb-baseline.yml` in the project folder. Absolute. */
export function baselinePath(named: string | undefined, cwd: string, root: string): string {
  return named === undefined ? path.join(root, usualName) : path.resolve(cwd, named);
}

/**
 * Reads the baseline; undefined when there is none. Throws `UserError` when it is broken, or was named and is not there:
 * without it every old finding would come back.
 */
export function readBaseline(named: string | undefined, cwd: string, root: string): Baseline | undefined {
  const absolute = baselinePath(named, cwd, root);
  const file = relativeName(root, absolute);
  if (!existsSync(absolute)) {
    if (named === undefined) return undefined;
    throw new UserError(`There is no baseline ${named}.`, { hint: 'Write one with: kb baseline write' });
  }
  const baseline = parseBaseline(file, readOptional(absolute, root) ?? '');
  const [problem] = baseline.problems;
  if (baseline.usable) return baseline;
  throw new UserError(problem?.message ?? 'The baseline is empty.', {
    hint: problem?.hint ?? 'Write it again: kb baseline write',
    at: problem?.at ?? { path: file, line: 1, column: 1 },
  });
}
