import type { Day } from './day.ts';
import type { Problem } from './finding.ts';
import type { Place } from './place.ts';

/** A person's word on a question that no program can answer. */
export interface Signature {
  readonly item: string;
  readonly by: string;
  readonly on: Day;
  /** Hash of what was looked at: other pictures, another question. */
  readonly of: string;
  readonly note?: string;
  readonly at: Place;
}

/** `kb-signoff.yml` as read. */
export interface SignOff {
  readonly file: string;
  readonly signatures: readonly Signature[];
  readonly problems: readonly Problem[];
  readonly usable: boolean;
}
