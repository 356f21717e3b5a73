import {
  type Channel,
  type ChannelType,
  type Contact,
  channelTypes,
  type Holiday,
  type Hours,
  type OpenSpan,
  type Weekday,
  weekdays,
} from '../model/config.ts';
import { groupOf } from './group-of.ts';
import { address } from './safe-address.ts';
import { listOf, mapped, notA, type Reading, type Spec } from './spec.ts';
import { day, languageCode, line, oneOf } from './spec-values.ts';
import { isEmptyTree, quoted, type Tree } from './tree.ts';

/** An IANA time zone name that this Node knows. */
const timeZone: Spec<string> = mapped(line, (value, tree, reading, name) => {
  try {
    // An offset (`+02:00`) is no time zone: it knows nothing of summer time.
    if (/^[A-Za-z]/.test(value) && (value.includes('/') || value === 'UTC')) {
      new Intl.DateTimeFormat('en', { timeZone: value });
      return value;
    }
  } catch {
    // Falls through: unknown name.
  }
  return notA(
    reading,
    tree,
    name,
    'the name of a time zone',
    'Write it like this: Europe/Berlin, America/New_York, UTC.',
  );
});

const clock = '([01]?\\d|2[0-4])[:.][0-5]\\d';
const spanText = `^\\s*${clock}\\s*[-–—]\\s*${clock}\\s*$`;

/** Opening hours of one day: `09:00-17:00`, several with commas or as a list, or `closed`. */
const spans: Spec<OpenSpan[]> = {
  schema: {
    anyOf: [
      { type: 'array', items: { type: 'string', pattern: spanText } },
      { type: 'string', pattern: `^\\s*closed\\s*$|${spanText.slice(0, -1)}(,|$)` },
    ],
  },
  read(tree, reading, name) {
    const items = tree.kind === 'list' ? tree.items : [tree];
    const found: OpenSpan[] = [];
    for (const item of items) {
      if (isEmptyTree(item)) continue;
      if (item.kind !== 'scalar') return notA(reading, item, name, 'opening hours such as `09:00-17:00`');
      if (/^closed$/i.test(item.text.trim())) continue;
      for (const part of item.text.split(',')) {
        const span = readSpan(part);
        if (span === undefined) {
          return notA(
            reading,
            item,
            name,
            'opening hours such as `09:00-17:00`',
            'The end must be later than the start. Hours past midnight are two spans: 20:00-24:00, and 00:00-02:00 on the next day.',
          );
        }
        found.push(span);
      }
    }
    found.sort((a, b) => (a.from < b.from ? -1 : 1));
    const overlap = found.find((span, index) => index > 0 && span.from < (found[index - 1]?.to ?? ''));
    if (overlap) {
      return reading.wrong(
        tree.at,
        `\`${name}\` has hours that overlap at ${overlap.from}.`,
        'Join the two spans.',
      );
    }
    return found;
  },
};

function readSpan(text: string): OpenSpan | undefined {
  if (text.length > 40) return undefined;
  const match = /^\s*(\d{1,2})[:.]([0-5]\d)\s*[-–—]\s*(\d{1,2})[:.]([0-5]\d)\s*$/.exec(text);
  if (!match) return undefined;
  const from = `${match[1]?.padStart(2, '0')}:${match[2]}`;
  const to = `${match[3]?.padStart(2, '0')}:${match[4]}`;
  return from < to && from < '24:00' && to <= '24:00' ? { from, to } : undefined;
}

const holidays: Spec<Holiday[]> = listOf(
  mapped(
    groupOf(
      { on: { spec: day(), aliases: ['date', 'day'], required: true }, name: { spec: line } },
      { textIs: 'on' },
    ),
    ({ on, name }): Holiday | undefined => (on === undefined ? undefined : { on, ...(name ? { name } : {}) }),
  ),
);

const longNames: Record<Weekday, string> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};
const dayFields = Object.fromEntries(
  weekdays.map((name) => [name, { spec: spans, aliases: [longNames[name]] }]),
) as Record<Weekday, { spec: typeof spans; aliases: string[] }>;

