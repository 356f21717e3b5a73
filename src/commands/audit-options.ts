import { type AuditPage, type AuditState, auditStates } from '../model/audit.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { AuditSubject } from './audit-subject.ts';
import type { Context } from './context.ts';
import type { LoadOptions } from './load-site.ts';
import { pathFilter } from './path-filter.ts';

export interface AuditOptions extends LoadOptions {
  /** A folder or an address instead of the project. */
  readonly site?: string;
  readonly states?: readonly string[];
  readonly pages?: readonly string[];
  readonly baseline?: string | false;
  /** Accept what is found, with this reason. */
  readonly accept?: string;
  readonly expires?: Day;
  readonly maxWarnings?: number;
  readonly strict?: boolean;
  readonly format?: readonly string[];
  /** Seconds for one page in one state. */
  readonly timeLimit?: number;
  readonly signOff?: readonly string[];
  readonly by?: string;
  readonly note?: string;
}

/** The states that `--states` names, all without it. Throws `UserError` for one that does not exist. */
export function chosenStates(lists: readonly string[] | undefined): AuditState[] {
  if (lists === undefined) return [...auditStates];
  const names = lists
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) {
    throw new UserError('--states needs a name.', { hint: `There are: ${auditStates.join(', ')}.` });
  }
  return [...new Set(names.map(stateNamed))];
}

function stateNamed(name: string): AuditState {
  const state = auditStates.find((candidate) => candidate === name);
  if (state) return state;
  const meant = nearest(name.slice(0, 40), auditStates);
  throw new UserError(`kb audit has no state "${name.slice(0, 40)}".`, {
    hint: meant ? `Did you mean "${meant}"?` : `There are: ${auditStates.join(', ')}.`,
  });
}

/** The pages that `--pages` names by their file in the site or by their article. Throws `UserError` when one names nothing. */
export function chosenPages(
  { pages, placeOf }: AuditSubject,
  patterns: readonly string[],
  { cwd }: Context,
  root: string,
): AuditPage[] {
  if (patterns.length === 0) return [...pages];
  const names = pages.flatMap((page) => [page.path, placeOf(page).path]);
  const isNamed = pathFilter(patterns, names, { cwd, root });
  return pages.filter((page) => isNamed(page.path) || isNamed(placeOf(page).path));
}

/** A flag that only makes sense without, or only with, another. Throws `UserError`. */
export function refuseContradictions(options: AuditOptions): void {
  const { site, accept, expires, baseline, signOff, by, note } = options;
  if (site !== undefined && (accept !== undefined || signOff !== undefined)) {
    throw new UserError('--accept and --sign-off belong to a kb project, not to another site.', {
      hint: 'Leave out --site, or the other flag.',
    });
  }
  if (site !== undefined && typeof baseline === 'string') {
    throw new UserError('--baseline lists articles of a kb project; another site has none.', {
      hint: 'Leave out --site or --baseline.',
    });
  }
  if (accept !== undefined && baseline === false) {
    throw new UserError('--accept writes the baseline that --no-baseline leaves out.', {
      hint: 'Leave out one of them.',
    });
  }
  if (accept === undefined && expires !== undefined) {
    throw new UserError('--expires belongs to --accept.', {
      hint: 'For example: kb audit --accept "Until the new theme" --expires 2027-01-31',
    });
  }
  if (signOff === undefined && (by !== undefined || note !== undefined)) {
    throw new UserError('--by and --note belong to --sign-off.', {
      hint: 'For example: kb audit --sign-off captions --by maria',
    });
  }
}
