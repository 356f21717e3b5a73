import { type Day, parseDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Flag } from './command.ts';

/** Reads a day for a flag; a day that does not exist is refused. */
export function dayValue(value: string, flag: string): Day {
  const day = parseDay(value);
  if (day === undefined) {
    throw new UserError(`${flag}: "${value}" is not a day.`, {
      hint: 'Write a day that exists as YYYY-MM-DD, for example 2026-06-15.',
    });
  }
  return day;
}

/** Reads a whole number of at least `least` for a flag. */
export function countValue(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (value: string, flag: string): number => {
    const count = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isNaN(count) || count < least || count > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
      const fault = /^\d+$/.test(value) ? (count < least ? 'too small' : 'too large') : 'not a whole number';
      throw new UserError(`${flag}: "${value}" is ${fault}.`, {
        hint: `Write a number: ${range}.`,
      });
    }
    return count;
  };
}

/** Flags that mean the same in every command that has them. */
export const commonFlags = {
  content: { flags: '--content <dir>', text: 'folder with the articles (default: content)' },
  drafts: { flags: '--drafts', text: 'include articles with status: draft' },
  internal: { flags: '--internal', text: 'include articles with audience: internal' },
  noCache: { flags: '--no-cache', text: 'read every article anew' },
  asOf: {
    flags: '--as-of <day>',
    text: 'take this day (YYYY-MM-DD) for today',
    parse: dayValue,
  },
} as const satisfies Record<string, Flag>;
