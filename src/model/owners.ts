import type { Day } from './day.ts';
import type { Problem } from './finding.ts';
import type { Place } from './place.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly contact?: string;
  readonly left?: Day;
  readonly handoverTo?: string;
  readonly maxOpenReviews?: number;
  readonly at: Place;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly contact?: string;
  readonly at: Place;
}

/** The registry in `owners.yml`. `known` is false when there is no such file: then any non-empty owner counts as known. */
export interface Owners {
  readonly known: boolean;
  readonly file: string;
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly problems: readonly Problem[];
}

/** No registry. */
export const noOwners: Owners = { known: false, file: 'owners.yml', people: [], teams: [], problems: [] };
