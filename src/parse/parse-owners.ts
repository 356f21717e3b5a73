import { noOwners, type Owners, type Person, type Team } from '../model/owners.ts';
import type { Place } from '../model/place.ts';
import { nearest } from '../model/similar.ts';
import { groupOf } from './group-of.ts';
import { readSettingsFile } from './settings-file.ts';
import { listOf, mapped, type Reading, type Spec } from './spec.ts';
import { day, line, number, words } from './spec-values.ts';
import { quoted } from './tree.ts';

const person: Spec<Person> = mapped(
  groupOf(
    {
      id: { spec: line, required: true },
      name: { spec: line },
      contact: { spec: line, aliases: ['email'] },
      left: { spec: day() },
      handover_to: { spec: line, aliases: ['hand_over_to'] },
      max_open_reviews: { spec: number({ least: 0, most: 100_000, whole: true }) },
    },
    { textIs: 'id' },
  ),
  ({ id, name, contact, left, handover_to: to, max_open_reviews: most }, tree) =>
    id === undefined
      ? undefined
      : {
          id,
          name: name ?? id,
          ...(contact !== undefined && { contact }),
          ...(left !== undefined && { left }),
          ...(to !== undefined && { handoverTo: to }),
          ...(most !== undefined && { maxOpenReviews: most }),
          at: tree.at,
        },
);

const team: Spec<Team> = mapped(
  groupOf({
    id: { spec: line, required: true },
    name: { spec: line },
    members: { spec: words },
    contact: { spec: line, aliases: ['email'] },
  }),
  ({ id, name, members, contact }, tree) =>
    id === undefined
      ? undefined
      : {
          id,
          name: name ?? id,
          members: members ?? [],
          ...(contact !== undefined && { contact }),
          at: tree.at,
        },
);

/** What `owners.yml` may hold. */
export const ownersSpec = groupOf({ people: { spec: listOf(person) }, teams: { spec: listOf(team) } });

/**
 * Reads `owners.yml`; `text` undefined: there is no such file. Never throws. A broken file counts as no registry, with a
 * problem that says so: otherwise every owner of every article would be unknown.
 */
export function parseOwners(file: string, text: string | undefined): Owners {
  if (text === undefined) return { ...noOwners, file };
  const { root, reading, broken } = readSettingsFile(file, text);
  const values = root ? ownersSpec.read(root, reading, '') : undefined;
  const known = !broken && (root === undefined || values !== undefined);
  const people = unique(values?.people ?? [], 'person', reading);
  const teams = unique(values?.teams ?? [], 'team', reading);
  checkNames(people, teams, reading);
  return { known, file, people, teams, problems: reading.problems };
}

function unique<T extends { id: string; at: Place }>(
  items: readonly T[],
  kind: string,
  reading: Reading,
): T[] {
  const seen = new Map<string, T>();
  for (const item of items) {
    const first = seen.get(item.id);
    if (!first) seen.set(item.id, item);
    else {
      reading.wrong(
        item.at,
        `The ${kind} ${quoted(item.id)} is listed twice, on line ${first.at.line} and on line ${item.at.line}; the first counts.`,
        'Delete one of the two.',
      );
    }
  }
  return [...seen.values()];
}

/** Members and successors must be in the registry themselves. */
function checkNames(people: readonly Person[], teams: readonly Team[], reading: Reading): void {
  const personIds = new Set(people.map((each) => each.id));
  const allIds = new Set([...personIds, ...teams.map((each) => each.id)]);
  const demand = (id: string, known: ReadonlySet<string>, at: Place, what: string): void => {
    if (known.has(id)) return;
    const meant = nearest(id.slice(0, 60), known);
    reading.wrong(
      at,
      `${what} ${quoted(id)}, who is not in this file.`,
      meant ? `Did you mean \`${meant}\`?` : 'Add that person, or correct the id.',
    );
  };
  for (const { id, members, at } of teams) {
    if (personIds.has(id))
      reading.wrong(at, `${quoted(id)} is both a person and a team.`, 'Give the team another id.');
    for (const member of members) demand(member, personIds, at, `The team ${quoted(id)} has the member`);
  }
  for (const { id, handoverTo, at } of people) {
    if (handoverTo !== undefined) demand(handoverTo, allIds, at, `${quoted(id)} hands over to`);
  }
}