/** Opening hours of a week. A single day wins over `weekdays`, `weekend` and `every_day`. */
const hours: Spec<Hours> = mapped(
  groupOf({
    time_zone: { spec: timeZone, aliases: ['timezone', 'tz'], required: true },
    ...dayFields,
    weekdays: { spec: spans },
    weekend: { spec: spans },
    every_day: { spec: spans, aliases: ['daily'] },
    holidays: { spec: holidays, aliases: ['closed_on'] },
  }),
  (value, tree): Hours => {
    const week: Partial<Record<Weekday, readonly OpenSpan[]>> = {};
    for (const [index, name] of weekdays.entries()) {
      const open = value[name] ?? (index < 5 ? value.weekdays : value.weekend) ?? value.every_day;
      if (open && open.length > 0) week[name] = open;
    }
    return { timeZone: value.time_zone as string, week, holidays: value.holidays ?? [], at: tree.at };
  },
);

const channel: Spec<Channel> = mapped(
  groupOf({
    type: {
      spec: oneOf<ChannelType>(channelTypes, { telephone: 'phone', mail: 'email', 'call-back': 'callback' }),
      required: true,
    },
    label: { spec: line },
    number: { spec: line, aliases: ['phone'] },
    address: { spec: line, aliases: ['email'] },
    href: { spec: address, aliases: ['url', 'link'] },
    display: { spec: line },
    note: { spec: line },
    languages: { spec: listOf(languageCode) },
    response: { spec: line },
    hours: { spec: hours },
  }),
  (value, tree, reading, name): Channel | undefined => {
    const { type, number, address: mail, ...rest } = value;
    if (type === undefined) return undefined;
    // An address that was refused has been reported already.
    const isRefused = rest.href === undefined && hasKey(tree, ['href', 'url', 'link']);
    const href = rest.href ?? (isRefused ? undefined : hrefOf(number, mail, tree, reading, name));
    if (href === undefined) return undefined;
    const display = rest.display ?? number ?? mail;
    return {
      ...rest,
      type,
      href,
      languages: rest.languages ?? [],
      at: tree.at,
      ...(display ? { display } : {}),
    };
  },
);

function hasKey(tree: Tree, names: readonly string[]): boolean {
  return tree.kind === 'group' && tree.entries.some((entry) => names.includes(entry.key.toLowerCase()));
}

/** Makes a tel: or mailto: address. */
function hrefOf(
  number: string | undefined,
  mail: string | undefined,
  tree: Tree,
  reading: Reading,
  name: string,
): string | undefined {
  if (number !== undefined) {
    const digits = number.replace(/\(0\)|[\s().\-/–]/g, '');
    if (/^\+?\d{3,20}$/.test(digits)) return `tel:${digits}`;
    return reading.wrong(
      tree.at,
      `The phone number ${quoted(number)} of \`${name}\` cannot be dialled.`,
      'Write digits only, with the country code: +49 30 1234567. For anything else set `href: tel:…` and `display`.',
    );
  }
  if (mail !== undefined) {
    if (/^[^\s@<>"'?&:,;\\]{1,64}@[^\s@<>"'?&:,;/\\]{1,250}$/.test(mail)) return `mailto:${mail}`;
    return reading.wrong(
      tree.at,
      `${quoted(mail)} of \`${name}\` is not an email address.`,
      'Write it like this: help@example.com.',
    );
  }
  return reading.wrong(
    tree.at,
    `The contact channel \`${name}\` leads nowhere.`,
    'Add `number` for a phone, `address` for email, or `href` with the address of the form or chat.',
  );
}

/** The contact block. */
export const contact: Spec<Contact> = mapped(
  groupOf({
    intro: { spec: line },
    response: { spec: line },
    languages: { spec: listOf(languageCode) },
    hours: { spec: hours },
    channels: { spec: listOf(channel) },
    handoff: { spec: address, aliases: ['hand_off'] },
  }),
  (value): Contact => ({ ...value, channels: value.channels ?? [], languages: value.languages ?? [] }),
);
