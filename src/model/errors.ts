import type { Place } from './place.ts';

/** The operator must act: bad flag, bad config, port taken, no browser. Ends as two lines without a stack and exit 2. */
export class UserError extends Error {
  readonly hint: string | undefined;
  readonly at: Place | undefined;

  constructor(message: string, options: { hint?: string; at?: Place } = {}) {
    super(message);
    this.name = 'UserError';
    this.hint = options.hint;
    this.at = options.at;
  }
}

/** A mistake as a terminal shows it: its place, what is wrong, and below that what to do; without a line feed at the end. */
export function mistakeText({
  at,
  message,
  hint,
}: {
  readonly at?: Place | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}): string {
  const place = at ? `${at.path}:${at.line}:${at.column}: ` : '';
  return `${place}${message}${hint ? `\n    ${hint}` : ''}`;
}
