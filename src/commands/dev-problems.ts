import path from 'node:path';
import { allRules } from '../checks/all-rules.ts';
import { severityOf } from '../checks/run-rules.ts';
import type { DevProblem } from '../io/dev-server.ts';
import { readIfPossible } from '../io/read-text.ts';
import type { UserError } from '../model/errors.ts';
import type { Problem } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { DevState } from './dev-project.ts';

const linesAround = 2;
const longestLine = 200;
/** So much of a long line is shown before the place. */
const before = 60;

/** An error as the overlay shows it, with the lines around its place. */
export function explainError({ message, hint, at }: UserError, root: string): DevProblem {
  return {
    message,
    ...(hint !== undefined && { hint }),
    ...(at && { at, ...linesOf(root, at) }),
  };
}

/** The first error in a settings file: customers would get a site that is not what the team wrote down. */
export function settingsProblem({ project, site }: DevState): DevProblem | undefined {
  const { owners, synonyms, searchTests } = project;
  const found = [
    ...project.problems,
    ...owners.problems,
    ...synonyms.problems,
    ...searchTests.problems,
  ].filter(({ at }) => /\.ya?ml$/.test(at.path));
  const first = found.find((problem) => isError(problem, site));
  if (!first) return undefined;
  const { message, hint, at } = first;
  return { message, at, ...linesOf(project.root, at), ...(hint !== undefined && { hint }) };
}

function isError(problem: Problem, site: DevState['site']): boolean {
  const rule = allRules.find(({ name }) => name === problem.rule);
  return rule !== undefined && severityOf(rule, site) === 'error';
}

/** The lines around a place; of long ones the part with the place in it. */
function linesOf(root: string, { path: file, line, column }: Place): Pick<DevProblem, 'lines' | 'from'> {
  const lines = readIfPossible(path.join(root, file))?.split(/\r?\n/) ?? [];
  const start = Math.max(1, line - linesAround);
  const from = column > longestLine - before ? column - before : 1;
  const shown = lines
    .slice(start - 1, line + linesAround)
    .map((text, i) => ({ number: start + i, text: text.slice(from - 1, from - 1 + longestLine) }));
  return { lines: shown, ...(from > 1 && { from }) };
}
