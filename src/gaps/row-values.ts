import type { ContactChannel } from './contact.ts';
import { type ContactDraft, newDraft } from './contact-store.ts';
import { DateReader, isEmptyCell } from './date-columns.ts';
import { readDuration } from './duration-cells.ts';
import type { DateColumn, DurationColumn, ReadingPlan } from './reading.ts';
import { readSatisfaction, type SatisfactionOutcome } from './satisfaction-cells.ts';
import { ownCopy, type TagBook } from './tag-book.ts';
import { listSeparator, splitTags } from './tag-cells.ts';
import { noTags, type TagSets } from './tag-sets.ts';
import { channelOf, isYes, type StatusMeaning, statusOf } from './value-words.ts';

/** Values that could not be true. */
export interface ValueNotes {
  negativeDurations: number;
  unreadableDurations: number;
  unreadableSatisfaction: number;
}

const mostCachedCells = 2_000;
/** A cell with more characters is a text, not a list of tags. */
const longestTagCell = 20_000;

/** Reads the cells of one record as a plan says. Only the cells that the plan names are looked at. */
export class RowValues {
  /** The contact of the record that was read last. */
  readonly draft: ContactDraft = newDraft();
  readonly created: DateReader;
  readonly notes: ValueNotes = { negativeDurations: 0, unreadableDurations: 0, unreadableSatisfaction: 0 };
  readonly #plan: ReadingPlan;
  readonly #tags: TagBook;
  readonly #tagSets: TagSets;
  readonly #closed: DateReader | undefined;
  readonly #responded: DateReader | undefined;
  readonly #channels = new Map<string, ContactChannel | undefined>();
  readonly #statuses = new Map<string, StatusMeaning>();
  readonly #opinions = new Map<string, SatisfactionOutcome>();

  constructor(
    plan: ReadingPlan,
    tags: TagBook,
    tagSets: TagSets,
    localSeconds?: (utcSeconds: number) => number,
  ) {
    const reader = (column: DateColumn): DateReader => new DateReader(column.dates, localSeconds);
    this.#plan = plan;
    this.#tags = tags;
    this.#tagSets = tagSets;
    this.created = reader(plan.created);
    this.#closed = plan.closed && reader(plan.closed);
    this.#responded = plan.responded && reader(plan.responded);
  }

  /** Fills `draft` from the cells of a record whose creation date `created` has just read. */
  read(cells: readonly string[]): void {
    const plan = this.#plan;
    const { draft } = this;
    draft.day = Math.floor(this.created.localSeconds / 86_400);
    draft.tags = this.#tagSet(cells);
    draft.channel = plan.channel === undefined ? undefined : this.#channel(cells[plan.channel] ?? '');
    draft.firstResponseMinutes =
      this.#duration(cells, plan.firstResponse) ?? this.#between(cells, plan.responded, this.#responded);
    draft.resolutionMinutes =
      this.#duration(cells, plan.resolution) ?? this.#between(cells, plan.closed, this.#closed);
    this.#fillState(cells);
    const reopens = plan.reopens === undefined ? undefined : numberOrYes(cells[plan.reopens] ?? '');
    draft.isReopened = reopens === undefined ? undefined : reopens > 0;
    const replies = plan.replies === undefined ? undefined : plainNumber(cells[plan.replies] ?? '');
    draft.isOneTouch =
      replies === undefined || draft.isOpen !== false ? undefined : replies <= 1 && draft.isReopened !== true;
    draft.isSatisfied = this.#satisfied(cells);
    const effort = plan.effort === undefined ? undefined : plainNumber(cells[plan.effort] ?? '');
    draft.effort = effort !== undefined && effort >= 0 && effort <= 25 ? effort : undefined;
  }

