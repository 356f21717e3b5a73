import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { AdoptOptions } from './adopt-reviews.ts';
import type { LoadOptions } from './load-site.ts';

export interface ReviewOptions extends LoadOptions, AdoptOptions {
  readonly by?: string;
  readonly note?: string;
  /** Day of the review; default: today. */
  readonly on?: Day;
  /** Day of the next review, for articles without an interval. */
  readonly next?: Day;
  /** All articles of this owner. */
  readonly allOf?: string;
  readonly adopt?: boolean;
  readonly dryRun?: boolean;
}

/** Throws `UserError` for a flag that has no part in what is to be done: stamping reviews, or planning first ones. */
export function refuseContradictions(options: ReviewOptions): void {
  const { adopt, by, note, on, next, allOf, stagger, contacts } = options;
  const given = adopt
    ? { '--by': by, '--note': note, '--on': on, '--next': next, '--all-of': allOf }
    : { '--stagger': stagger, '--contacts': contacts };
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (flag === undefined) return;
  if (!adopt) {
    throw new UserError(`${flag} belongs to --adopt, which plans first reviews.`, {
      hint: `Leave it out, or write: kb review --adopt ${flag} ${flag === '--stagger' ? '12w' : 'tickets.csv'}`,
    });
  }
  throw new UserError(`${flag} has no part in --adopt, which stamps no review.`, {
    hint:
      flag === '--all-of'
        ? 'Name files, folders or patterns instead: kb review --adopt content/billing'
        : 'Leave out one of them.',
  });
}
