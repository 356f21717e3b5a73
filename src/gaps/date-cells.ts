import { monthNames, plainMonth } from './month-names.ts';

/**
 * How a date is written. `numeric` is `1/2/2025`: which number is the day is decided for the whole column.
 * `serial` is a spreadsheet's day number.
 */
export type DateShape =
  | 'year-first'
  | 'numeric'
  | 'dotted'
  | 'named-month'
  | 'compact'
  | 'epoch-seconds'
  | 'epoch-milliseconds'
  | 'epoch-microseconds'
  | 'serial';

/** What was read from one cell. The same object is filled again for every cell. */
export interface DateParts {
  shape: DateShape;
  year: number;
  /** For `numeric`: the second number as written. */
  month: number;
  /** For `numeric`: the first number as written. */
  day: number;
  secondsOfDay: number;
  /** Minutes east of Greenwich; undefined when the cell names no zone. */
  offsetMinutes: number | undefined;
  /** For the epoch shapes. */
  epochSeconds: number;
}

/** No date is written with more characters than this. */
const longestDate = 64;
/** Spreadsheet day 25569 is 1970-01-01. */
const serialOfEpoch = 25_569;

const numericDate = /^(\d{1,2})([/.-]|\s)\s?(\d{1,2})(?:[/.-]|\s)\s?(\d{4}|\d{2})(?!\d)/;
const yearFirstDate = /^(\d{4})\s?[-/.年년\s]\s?(\d{1,2})\s?[-/.月월\s]\s?(\d{1,2})(?!\d)[日일.]?/;
const timeOfDay =
  /(\d{1,2})\s?(?:[:.h]|時|시|点)\s?(\d{2})(?:\s?(?:[:.]|分|분)\s?(\d{2})(?:[.,]\d{1,9})?)?(?:秒|초)?/;
const zone = /(?:^|[\d\s.])(?:(Z|UTC|GMT)\s?)?(?:([+-])(\d{2}):?(\d{2})?)?\s?(?:\([^)]*\)|\[[^\]]*\])?$/;

/** Reads the dates of one column, whatever their form, without deciding anything. */
export class DateCells {
  readonly parts: DateParts = {
    shape: 'year-first',
    year: 0,
    month: 0,
    day: 0,
    secondsOfDay: 0,
    offsetMinutes: undefined,
    epochSeconds: 0,
  };
  #months: ReadonlyMap<string, number> | undefined;

  /** Fills `parts` from a cell. False when the cell is no date; that a day exists is not checked here. */
  read(cell: string): boolean {
    const text = cell.trim();
    if (text === '' || text.length > longestDate) return false;
    this.parts.offsetMinutes = undefined;
    this.parts.secondsOfDay = 0;
    if (this.#plainIso(text)) return true;
    if (/^-?\d+(?:[.,]\d+)?$/.test(text)) return this.#number(text.replace(',', '.'));
    return this.#yearFirst(text) || this.#numeric(text) || this.#compact(text) || this.#named(text);
  }

  /** `2025-09-01 09:02[:30][Z]`, by far the most frequent form, without a regular expression. */
  #plainIso(text: string): boolean {
    const { length } = text;
    const isLong = length === 19 || (length === 20 && text.charCodeAt(19) === 90);
    if (length !== 10 && length !== 16 && !isLong) return false;
    const year = fourDigits(text);
    const month = twoDigits(text, 5);
    const day = twoDigits(text, 8);
    if (year < 0 || month < 0 || day < 0 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45)
      return false;
    let seconds = 0;
    if (length > 10) {
      const space = text.charCodeAt(10);
      const hour = twoDigits(text, 11);
      const minute = twoDigits(text, 14);
      if ((space !== 32 && space !== 84) || hour < 0 || minute < 0 || text.charCodeAt(13) !== 58)
        return false;
      if (hour > 23 || minute > 59) return false;
      seconds = hour * 3600 + minute * 60;
      if (isLong) {
        const second = twoDigits(text, 17);
        if (second < 0 || second > 60 || text.charCodeAt(16) !== 58) return false;
        seconds += second;
      }
    }
    const { parts } = this;
    parts.shape = 'year-first';
    parts.year = year;
    parts.month = month;
    parts.day = day;
    parts.secondsOfDay = seconds;
    if (length === 20) parts.offsetMinutes = 0;
    return true;
  }

