import { type Day, type Interval, parseDay } from '../model/day.ts';
import { nearest } from '../model/similar.ts';
import { parseInterval } from './parse-interval.ts';
import { mapped, notA, orEmpty, type Spec } from './spec.ts';
import { isEmptyTree, quoted, shown } from './tree.ts';

/** Text on one line or several; numbers and words such as `true` count as typed. White space around it is dropped. */
export const text: Spec<string> = {
  schema: { type: ['string', 'number', 'boolean'], pattern: '\\S' },
  read(tree, reading, name) {
    if (tree.kind !== 'scalar' || isEmptyTree(tree)) {
      const hint =
        tree.kind === 'group' ? 'If the text holds a colon, put the whole text in quotes.' : undefined;
      return notA(reading, tree, name, 'text', hint);
    }
    const value = tree.text.trim();
    return value === ''
      ? reading.wrong(tree.at, `\`${name}\` is empty.`, 'Write a text, or delete the line.')
      : value;
  },
};

/** Text whose line breaks and runs of white space become single spaces. */
export const line: Spec<string> = mapped(text, (value) => value.split(/\s+/).join(' '));

/** Several texts: a list, or one text with commas between them. */
export const words: Spec<string[]> = {
  schema: { anyOf: [{ type: 'array', items: orEmpty(text.schema) }, text.schema] },
  read(tree, reading, name) {
    const items = tree.kind === 'list' ? tree.items : [tree];
    const found: string[] = [];
    for (const item of items) {
      if (isEmptyTree(item)) continue;
      const value = line.read(item, reading, name);
      if (value === undefined) continue;
      const parts = tree.kind === 'list' ? [value] : value.split(',');
      for (const part of parts) if (part.trim() !== '') found.push(part.trim());
    }
    return [...new Set(found)];
  },
};

/** `true` or `false`. */
export const flag: Spec<boolean> = {
  schema: { anyOf: [{ type: 'boolean' }, { enum: ['yes', 'no', 'on', 'off'] }] },
  read(tree, reading, name) {
    if (tree.kind === 'scalar') {
      if (typeof tree.value === 'boolean') return tree.value;
      if (/^(yes|true|on)$/i.test(tree.text)) return true;
      if (/^(no|false|off)$/i.test(tree.text)) return false;
    }
    return notA(reading, tree, name, '`true` or `false`');
  },
};

/** A number from `least` to `most`. */
export function number(limits: { least?: number; most?: number; whole?: boolean } = {}): Spec<number> {
  const { least = -1e9, most = 1e9, whole = false } = limits;
  return {
    schema: {
      anyOf: [
        { type: whole ? 'integer' : 'number', minimum: least, maximum: most },
        { type: 'string', pattern: whole ? '^[-+]?\\d{1,12}$' : '^[-+]?\\d{1,12}(\\.\\d{1,9})?$' },
      ],
    },
    read(tree, reading, name) {
      const isNumber = tree.kind === 'scalar' && /^[-+]?\d{1,12}(\.\d{1,9})?$/.test(tree.text);
      const value = isNumber ? Number(tree.text) : Number.NaN;
      if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
      const range =
        limits.least === undefined
          ? ''
          : ` from ${least}${limits.most === undefined ? ' up' : ` to ${most}`}`;
      return notA(reading, tree, name, `a ${whole ? 'whole ' : ''}number${range}`);
    },
  };
}

/** One of the given words; upper case, spaces and underscores in place of hyphens do not matter. */
export function oneOf<T extends string>(
  choices: readonly T[],
  also: Readonly<Record<string, T>> = {},
): Spec<T> {
  return {
    schema: {
      anyOf: [
        { enum: [...choices] },
        { type: 'string', pattern: anyCase([...choices, ...Object.keys(also)]) },
      ],
    },
    read(tree, reading, name) {
      const given = tree.kind === 'scalar' ? tree.text.trim().toLowerCase().replace(/[\s_]/g, '-') : '';
      const choice = choices.find((each) => each === given);
      if (choice !== undefined) return choice;
      if (Object.hasOwn(also, given)) return also[given];
      const meant = given.length > 100 ? undefined : nearest(given, choices);
      const list = choices.map((each) => `\`${each}\``).join(', ');
      return notA(reading, tree, name, `one of ${list}`, meant ? `Did you mean \`${meant}\`?` : undefined);
    },
  };
}