  #fillState(cells: readonly string[]): void {
    const plan = this.#plan;
    const { draft } = this;
    draft.isOut = false;
    draft.isOpen = undefined;
    for (const column of plan.statuses) {
      const meaning = this.#status(cells[column] ?? '');
      if (meaning === 'out') draft.isOut = true;
      else if (meaning === 'closed') draft.isOpen = false;
      else if (meaning === 'open') draft.isOpen ??= true;
    }
    for (const column of plan.outs) if (isYes(cells[column] ?? '')) draft.isOut = true;
    if (draft.isOpen === undefined && (plan.closed || plan.resolution)) {
      draft.isOpen = draft.resolutionMinutes === undefined;
    }
  }

  #tagSet(cells: readonly string[]): number {
    const { tags: columns, tagStyle } = this.#plan;
    let text = cells[columns[0] as number] ?? '';
    for (let i = 1; i < columns.length; i++) {
      const more = cells[columns[i] as number] ?? '';
      if (more !== '') text = text === '' ? more : text + listSeparator + more;
    }
    if (text === '') return noTags;
    if (text.length > longestTagCell) {
      this.#tags.notes.tooLong++;
      return noTags;
    }
    const numbers: number[] = [];
    const tagText = tagStyle === ' ' ? this.#tags.withoutPhones(text) : text;
    for (const tag of splitTags(tagText, tagStyle)) {
      const number = this.#tags.numberOf(tag);
      if (number !== undefined) numbers.push(number);
    }
    return numbers.length === 0 ? noTags : this.#tagSets.numberOf(numbers);
  }

  #channel(cell: string): ContactChannel | undefined {
    if (this.#channels.has(cell)) return this.#channels.get(cell);
    const first = cell.split(listSeparator, 1)[0] as string;
    const channel = channelOf(first);
    remember(this.#channels, cell, channel);
    return channel;
  }

  #status(cell: string): StatusMeaning {
    if (this.#statuses.has(cell)) return this.#statuses.get(cell);
    const meaning = statusOf(cell);
    remember(this.#statuses, cell, meaning);
    return meaning;
  }

  #duration(cells: readonly string[], column: DurationColumn | undefined): number | undefined {
    if (!column) return undefined;
    const minutes = readDuration(cells[column.column] ?? '', column.unit);
    if (typeof minutes === 'number') return minutes;
    if (minutes === 'negative') this.notes.negativeDurations++;
    if (minutes === 'unreadable') this.notes.unreadableDurations++;
    return undefined;
  }

  /** Minutes from the creation to another date of the row. */
  #between(
    cells: readonly string[],
    column: DateColumn | undefined,
    reader: DateReader | undefined,
  ): number | undefined {
    if (!column || !reader || reader.read(cells[column.column] ?? '') !== 'ok') return undefined;
    const minutes = (reader.clockSeconds - this.created.clockSeconds) / 60;
    if (minutes >= 0) return minutes;
    this.notes.negativeDurations++;
    return undefined;
  }

  #satisfied(cells: readonly string[]): boolean | undefined {
    const { satisfaction } = this.#plan;
    if (!satisfaction) return undefined;
    const cell = cells[satisfaction.column] ?? '';
    if (cell === '') return undefined;
    let answer = this.#opinions.get(cell);
    if (answer === undefined) {
      answer = readSatisfaction(cell, satisfaction.scale);
      remember(this.#opinions, cell, answer);
    }
    if (answer === 'unreadable') this.notes.unreadableSatisfaction++;
    return typeof answer === 'boolean' ? answer : undefined;
  }
}

function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  if (cache.size >= mostCachedCells) cache.clear();
  cache.set(ownCopy(key), value);
}

function plainNumber(cell: string): number | undefined {
  return /^\s*\d{1,6}(?:[.,]\d{1,6})?\s*$/.test(cell) ? Number(cell.trim().replace(',', '.')) : undefined;
}

/** Reopenings: a number, or a yes or no. */
function numberOrYes(cell: string): number | undefined {
  if (isEmptyCell(cell)) return undefined;
  return plainNumber(cell) ?? (isYes(cell) ? 1 : 0);
}
