import { type Channel, type Hours, weekdays } from '../model/config.ts';
import { addressFrom } from './addresses.ts';
import { formatTime, formatTimeZone, formatWeekday } from './format-dates.ts';
import type { PagePlace } from './render-context.ts';
import type { Words } from './words.ts';
import { formatLocale } from './words.ts';

export interface HoursView {
  readonly rows: readonly { readonly days: string; readonly times: string }[];
  readonly zone: string;
  readonly holidays: readonly { readonly day: string; readonly name?: string }[];
  /** For the script: time zone, minutes open by weekday (Monday first), holidays. */
  readonly data: string;
}

export interface ChannelView {
  readonly type: string;
  readonly label: string;
  readonly href: string;
  readonly display?: string;
  readonly isPhone: boolean;
  readonly note?: string;
  readonly response?: string;
  readonly languages?: string;
  readonly hours?: HoursView;
}

function timesOf(spans: Hours['week']['mon'], words: Words): string {
  if (spans === undefined || spans.length === 0) return words.text('hours.closed');
  const parts = spans.map(({ from, to }) =>
    from === '00:00' && to === '24:00'
      ? words.text('hours.allDay')
      : words.text('hours.span', { from: formatTime(from, words.locale), to: formatTime(to, words.locale) }),
  );
  return joinWords(parts, words.locale);
}

/** "a, b and c" in the words of a locale. */
function joinWords(parts: readonly string[], locale: string): string {
  return new Intl.ListFormat(formatLocale(locale), { type: 'conjunction' }).format(parts);
}

/** Opening hours in words, neighbouring days with the same hours in one row. Holidays that are over are left out. */
export function hoursView(hours: Hours, place: PagePlace, withHolidays: boolean): HoursView {
  const { words } = place;
  const rows: { first: number; last: number; times: string }[] = [];
  weekdays.forEach((weekday, index) => {
    const times = timesOf(hours.week[weekday], words);
    const before = rows.at(-1);
    if (before?.times === times) before.last = index;
    else rows.push({ first: index, last: index, times });
  });
  const today = place.context.site.today;
  const data = {
    z: hours.timeZone,
    w: weekdays.map((weekday) => (hours.week[weekday] ?? []).map(({ from, to }) => [from, to])),
    h: hours.holidays.filter(({ on }) => on >= today).map(({ on }) => on),
  };
  return {
    rows: rows.map(({ first, last, times }) => ({ days: daysInWords(first, last, words), times })),
    zone: formatTimeZone(hours.timeZone, words.locale),
    holidays: withHolidays
      ? hours.holidays
          .filter(({ on }) => on >= today)
          .sort((a, b) => (a.on < b.on ? -1 : 1))
          .map(({ on, name }) => ({ day: on, ...(name !== undefined && { name }) }))
      : [],
    data: JSON.stringify(data),
  };
}

function daysInWords(first: number, last: number, words: Words): string {
  if (first === 0 && last === 6) return words.text('hours.everyDay');
  const from = formatWeekday(first, words.locale);
  return first === last ? from : words.text('hours.days', { from, to: formatWeekday(last, words.locale) });
}

/** Languages by their names in the page's language. */
export function languageNames(codes: readonly string[], words: Words): string {
  const names = new Intl.DisplayNames(formatLocale(words.locale), { type: 'language' });
  const name = (code: string) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
  return joinWords(codes.map(name), words.locale);
}

function channelView(channel: Channel, place: PagePlace, href: string): ChannelView {
  const { words } = place;
  const { type, label, display, note, response, languages, hours } = channel;
  return {
    type,
    label: label ?? words.text(`channel.${type}`),
    href,
    isPhone: /^tel:/i.test(href),
    ...(display !== undefined && { display }),
    ...(note !== undefined && { note }),
    ...(response !== undefined && { response }),
    ...(languages.length > 0 && { languages: languageNames(languages, words) }),
    ...(hours !== undefined && { hours: hoursView(hours, place, false) }),
  };
}

/** The ways to a human, as a page at `place` shows them; one with an unsafe address is left out. */
export function channelViews(place: PagePlace): ChannelView[] {
  const views: ChannelView[] = [];
  for (const channel of place.context.site.config.contact.channels) {
    const href = addressFrom(place.root, channel.href);
    if (href !== undefined) views.push(channelView(channel, place, href));
  }
  return views;
}

/** True when there is any way to a human to show. */
export function canContact(place: PagePlace): boolean {
  const { channels, handoff, intro, response } = place.context.site.config.contact;
  return channels.length > 0 || [handoff, intro, response].some((value) => value !== undefined);
}
