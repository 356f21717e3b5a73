import { UserError } from '../model/errors.ts';
import { channels } from './contact.ts';
import { DateCells } from './date-cells.ts';
import { daysFromCivil, plausibleYears } from './date-columns.ts';
import { plainWords } from './header-names.ts';
import { type Measures, noMeasures } from './measures.ts';
import { cleanTag, TagBook } from './tag-book.ts';
import { channelOf } from './value-words.ts';

/** One row of a file of counts. */
export interface CountRow {
  /** Day since 1970-01-01; the Monday (or first day) of a week. */
  readonly day: number;
  /** `*` for distinct contacts, '' for contacts without a tag. */
  readonly tag: string;
  /** Index as in `TopicTally.channels`. */
  readonly channel: number;
  readonly measures: Measures;
}

/** Counts that a warehouse made. */
export interface CountsRead {
  readonly grain: 'day' | 'week';
  readonly rows: readonly CountRow[];
  /** There are rows for distinct contacts (`*`), or every contact's share is known. */
  readonly knowsContacts: boolean;
  readonly redacted: number;
  readonly columnsRead: readonly string[];
  readonly columnsIgnored: readonly string[];
}

const numberColumns: Readonly<Record<string, keyof Measures>> = {
  contacts: 'contacts',
  weighted: 'weighted',
  'one touch yes': 'oneTouchYes',
  'one touch n': 'oneTouchN',
  'tfr minutes sum': 'firstResponseSum',
  'tfr n': 'firstResponseN',
  'ttr minutes sum': 'resolutionSum',
  'ttr n': 'resolutionN',
  'csat good': 'satisfiedYes',
  'csat n': 'satisfiedN',
  'reopened yes': 'reopenedYes',
  'reopened n': 'reopenedN',
  'effort sum': 'effortSum',
  'effort n': 'effortN',
  'still open': 'open',
};

/** More rows than a year of days, 5,000 tags and some channels have: this is no table of counts. */
const mostRows = 20_000_000;

/** True for the header of a table of counts, which no export of contacts has. */
export function isCountsHeader(headers: readonly string[]): boolean {
  const names = headers.map(plainWords);
  return (
    names.includes('tag') &&
    names.includes('contacts') &&
    (names.includes('day') || names.includes('week')) &&
    !names.includes('id')
  );
}

/** Understands files of counts: `day` or `week`, `tag`, `channel`, `contacts`, and more sums where there are any. */
export class CountsReader {
  readonly #name: string;
  readonly #dates = new DateCells();
  readonly #book = new TagBook();
  readonly #channels = new Map<string, number>();
  #columns: { day: number; tag: number; channel: number; numbers: [number, keyof Measures][] } | undefined;
  #headers: readonly string[] = [];
  #grain: 'day' | 'week' = 'day';
  #rows: CountRow[] = [];
  #hasTotals = false;
  #hasWeights = false;

  constructor(name: string) {
    this.#name = name;
  }

  /** Takes records in file order; the first one that is not blank is the header. Throws `UserError`. */
  take(records: readonly (readonly string[])[], firstRecord: number): void {
    records.forEach((record, i) => {
      if (record.every((cell) => cell.trim() === '')) return;
      if (!this.#columns) this.#useHeader(record);
      else this.#row(record, firstRecord + i, this.#columns);
    });
  }

  #useHeader(headers: readonly string[]): void {
    const names = headers.map(plainWords);
    const week = names.indexOf('week');
    const day = week === -1 ? Math.max(names.indexOf('day'), names.indexOf('date')) : week;
    const tag = names.indexOf('tag');
    if (day === -1 || tag === -1 || !names.includes('contacts')) {
      throw new UserError(
        `${this.#name} is no table of counts: it needs the columns day (or week), tag and contacts.`,
        {
          hint: 'Run the query for your warehouse from the help article about counts, and give its result.',
        },
      );
    }
    this.#grain = week === -1 ? 'day' : 'week';
    this.#headers = headers;
    const numbers = names.flatMap((name, column): [number, keyof Measures][] => {
      const measure = Object.hasOwn(numberColumns, name) ? numberColumns[name] : undefined;
      return measure === undefined ? [] : [[column, measure]];
    });
    this.#hasWeights = names.includes('weighted');
    this.#columns = { day, tag, channel: names.indexOf('channel'), numbers };
  }

  #row(
    record: readonly string[],
    number: number,
    columns: { day: number; tag: number; channel: number; numbers: [number, keyof Measures][] },
  ): void {
    const measures = noMeasures();
    for (const [column, measure] of columns.numbers) {
      const cell = (record[column] ?? '').trim();
      const value = cell === '' ? 0 : Number(cell);
      if (!Number.isFinite(value) || value < 0) {
        throw this.#wrong(number, `"${this.#headers[column]}" is not a number of 0 or more`);
      }
      measures[measure] = value;
    }
    if (!this.#hasWeights) measures.weighted = measures.contacts;
    const tag = cleanTag(record[columns.tag] ?? '');
    if (tag === '*') this.#hasTotals = true;
    const isTopic = tag !== '' && tag !== '*';
    if (isTopic && this.#book.numberOf(tag) === undefined) return;
    if (this.#rows.length >= mostRows) throw this.#wrong(number, `there are more than ${mostRows} rows`);
    this.#rows.push({
      day: this.#day(record[columns.day] ?? '', number),
      tag: isTopic ? (this.#book.names[this.#book.numberOf(tag) as number] as string) : tag,
      channel: this.#channel(record[columns.channel] ?? ''),
      measures,
    });
  }

  #day(cell: string, record: number): number {
    const isRead = this.#dates.read(cell) && this.#dates.parts.shape === 'year-first';
    const { year, month, day } = this.#dates.parts;
    const number = isRead ? daysFromCivil(year, month, day) : undefined;
    if (number === undefined || year < plausibleYears.from || year > plausibleYears.to) {
      throw this.#wrong(record, `"${this.#grain}" is not a day like 2026-06-15`);
    }
    return number;
  }

  #channel(cell: string): number {
    let index = this.#channels.get(cell);
    if (index === undefined) {
      const channel = channelOf(cell);
      index = channel === undefined ? channels.length : channels.indexOf(channel);
      this.#channels.set(cell, index);
    }
    return index;
  }

  #wrong(record: number, what: string): UserError {
    return new UserError(`${this.#name}: record ${record}: ${what}.`, {
      hint: 'Make the counts again; nothing was used.',
    });
  }

  /** All counts of the file. Throws `UserError` when there are none. */
  finish(): CountsRead {
    if (!this.#columns || this.#rows.length === 0) {
      throw new UserError(`${this.#name} holds no counts.`, { hint: 'Run the query over a longer period.' });
    }
    const used = new Set([this.#columns.day, this.#columns.tag, this.#columns.channel]);
    for (const [column] of this.#columns.numbers) used.add(column);
    return {
      grain: this.#grain,
      rows: this.#rows,
      knowsContacts: this.#hasTotals || this.#hasWeights,
      redacted: this.#book.notes.redacted + this.#book.notes.tooLong,
      columnsRead: this.#headers.filter((_, column) => used.has(column)),
      columnsIgnored: this.#headers.filter((_, column) => !used.has(column)),
    };
  }
}
