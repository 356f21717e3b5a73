import { UserError } from '../model/errors.ts';
import { type ContactDraft, type ContactStore, mostTagSets, newDraft } from './contact-store.ts';
import { type DateOutcome, isEmptyCell } from './date-columns.ts';
import { plainWords } from './header-names.ts';
import { IdHash } from './id-hash.ts';
import type { Reading } from './reading.ts';
import { RowValues, type ValueNotes } from './row-values.ts';
import { mostTags, type TagBook } from './tag-book.ts';
import type { TagSets } from './tag-sets.ts';

/** Why a record is no contact, as it is printed. */
export const skipReasons = {
  footer: 'totals or notes below the table',
  blank: 'blank line',
  header: 'the header again',
  long: 'more cells than the header',
  noDate: 'no creation date',
  badDate: 'creation date cannot be read',
  implausible: 'creation date before 1990 or after 2100',
  noId: 'no id',
} as const;
export type SkipReason = keyof typeof skipReasons;

/** What was met while reading one file. */
export interface ContactNotes {
  /** Records below the header, blank lines and footers not counted. */
  rows: number;
  readonly skipped: Map<SkipReason, { count: number; firstRecord: number }>;
  /** Records with fewer cells than the header; read all the same. */
  shortRows: number;
  /** Rows that were a newer version or another part of a contact already read. */
  repeated: number;
  /** Ids that came back with another creation day. */
  otherDay: number;
  readonly values: ValueNotes;
}

/** What all files of one report share. */
export interface ContactSink {
  readonly store: ContactStore;
  readonly tags: TagBook;
  readonly sets: TagSets;
}

const footerWords =
  /^(?:total|totals|grand total|sum|summe|gesamt|gesamtsumme|somme|suma|totale|totaal|итого|合計|合计|总计|합계|count|rows|time ?zone|zeitzone|fuseau|zona horaria|fuso|tijdzone|reporting period|report|exported|generated|created by|page|note|filter|confidential|copyright)\b/i;

/** Turns the records of one file into contacts of a store, as its reading says. */
export class ContactReader {
  readonly #reading: Reading;
  readonly #sink: ContactSink;
  readonly #salt: number;
  readonly #hash = new IdHash();
  readonly #values: RowValues;
  readonly #before = newDraft();
  readonly notes: ContactNotes;
  #lastIndex = -1;

  constructor(reading: Reading, sink: ContactSink, localSeconds?: (utcSeconds: number) => number) {
    this.#reading = reading;
    this.#sink = sink;
    this.#values = new RowValues(reading.plan, sink.tags, sink.sets, localSeconds);
    this.notes = {
      rows: 0,
      skipped: new Map(),
      shortRows: 0,
      repeated: 0,
      otherDay: 0,
      values: this.#values.notes,
    };
    this.#hash.of(reading.source, 0);
    this.#salt = this.#hash.a;
  }

  /** Takes records in file order, the header and what stands before it included. */
  take(records: readonly (readonly string[])[], firstRecord: number): void {
    const { headerRecord } = this.#reading;
    for (let i = 0; i < records.length; i++) {
      if (firstRecord + i > headerRecord) this.#record(records[i] as readonly string[], firstRecord + i);
    }
    if (this.#sink.tags.names.length > mostTags || this.#sink.sets.size > mostTagSets) {
      throw new UserError(`${this.#reading.name} has more than ${mostTags} different tags.`, {
        hint: 'The column that was taken for tags is something else. Name the right one: --map "tags=NAME".',
      });
    }
  }

  #skip(reason: SkipReason, record: number): void {
    const { skipped } = this.notes;
    const known = skipped.get(reason);
    if (known) known.count++;
    else skipped.set(reason, { count: 1, firstRecord: record });
  }

  #record(cells: readonly string[], record: number): void {
    const { plan, headers, headerRecord } = this.#reading;
    if (headerRecord > 0 && cells.length < headers.length && this.#isNoRow(cells, record)) return;
    this.notes.rows++;
    if (cells.length > headers.length && cells.slice(headers.length).some((cell) => cell.trim() !== '')) {
      this.#skip('long', record);
      return;
    }
    const createdCell = cells[plan.created.column] ?? '';
    const outcome = this.#values.created.read(createdCell);
    if (outcome !== 'ok') {
      this.#withoutDate(outcome, cells, record);
      return;
    }
    if (cells.length < headers.length) this.notes.shortRows++;
    this.#values.read(cells);
    this.#keep(cells, record);
  }

  /** Blank lines, and single cells below the table. */
  #isNoRow(cells: readonly string[], record: number): boolean {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length === 0) {
      this.#skip('blank', record);
      return true;
    }
    if (filled.length === 1 || (filled.length < 4 && footerWords.test((filled[0] as string).trim()))) {
      const isRow = (cells[this.#reading.plan.created.column] ?? '') !== '';
      if (!isRow) this.#skip('footer', record);
      return !isRow;
    }
    return false;
  }

  #withoutDate(outcome: DateOutcome, cells: readonly string[], record: number): void {
    const { headers, plan } = this.#reading;
    const filled = cells.filter((cell) => cell.trim() !== '');
    const isAside = filled.length === 0 || footerWords.test((filled[0] as string).trim());
    if (outcome === 'empty' && isAside) {
      this.notes.rows--;
      this.#skip(filled.length === 0 ? 'blank' : 'footer', record);
    } else if (
      plainWords(cells[plan.created.column] ?? '') === plainWords(headers[plan.created.column] ?? '')
    ) {
      this.notes.rows--;
      this.#skip('header', record);
    } else if (outcome === 'other-order') {
      throw new UserError(
        `${this.#reading.name}: record ${record} has a date in another order of day and month than the rest.`,
        { hint: 'Two exports were probably pasted together. Export again with one date setting.' },
      );
    } else {
      this.#skip(
        outcome === 'empty' ? 'noDate' : outcome === 'implausible' ? 'implausible' : 'badDate',
        record,
      );
    }
  }

  #keep(cells: readonly string[], record: number): void {
    const { plan } = this.#reading;
    const { store } = this.#sink;
    const { draft } = this.#values;
    if (plan.id === undefined) {
      store.addAnonymous(draft);
      return;
    }
    const id = cells[plan.id] ?? '';
    if (isEmptyCell(id)) {
      this.#skip('noId', record);
      return;
    }
    this.#hash.of(id.trim(), this.#salt);
    const known = store.find(this.#hash.a, this.#hash.b);
    if (known === -1) {
      this.#lastIndex = store.add(this.#hash.a, this.#hash.b, draft);
      return;
    }
    this.notes.repeated++;
    store.read(known, this.#before);
    if (plan.repeats === 'scattered' || (plan.repeats === 'neighbours' && known === this.#lastIndex)) {
      joinParts(draft, this.#before, this.#sink.sets);
    } else if (this.#before.day !== draft.day) this.notes.otherDay++;
    draft.day = Math.min(draft.day, this.#before.day);
    store.replace(known, draft);
    this.#lastIndex = known;
  }
}

/** What one part of a contact does not say, another part may. */
function joinParts(into: ContactDraft, from: ContactDraft, sets: TagSets): void {
  into.tags = sets.union(into.tags, from.tags);
  into.channel ??= from.channel;
  into.isOpen ??= from.isOpen;
  into.isReopened ??= from.isReopened;
  into.isOneTouch ??= from.isOneTouch;
  into.isSatisfied ??= from.isSatisfied;
  into.firstResponseMinutes ??= from.firstResponseMinutes;
  into.resolutionMinutes ??= from.resolutionMinutes;
  into.effort ??= from.effort;
  into.isOut ||= from.isOut;
}
