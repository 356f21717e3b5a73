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
 * Reads the baseline at `absolute`; undefined when there is none. Throws `UserError` when it is broken: without it every old
 * finding would come back.
 */
export function readBaselineFile(absolute: string, root: string): Baseline | undefined {
  const file = relativeName(root, absolute);
  const text = readOptional(absolute, root);
  if (text === undefined) return undefined;
  const baseline = parseBaseline(file, text);
  if (baseline.usable) return baseline;
  const [problem] = baseline.problems;
  throw new UserError(problem?.message ?? 'The baseline is empty.', {
    hint: problem?.hint ?? 'Write it again: kb baseline write',
    at: problem?.at ?? { path: file, line: 1, column: 1 },
  });
}

/** The baseline for a check: as named, which then must be there, else the usual one if it is there. */
export function readBaseline(named: string | undefined, cwd: string, root: string): Baseline | undefined {
  const baseline = readBaselineFile(baselinePath(named, cwd, root), root);
  if (baseline || named === undefined) return baseline;
  throw new UserError(`There is no baseline ${named}.`, { hint: 'Write one with: kb baseline write' });
}
