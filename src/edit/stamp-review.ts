import type { Day } from '../model/day.ts';
import { setFrontMatterKeys } from './edit-front-matter.ts';

/** Evidence of one review. */
export interface ReviewStamp {
  readonly on: Day;
  readonly by: string;
  /** What was done. */
  readonly note?: string;
  /** Hash of the text that was reviewed. */
  readonly hash: string;
  /** The next due day, written down; `remove` when the interval says it; `keep` when a later day is planned already. */
  readonly due: Day | 'remove' | 'keep';
}

/** Other spellings of the keys that a stamp writes. */
export type StampAliases = Readonly<Record<'reviewed' | 'review_by', readonly string[]>>;

/**
 * Writes a review into an article: `reviewed` (under the spelling that is there), `reviewed_by`, `review_note`,
 * `review_hash`. A note of an older review goes. Every other byte stays. Throws `UserError` as `setFrontMatterKeys` does.
 */
export function stampReview(text: string, stamp: ReviewStamp, aliases: StampAliases): string {
  return setFrontMatterKeys(text, [
    { key: 'reviewed', aliases: aliases.reviewed, value: stamp.on },
    { key: 'reviewed_by', aliases: [], value: stamp.by },
    { key: 'review_note', aliases: [], value: stamp.note },
    { key: 'review_hash', aliases: [], value: stamp.hash },
    ...(stamp.due === 'keep'
      ? []
      : [
          {
            key: 'review_by',
            aliases: aliases.review_by,
            value: stamp.due === 'remove' ? undefined : stamp.due,
          },
        ]),
  ]);
}
