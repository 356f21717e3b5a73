import { type ContactField, contactFields } from '../gaps/contact.ts';
import { type DayOrder, localClock } from '../gaps/date-columns.ts';
import type { DurationUnit } from '../gaps/duration-cells.ts';
import type { MappedColumn, ReadOptions } from '../gaps/reading.ts';
import { type TagStyle, tagStyleNames } from '../gaps/tag-cells.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { Flag } from './command.ts';

/** Flags that say how exports are to be read, for every command that reads them. */
export const readingFlags: readonly Flag[] = [
  {
    flags: '--map <field=column>',
    text: `which column is what: created=NAME,tags=NAME (fields: ${contactFields.join(', ')}); repeatable`,
    repeat: true,
  },
  {
    flags: '--tag-sep <separator>',
    text: 'what stands between tags: comma, semicolon, pipe, space, line, json, angle, one',
    mayBeBlank: true,
    parse: tagStyleValue,
  },
  {
    flags: '--date-format <order>',
    text: 'order of numbers in dates: DMY for 31/12/2025, MDY for 12/31/2025',
    parse: dateOrderValue,
  },
  {
    flags: '--tz <zone>',
    text: 'count days in this time zone, for example Europe/Berlin',
    parse: timeZoneValue,
  },
];

/** The values of `readingFlags`, as the command line gives them. */
export interface ReadingValues {
  readonly map?: readonly string[];
  readonly tagSep?: TagStyle;
  readonly dateFormat?: DayOrder;
  readonly tz?: string;
}

/** Reading options out of flag values. Throws `UserError` for a `--map` that makes no sense. */
export function readOptionsOf(values: ReadingValues): ReadOptions {
  return {
    map: parseMap(values.map ?? []),
    ...(values.tagSep !== undefined && { tagStyle: values.tagSep }),
    ...(values.dateFormat !== undefined && { dateOrder: values.dateFormat }),
    ...(values.tz !== undefined && { timeZone: values.tz }),
  };
}

const units: Readonly<Record<string, DurationUnit>> = {
  ms: 'milliseconds',
  milliseconds: 'milliseconds',
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
};

function parseMap(texts: readonly string[]): Map<ContactField, MappedColumn> {
  const map = new Map<ContactField, MappedColumn>();
  for (const text of texts.flatMap(splitMap)) {
    const [name = '', ...rest] = text.split('=');
    const field = contactFields.find((candidate) => candidate === name.trim().replaceAll('-', '_'));
    if (!field) {
      const meant = nearest(name.trim().slice(0, 40), contactFields);
      throw new UserError(`--map: kb knows no field "${name.trim().slice(0, 40)}".`, {
        hint: meant ? `Did you mean ${meant}?` : `Fields are: ${contactFields.join(', ')}.`,
      });
    }
    const [, header = '', unit] =
      /^(.*?)(?::(ms|milliseconds|seconds|minutes|hours|days))?$/s.exec(rest.join('=')) ?? [];
    if (header.trim() === '') {
      throw new UserError(`--map ${field}= names no column.`, {
        hint: `For example: --map "${field}=Created at"`,
      });
    }
    map.set(field, {
      header: header.trim(),
      ...(unit !== undefined && { unit: units[unit] as DurationUnit }),
    });
  }
  return map;
}

/** `created=Opened,tags=Topics`: a comma that is not before `field=` is part of a column's name. */
function splitMap(text: string): string[] {
  return text.split(/,(?=\s*[a-z_-]+\s*=)/);
}

function tagStyleValue(value: string, flag: string): TagStyle {
  const signs: Readonly<Record<string, TagStyle>> = {
    ',': ',',
    ';': ';',
    '|': '|',
    ' ': ' ',
    none: 'one',
    newline: '\n',
  };
  const named = Object.entries(tagStyleNames).find(([, name]) => name === value.trim().toLowerCase())?.[0];
  const style = (named as TagStyle | undefined) ?? signs[value];
  if (style === undefined || style === 'list') {
    throw new UserError(`${flag}: "${value.slice(0, 40)}" is no separator that kb knows.`, {
      hint: 'There are: comma, semicolon, pipe, space, line, json, angle, one.',
    });
  }
  return style;
}

/** `DMY`, `MDY`, or a pattern such as `dd/MM/yyyy` or `%m/%d/%Y`, of which only the order counts. */
function dateOrderValue(value: string, flag: string): DayOrder {
  const order = [...value.toLowerCase()]
    .filter((letter) => 'dmy'.includes(letter))
    .filter((letter, i, letters) => letter !== letters[i - 1])
    .slice(0, 3)
    .join('');
  if (order === 'dmy') return 'DMY';
  if (order === 'mdy') return 'MDY';
  throw new UserError(`${flag}: "${value.slice(0, 40)}" is no order of day, month and year.`, {
    hint: 'Write DMY for 31/12/2025 or MDY for 12/31/2025. Dates that begin with the year need no flag.',
  });
}

function timeZoneValue(value: string, flag: string): string {
  try {
    localClock(value);
  } catch {
    throw new UserError(`${flag}: "${value.slice(0, 60)}" is no time zone.`, {
      hint: 'Write a name such as Europe/Berlin, America/New_York or UTC.',
    });
  }
  return value;
}

/** Flags of `kb gaps`. Paths are as typed: relative to where the command runs. */
export interface GapsOptions extends ReadingValues {
  readonly inspect?: boolean;
  readonly format?: readonly string[];
  readonly weeks?: number;
  readonly top?: number;
  readonly counts?: string;
  readonly searches?: string;
  readonly feedback?: string;
  readonly previous?: string;
  readonly minCell?: number;
  readonly deflection?: { readonly low: number; readonly high: number };
  readonly asOf?: Day;
  readonly content?: string;
}
