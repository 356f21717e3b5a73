import { DateCells, type DateShape } from './date-cells.ts';

export type DayOrder = 'DMY' | 'MDY';

/** Days before and after these are no days of a contact: an empty field that became 1970, a typing error. */
export const plausibleYears = { from: 1990, to: 2100 } as const;

/** How the dates of one column are to be read. */
export interface DateDecision {
  readonly shape: DateShape;
  /** Only for day and month as numbers. */
  readonly order: DayOrder | undefined;
  /**
   * `wall`: as written, no zone named. `own-offset`: as written, in the offset each cell names.
   * `instant`: a moment, shown in `timeZone`.
   */
  readonly clock: 'wall' | 'own-offset' | 'instant';
}

/** Why the dates of a column cannot be read. */
export type DateRefusal = 'no-dates' | 'ambiguous' | 'both-orders';

/** Collects from all cells of one column what speaks for which reading. */
export class DateEvidence {
  readonly #cells = new DateCells();
  readonly #shapes = new Map<DateShape, number>();
  readonly #offsets = new Set<number>();
  #withOffset = 0;
  #firstAbove12 = 0;
  #secondAbove12 = 0;
  #undecided = 0;
  filled = 0;
  readable = 0;

  add(cell: string): void {
    if (isEmptyCell(cell)) return;
    this.filled++;
    if (!this.#cells.read(cell)) return;
    this.readable++;
    const { parts } = this.#cells;
    this.#shapes.set(parts.shape, (this.#shapes.get(parts.shape) ?? 0) + 1);
    if (parts.shape === 'numeric' || parts.shape === 'dotted') {
      if (parts.day > 12) this.#firstAbove12++;
      else if (parts.month > 12) this.#secondAbove12++;
      else if (parts.day !== parts.month) this.#undecided++;
    }
    if (parts.offsetMinutes !== undefined) {
      this.#withOffset++;
      if (this.#offsets.size < 50) this.#offsets.add(parts.offsetMinutes);
    }
  }

  /** More cells could change the decision. */
  get isOpen(): boolean {
    return this.readable === 0 || this.decide(undefined, false) === 'ambiguous';
  }

  /** The reading that most cells speak for. `order` and `hasTimeZone` come from the operator. */
  decide(order: DayOrder | undefined, hasTimeZone: boolean): DateDecision | DateRefusal {
    if (this.readable === 0) return 'no-dates';
    const [shape] = [...this.#shapes].sort((a, b) => b[1] - a[1])[0] as [DateShape, number];
    const clock = this.#clock(shape, hasTimeZone);
    if (shape !== 'numeric' && shape !== 'dotted') return { shape, order: undefined, clock };
    if (order) return { shape, order, clock };
    if (this.#firstAbove12 > 0 && this.#secondAbove12 > 0) return 'both-orders';
    if (this.#firstAbove12 > 0) return { shape, order: 'DMY', clock };
    if (this.#secondAbove12 > 0) return { shape, order: 'MDY', clock };
    // With dots the day comes first everywhere; and 3/3/2025 is the same day in both orders.
    if (shape === 'dotted' || this.#undecided === 0) return { shape, order: 'DMY', clock };
    return 'ambiguous';
  }

  #clock(shape: DateShape, hasTimeZone: boolean): DateDecision['clock'] {
    if (shape.startsWith('epoch')) return 'instant';
    if (shape === 'serial' || this.#withOffset * 2 < this.readable) return 'wall';
    const offsets = [...this.#offsets];
    const spread = Math.max(...offsets) - Math.min(...offsets);
    const isUtc = offsets.length === 1 && offsets[0] === 0;
    // One place's clock, in summer and winter, is that place's day; anything wider is only a moment.
    return hasTimeZone || isUtc || offsets.length > 2 || spread > 60 ? 'instant' : 'own-offset';
  }
}

/** Cells that stand for "nothing". */
export function isEmptyCell(cell: string): boolean {
  if (cell === '') return true;
  const first = cell.charCodeAt(0);
  if (first >= 48 && first <= 57) return false;
  return cell.length < 13 && emptyWords.has(cell.trim().toLowerCase());
}

const emptyWords = new Set([
  ...[
    '',
    '-',
    '--',
    '\u2013',
    '\u2014',
    'n/a',
    'na',
    '#n/a',
    'null',
    'none',
    '(none)',
    '(null)',
    'nan',
    'nil',
  ],
  ...['undefined', 'not set', 'unset', '(blank)', 'no data', '\\n', 'nat'],
]);

/** What became of a date cell. */
export type DateOutcome = 'ok' | 'empty' | 'unreadable' | 'implausible' | 'other-order';

/** Reads the cells of one date column as decided. */
export class DateReader {
  readonly decision: DateDecision;
  readonly #cells = new DateCells();
  readonly #localSeconds: (utcSeconds: number) => number;
  /** After `ok`: seconds since 1970-01-01 00:00 of the clock that days are counted in. */
  localSeconds = 0;
  /** After `ok`: seconds that differences can be made of; UTC where the cell names its offset. */
  clockSeconds = 0;

  /** `localSeconds` turns a moment into the clock of the report; without it that is UTC. */
  constructor(decision: DateDecision, localSeconds: (utcSeconds: number) => number = (utc) => utc) {
    this.decision = decision;
    this.#localSeconds = localSeconds;
  }

  read(cell: string): DateOutcome {
    if (isEmptyCell(cell)) return 'empty';
    const { parts } = this.#cells;
    if (!this.#cells.read(cell) || !this.#fits(parts.shape)) return 'unreadable';
    const written = this.#written();
    if (typeof written === 'string') return written;
    const offsetSeconds = (parts.offsetMinutes ?? 0) * 60;
    this.clockSeconds = written - offsetSeconds;
    this.localSeconds =
      this.decision.clock === 'instant' && (parts.offsetMinutes !== undefined || isEpoch(parts.shape))
        ? this.#localSeconds(this.clockSeconds)
        : written;
    return this.localSeconds >= earliest && this.localSeconds < latest ? 'ok' : 'implausible';
  }

  #fits(shape: DateShape): boolean {
    const decided = this.decision.shape;
    if (shape === decided) return true;
    const pair = `${decided} ${shape}`;
    return pair === 'numeric dotted' || pair === 'dotted numeric';
  }

  #written(): number | DateOutcome {
    const { parts, parts: read } = this.#cells;
    if (isEpoch(parts.shape) || parts.shape === 'serial') return parts.epochSeconds;
    const swap = this.decision.order === 'MDY';
    const month = swap ? read.day : read.month;
    const day = swap ? read.month : read.day;
    if (month > 12 && day <= 12 && this.decision.order !== undefined) return 'other-order';
    const days = daysFromCivil(read.year, month, day);
    return days === undefined ? 'unreadable' : days * 86_400 + read.secondsOfDay;
  }
}

const earliest = Date.UTC(plausibleYears.from, 0, 1) / 1000;
const latest = Date.UTC(plausibleYears.to + 1, 0, 1) / 1000;

function isEpoch(shape: DateShape): boolean {
  return shape.startsWith('epoch');
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a calendar day, or undefined when there is no such day. Proleptic Gregorian calendar. */
export function daysFromCivil(year: number, month: number, day: number): number | undefined {
  const length = monthDays[month - 1];
  if (length === undefined || day < 1) return undefined;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (month === 2 && isLeap ? 29 : length)) return undefined;
  const shifted = month > 2 ? month - 3 : month + 9;
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/**
 * Makes a function from UTC seconds to the seconds of a place's clock. Offsets are looked up once per UTC day; on days
 * on which the clock changes, every time. Throws `RangeError` when there is no such time zone.
 */
export function localClock(timeZone: string): (utcSeconds: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (utcSeconds: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(utcSeconds * 1000)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const days = daysFromCivil(year, month, day) ?? 0;
    return days * 86_400 + hour * 3600 + minute * 60 + second - utcSeconds;
  };
  const offsets = new Map<number, number | 'changes'>();
  return (utcSeconds) => {
    const whole = Math.floor(utcSeconds);
    const day = Math.floor(whole / 86_400);
    let offset = offsets.get(day);
    if (offset === undefined) {
      const atStart = offsetAt(day * 86_400);
      offset = atStart === offsetAt((day + 1) * 86_400) ? atStart : 'changes';
      offsets.set(day, offset);
    }
    return utcSeconds + (offset === 'changes' ? offsetAt(whole) : offset);
  };
}
