/**
 * What kb reads of a contact, and nothing else: no names, addresses, subjects or texts.
 * Field names as `--map` takes them.
 */
export const contactFields = [
  'id',
  'created',
  'updated',
  'closed',
  'responded',
  'tags',
  'channel',
  'status',
  'deleted',
  'spam',
  'first_response',
  'resolution',
  'reopens',
  'replies',
  'satisfaction',
  'effort',
] as const;
export type ContactField = (typeof contactFields)[number];

/** What a channel is called in reports, whatever a help desk calls it. */
export const channels = ['email', 'chat', 'phone', 'web', 'social', 'messaging', 'other'] as const;
export type ContactChannel = (typeof channels)[number];

/** One contact as understood. Numbers that an export does not have, or that cannot be true, are absent. */
export interface Contact {
  /** Days since 1970-01-01, in the clock of the export (or `--tz`). */
  readonly day: number;
  /** Numbers of tags in a `TagBook`, sorted, each once. */
  readonly tags: readonly number[];
  readonly channel: ContactChannel | undefined;
  /** Undefined where the export does not say. */
  readonly isOpen: boolean | undefined;
  readonly firstResponseMinutes: number | undefined;
  readonly resolutionMinutes: number | undefined;
  readonly isReopened: boolean | undefined;
  /** Solved with at most one reply and not reopened. */
  readonly isOneTouch: boolean | undefined;
  readonly isSatisfied: boolean | undefined;
  readonly effort: number | undefined;
}
