import { formatLocale } from './words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A date format that depends on the locale alone, never on the machine's time zone. */
function formatFor(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(formatLocale(locale), {
      timeZone: 'UTC',
      calendar: 'gregory',
      ...options,
    });
    formats.set(key, format);
  }
  return format;
}

const days = new Map<string, string>();

/** `2026-01-05` as "5 January 2026". */
export function formatDay(day: string, locale: string): string {
  const key = `${day} ${locale}`;
  let text = days.get(key);
  if (text === undefined) {
    text = formatFor(locale, 'day', { dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`));
    days.set(key, text);
  }
  return text;
}

/** `mon` is 0. "Monday". */
export function formatWeekday(index: number, locale: string): string {
  // 1 January 2024 was a Monday.
  return formatFor(locale, 'weekday', { weekday: 'long' }).format(new Date(Date.UTC(2024, 0, 1 + index)));
}

/** `17:30` in the locale's own way; `24:00` is midnight. */
export function formatTime(time: string, locale: string): string {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return formatFor(locale, 'time', { timeStyle: 'short' }).format(
    new Date(Date.UTC(2024, 0, 1, hours, minutes)),
  );
}

/** "Central European Time" for `Europe/Berlin`; the zone's own name where the locale has none. */
export function formatTimeZone(timeZone: string, locale: string): string {
  try {
    const format = formatFor(locale, `zone ${timeZone}`, { timeZone, timeZoneName: 'longGeneric' });
    const part = format
      .formatToParts(new Date(Date.UTC(2024, 0, 1)))
      .find(({ type }) => type === 'timeZoneName');
    return part?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