/** A pattern for the words in any case, with spaces or underscores for hyphens. */
function anyCase(list: readonly string[]): string {
  const lenient = (word: string) =>
    word.replace(/[a-z-]/g, (c) => (c === '-' ? '[ _-]' : `[${c.toUpperCase()}${c}]`));
  return `^(${list.map(lenient).join('|')})$`;
}

/** A calendar day, `YYYY-MM-DD`. With `american`, `MM/DD/YYYY` too. */
export function day(american = false): Spec<Day> {
  return {
    schema: american
      ? { type: 'string', pattern: '^(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})$' }
      : { type: 'string', format: 'date' },
    read(tree, reading, name) {
      const given = tree.kind === 'scalar' ? tree.text.trim() : '';
      const match = american ? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given) : null;
      const iso8601 = match
        ? `${match[3]}-${match[1]?.padStart(2, '0')}-${match[2]?.padStart(2, '0')}`
        : given;
      const value = parseDay(iso8601);
      if (value !== undefined) return value;
      const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso8601);
      const message = isDay
        ? `\`${name}\` is ${quoted(given)}, a day that does not exist.`
        : `\`${name}\` is ${shown(tree)}, but it must be a day written as YYYY-MM-DD.`;
      return reading.wrong(tree.at, message, 'Write year, month and day like this: 2026-01-31.', 'date');
    },
  };
}

/** A length of time or `never`. */
export const interval: Spec<Interval | 'never'> = {
  schema: {
    type: 'string',
    pattern:
      '^\\s*([Nn]ever|([Ee]very\\s+)?[A-Za-z0-9 _-]*([Dd]ay|[Ww]eek|[Mm]onth|[Qq]uarter|[Yy]ear|[Ff]ortnight|ly|\\d[dwmyDWMY])s?)\\s*$',
    examples: ['6 months', '90 days', '1 year', 'P6M', 'never'],
  },
  read(tree, reading, name) {
    const value = tree.kind === 'scalar' ? parseInterval(tree.text) : undefined;
    if (value !== undefined) return value;
    return reading.wrong(
      tree.at,
      `\`${name}\` is ${shown(tree)}, but it must be a length of time or \`never\`.`,
      'Write it like this: 6 months, 90 days, 1 year.',
      'date',
    );
  },
};

/** A length of time as days; a month counts as 30. A bare number is days. */
export const daysCount: Spec<number> = {
  schema: { anyOf: [{ type: 'integer', minimum: 0 }, interval.schema] },
  read(tree, reading, name) {
    if (tree.kind === 'scalar' && /^\d{1,4}$/.test(tree.text)) return Number(tree.text);
    const value = tree.kind === 'scalar' ? parseInterval(tree.text) : undefined;
    if (value !== undefined && value !== 'never')
      return value.unit === 'days' ? value.count : value.count * 30;
    return notA(reading, tree, name, 'a length of time such as `30 days`');
  },
};

/** A BCP 47 language code, in its usual spelling (`pt-BR`). */
export const languageCode: Spec<string> = {
  schema: { type: 'string', pattern: '^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$' },
  read(tree, reading, name) {
    const given = tree.kind === 'scalar' ? tree.text.trim().replaceAll('_', '-') : '';
    if (/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(given)) {
      try {
        return Intl.getCanonicalLocales(given)[0];
      } catch {
        // Falls through: the parts are well formed but do not fit together.
      }
    }
    return notA(reading, tree, name, 'a language code such as `en`, `de` or `pt-BR`');
  },
};