  #number(text: string): boolean {
    const { parts } = this;
    const whole = text.split('.')[0] as string;
    const digits = whole.replace('-', '').length;
    const value = Number(text);
    if (!whole.startsWith('-') && digits === 8 && !text.includes('.')) return this.#compact(text);
    if (!whole.startsWith('-') && digits === 14 && /^(?:19|20|21|22)/.test(text)) return this.#compact(text);
    if (value >= 20_000 && value < 120_000) {
      parts.shape = 'serial';
      parts.epochSeconds = Math.round((value - serialOfEpoch) * 86_400);
      return true;
    }
    const shapes = { 9: 1, 10: 1, 12: 1000, 13: 1000, 15: 1_000_000, 16: 1_000_000 } as const;
    const perSecond = shapes[digits as keyof typeof shapes] ?? (digits < 9 ? 1 : undefined);
    if (perSecond === undefined) return false;
    // Few digits: seconds of the first years after 1970 (or before): read, and refused later as implausible.
    parts.shape =
      perSecond === 1 ? 'epoch-seconds' : perSecond === 1000 ? 'epoch-milliseconds' : 'epoch-microseconds';
    parts.epochSeconds = Math.floor(value / perSecond);
    return true;
  }

  #yearFirst(text: string): boolean {
    const match = yearFirstDate.exec(text);
    if (!match) return false;
    this.#set('year-first', Number(match[1]), Number(match[2]), Number(match[3]));
    return this.#time(text.slice(match[0].length));
  }

  #numeric(text: string): boolean {
    const match = numericDate.exec(text);
    if (!match) return false;
    const shape = match[2] === '.' ? 'dotted' : 'numeric';
    this.#set(shape, fullYear(match[4] as string), Number(match[3]), Number(match[1]));
    return this.#time(text.slice(match[0].length));
  }

  /** `20250901`, `20250901T090200Z`, `20250901090200`. */
  #compact(text: string): boolean {
    const match = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/.exec(text);
    if (!match) return false;
    this.#set('compact', Number(match[1]), Number(match[2]), Number(match[3]));
    this.parts.secondsOfDay =
      Number(match[4] ?? 0) * 3600 + Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0);
    return this.#zone(match[7] ?? '');
  }

  /** `01/Sep/25 9:02 AM`, `Mon, 1 September 2025 09:02:00 +0000`, `Sep 1, 2025`. */
  #named(text: string): boolean {
    this.#months ??= monthNames();
    const words = text.split(/[\s,/-]+/);
    let month = 0;
    let day = 0;
    let year = '';
    let time = '';
    let used = 0;
    for (const word of words) {
      used++;
      const plain = plainMonth(word);
      const number = /^(\d{1,4})(?:st|nd|rd|th|er|e|º|ª|\.)?$/i.exec(word)?.[1];
      if (number !== undefined) {
        if (number.length > 2) year = number;
        else if (day === 0) day = Number(number);
        else if (year === '') year = number;
        else return false;
      } else if (month === 0 && this.#months.has(plain)) month = this.#months.get(plain) as number;
      else if (month === 0 && numberedMonth(word) > 0) month = numberedMonth(word);
      else if (month && day && time === '' && /^\d{1,2}:\d\d/.test(word)) time = word;
      else if (!/^\p{L}+\.?$/u.test(word) && word !== '') return false;
      if (month && day && year) break;
    }
    if (!month || !day || !year) return false;
    this.#set('named-month', fullYear(year), month, day);
    return this.#time(time + restAfterWords(text, used));
  }

  #set(shape: DateShape, year: number, month: number, day: number): void {
    Object.assign(this.parts, { shape, year, month, day });
  }

  /** What follows the date: nothing, or a time of day with or without half of day and zone. */
  #time(rest: string): boolean {
    if (rest.trim() === '') return true;
    const match = timeOfDay.exec(rest);
    if (!match) return !/\d/.test(rest);
    let hour = Number(match[1]);
    const minute = Number(match[2]);
    const second = Number(match[3] ?? 0);
    const after = rest.slice(match.index + match[0].length);
    const around = `${rest.slice(0, match.index)} ${after.slice(0, 7)}`;
    if (/午後|下午|오후|(?:^|[^a-z])p\.?\s?m\b/i.test(around)) {
      if (hour < 12) hour += 12;
    } else if (/午前|上午|오전|(?:^|[^a-z])a\.?\s?m\b/i.test(around) && hour === 12) hour = 0;
    if (hour > 24 || minute > 59 || second > 60) return false;
    this.parts.secondsOfDay = hour * 3600 + minute * 60 + second;
    return this.#zone(after);
  }

  #zone(text: string): boolean {
    const match = zone.exec(` ${text.trim()}`);
    if (!match || (!match[1] && !match[2])) return true;
    const minutes = Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
    if (minutes > 15 * 60) return false;
    this.parts.offsetMinutes = match[2] === '-' ? -minutes : minutes;
    return true;
  }
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** `9月`, `九月`, `9월`: the number of a month; 0 when it is none. */
function numberedMonth(word: string): number {
  const [, digits = '', signs = ''] = /^(?:(\d{1,2})|([一二三四五六七八九十]{1,2}))[月월]$/u.exec(word) ?? [];
  const month = digits ? Number(digits) : chineseMonths.indexOf(signs);
  return month <= 12 ? Math.max(month, 0) : 0;
}

const chineseMonths = ['-', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

function restAfterWords(text: string, count: number): string {
  const separators = /[\s,/-]+/g;
  for (let i = 0; i < count; i++) if (!separators.exec(text)) return '';
  return text.slice(separators.lastIndex - 1);
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : -1000;
}

function twoDigits(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

function fourDigits(text: string): number {
  return twoDigits(text, 0) * 100 + twoDigits(text, 2);
}
