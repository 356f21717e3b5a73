import path from 'node:path';
import {
  type SignOffState,
  signOffItems,
  signOffLines,
  signOffStates,
  signOffText,
} from '../audit/sign-off.ts';
import { readOptional } from '../io/read-text.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import { UserError } from '../model/errors.ts';
import type { Signature } from '../model/sign-off.ts';
import { nearest } from '../model/similar.ts';
import type { Site } from '../model/site.ts';
import { parseSignOff } from '../parse/parse-sign-off.ts';
import type { Context } from './context.ts';
import type { Loaded } from './load-site.ts';

const fileName = 'kb-signoff.yml';

export interface SignOptions {
  /** Names of questions, or `all`. */
  readonly signOff: readonly string[];
  readonly by?: string;
  readonly note?: string;
}

/** How the questions of the project stand. Throws `UserError` when the file is broken: signatures would be lost. */
export function readSignOff({ project, site }: Loaded): {
  states: SignOffState[];
  signatures: readonly Signature[];
} {
  const text = readOptional(path.join(project.root, fileName), project.root);
  const file = text === undefined ? undefined : parseSignOff(fileName, text);
  if (file && !file.usable) {
    const [problem] = file.problems;
    throw new UserError(problem?.message ?? `${fileName} is empty.`, {
      hint: problem?.hint ?? 'Mend the file, or remove it to begin anew.',
      at: problem?.at ?? { path: fileName, line: 1, column: 1 },
    });
  }
  const signatures = file?.signatures ?? [];
  return { states: signOffStates(site, signatures), signatures };
}

/** Notes who has answered which questions today, and prints all of them. Exit code 0. */
export function signOff(loaded: Loaded, options: SignOptions, context: Context): number {
  const by = knownPerson(options.by, loaded.site);
  const { states, signatures } = readSignOff(loaded);
  const chosen = chosenItems(options.signOff, states);
  const { note } = options;
  const added = chosen.map(
    ({ item, of }): Signature => ({
      item: item.name,
      by,
      on: loaded.today,
      of,
      ...(note !== undefined && note.trim() !== '' && { note: note.trim() }),
      at: { path: fileName, line: 1, column: 1 },
    }),
  );
  const all = [...signatures, ...added];
  writeAtomically(path.join(loaded.project.root, fileName), signOffText(all));
  context.stdout(`${signOffLines(signOffStates(loaded.site, all)).join('\n')}\n`);
  return 0;
}

function knownPerson(by: string | undefined, { owners, today }: Site): string {
  const id = by?.trim() ?? '';
  if (id === '')
    throw new UserError('Who signs off?', { hint: 'Add --by and the id of the person who looked.' });
  if (!owners.known) return id;
  const person = owners.people.find((each) => each.id === id);
  if (person && (person.left === undefined || person.left >= today)) return id;
  if (person)
    throw new UserError(`${person.name} left on ${person.left} and cannot sign off.`, {
      hint: 'Name who looked.',
    });
  const meant = nearest(
    id,
    owners.people.map((each) => each.id),
  );
  throw new UserError(`${owners.file} has no person "${id}".`, {
    hint: meant ? `Did you mean ${meant}?` : `Add them to ${owners.file} first.`,
  });
}

function chosenItems(lists: readonly string[], states: readonly SignOffState[]): SignOffState[] {
  const names = lists
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.includes('all')) return [...states];
  const known = signOffItems.map(({ name }) => name);
  if (names.length === 0)
    throw new UserError('--sign-off needs the name of a question.', {
      hint: `There are: ${known.join(', ')}, all.`,
    });
  return names.map((name) => {
    const state = states.find(({ item }) => item.name === name);
    if (state) return state;
    const hint = known.includes(name)
      ? 'This site has nothing of the sort, so nobody needs to look.'
      : `There are: ${known.join(', ')}, all.`;
    throw new UserError(`kb audit does not ask "${name.slice(0, 40)}" here.`, { hint });
  });
}
