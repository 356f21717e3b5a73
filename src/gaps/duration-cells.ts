import { isEmptyCell } from './date-columns.ts';
import { plainWords } from './header-names.ts';

/** Minutes that one unit has. */
const unitMinutes = { milliseconds: 1 / 60_000, seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 } as const;
export type DurationUnit = keyof typeof unitMinutes;

/** Longer times are no answer to a contact: ten years. */
const longestMinutes = 10 * 366 * 1440;

const unitWords: readonly (readonly [RegExp, DurationUnit])[] = [
  [/\b(?:ms|msec|milliseconds?|millis)\b/, 'milliseconds'],
  [
    /\b(?:s|secs?|seconds?|sekunden|sek|secondes?|segundos?|secondi|seconden|sekunder|sekundy|сек|секунд)\b/,
    'seconds',
  ],
  [/\b(?:m|mins?|minutes?|minuten|minutos?|minuti|minuter|minutter|minuty|мин|минут)\b/, 'minutes'],
  [/\b(?:h|hrs?|hours?|stunden|std|heures?|horas?|ore|uur|uren|timmar|timer|godziny|час|часы)\b/, 'hours'],
  [/\b(?:d|days?|tage|jours?|dias?|giorni|dagen|dagar|dage|dni|дни|дней)\b/, 'days'],
];

/** Fields of well-known interfaces whose names do not say that they count seconds. */
const inSeconds = /time to (?:admin reply|last close|first close|agent reply)$/;

/** The unit that a column's name tells: `Resolution time (in hrs)`, `Close In Min`. */
export function unitOfHeader(header: string, isJson: boolean): DurationUnit | undefined {
  const words = plainWords(header.replace(/[()[\]]/g, ' '));
  if (/\b(?:hh|h) ?(?:mm|m)\b/.test(words)) return undefined;
  for (const [pattern, unit] of unitWords) if (pattern.test(words)) return unit;
  return isJson && inSeconds.test(words) ? 'seconds' : undefined;
}

/** What became of a duration cell; minutes when it could be read. */
export type DurationOutcome = number | 'empty' | 'unreadable' | 'negative';

const clockTime =
  /^(-)?(?:(\d{1,5})(?:[.\s]|\s?d(?:ays?)?,?\s*))?(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?$/i;
const isoDuration = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/i;
const wordDuration = /^(-)?(?:\d+(?:[.,]\d+)?\s?[a-z]+\.?[\s,]*){1,6}$/i;

/**
 * Minutes in a cell: `42`, `27:10:00`, `0:42`, `1d 2h 3m`, `PT2H`. A plain number needs `unit`.
 * Negative times (an agreement that was missed, clocks that disagree) are named, not used.
 */
export function readDuration(cell: string, unit: DurationUnit | undefined): DurationOutcome {
  if (isEmptyCell(cell)) return 'empty';
  const text = cell.trim();
  if (text.length > 40) return 'unreadable';
  const minutes = plainNumber(text, unit) ?? clock(text) ?? iso(text) ?? inWords(text);
  if (minutes === undefined || Math.abs(minutes) > longestMinutes) return 'unreadable';
  return minutes < 0 ? 'negative' : minutes;
}

/** True for cells that are plain numbers and so need a unit. */
export function isPlainNumber(cell: string): boolean {
  return /^-?\d+(?:[.,]\d+)?$/.test(cell.trim());
}

function plainNumber(text: string, unit: DurationUnit | undefined): number | undefined {
  if (unit === undefined || !isPlainNumber(text)) return undefined;
  return Number(text.replace(',', '.')) * unitMinutes[unit];
}

function clock(text: string): number | undefined {
  const match = clockTime.exec(text);
  if (!match) return undefined;
  const [, minus, days = '0', hours, minutes, seconds = '0'] = match;
  const total = Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  return minus ? -total : total;
}

function iso(text: string): number | undefined {
  const match = isoDuration.exec(text);
  if (!match || text.replace('-', '').length < 3) return undefined;
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  const total = Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  return minus ? -total : total;
}

function inWords(text: string): number | undefined {
  if (!wordDuration.test(text)) return undefined;
  let total = 0;
  for (const [, amount, word] of text.matchAll(/(\d+(?:[.,]\d+)?)\s?([a-z]+)/gi)) {
    const unit = unitWords.find(([pattern]) => pattern.test((word as string).toLowerCase()))?.[1];
    if (unit === undefined) return undefined;
    total += Number((amount as string).replace(',', '.')) * unitMinutes[unit];
  }
  return text.startsWith('-') ? -total : total;
}
