import type { Person, Team } from '../model/owners.ts';
import type { Site } from '../model/site.ts';

/** People and teams of `owners.yml` by id. Ids of people win where both have one. */
export interface Registry {
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly ids: readonly string[];
}

/** The registry of a site, ready for look-ups. */
export function registryOf(site: Site): Registry {
  const people = new Map(site.owners.people.map((person) => [person.id, person]));
  const teams = new Map(site.owners.teams.map((team) => [team.id, team]));
  return { people, teams, ids: [...people.keys(), ...teams.keys()] };
}

/** True when a person has left by the day of the run. */
export function hasLeft(person: Person, site: Site): boolean {
  return person.left !== undefined && person.left <= site.today;
}

/**
 * Who answers for the things of somebody who has left: follows `handover_to` to the first person or team that is there.
 * Undefined when it leads to nobody.
 */
export function successorOf(person: Person, site: Site): Person | Team | undefined {
  const { people, teams } = registryOf(site);
  const seen = new Set<string>();
  for (let id = person.handoverTo; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const next = people.get(id);
    if (!next) return teams.get(id);
    if (!hasLeft(next, site)) return next;
    id = next.handoverTo;
  }
  return undefined;
}
