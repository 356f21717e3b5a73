import type { ContactField } from './contact.ts';
import { DateEvidence, isEmptyCell } from './date-columns.ts';
import { type Candidates, findColumns } from './map-columns.ts';
import type { ReadOptions } from './reading.ts';
import { ownCopy } from './tag-book.ts';
import { listSeparator } from './tag-cells.ts';

/** Rows that are looked at before anything is decided; more where they do not suffice. */
const enoughRows = 5_000;
const enoughTags = 300;
const mostSamples = 5_000;
const mostHeaderTries = 60;
/** Columns that are looked at for one field. */
const mostCandidates = 4;

const dateFields = new Set<ContactField>([
  'created',
  'updated',
  'closed',
  'responded',
  'first_response',
  'resolution',
]);

/** What was seen of one column. */
export interface ColumnSample {
  readonly cells: string[];
  readonly dates: DateEvidence | undefined;
}

/** What repeated ids looked like. */
export interface RepeatSample {
  rows: number;
  repeated: number;
  neighbours: number;
  otherTags: number;
  otherUpdate: number;
}

interface IdMemory {
  readonly seen: Map<string, { tags: string; updated: string }>;
  readonly last: string;
}

/**
 * Looks at the beginning of a file, or all of it while something is undecided, and keeps samples of the columns that
 * could matter. Reads no other column.
 */
export class FileSurvey {
  readonly isJson: boolean;
  readonly samples = new Map<number, ColumnSample>();
  /** Column that may be the id -> what its repeated values looked like. */
  readonly repeats = new Map<number, RepeatSample>();
  /** Records before the header was found. */
  readonly before: (readonly string[])[] = [];
  headers: readonly string[] = [];
  headerRecord = 0;
  candidates: Candidates = new Map();
  rows = 0;
  /** Zone names in footers such as `Timezone: Europe/Berlin`. */
  zoneNote: string | undefined;

  readonly #options: ReadOptions;
  readonly #ids = new Map<number, IdMemory>();

  /** `fields`: names of the cells when the file itself has no header (JSON). */
  constructor(options: ReadOptions, fields?: readonly string[]) {
    this.#options = options;
    this.isJson = fields !== undefined;
    if (fields) this.#useHeader(fields, 0);
  }

  /** The header was found. */
  get hasHeader(): boolean {
    return this.headers.length > 0;
  }

  /** Takes records; false when enough was seen. */
  take(records: readonly (readonly string[])[], firstRecord: number): boolean {
    for (let i = 0; i < records.length; i++) {
      const record = records[i] as readonly string[];
      if (this.hasHeader) this.#row(record);
      else if (!this.#tryHeader(record, firstRecord + i)) return false;
    }
    return !this.hasHeader || !this.#isEnough();
  }

  #tryHeader(record: readonly string[], number: number): boolean {
    const found = findColumns(record, false, this.#options.map);
    const hasMapped = [...this.#options.map.keys()].every((field) => found.has(field));
    if (found.has('created') && found.size >= 2 && hasMapped) this.#useHeader(record, number);
    else this.before.push(record);
    return this.hasHeader || this.before.length < mostHeaderTries;
  }

  #useHeader(headers: readonly string[], record: number): void {
    this.headers = headers;
    this.headerRecord = record;
    this.candidates = findColumns(headers, this.isJson, this.#options.map);
    for (const { column } of (this.candidates.get('id') ?? []).slice(0, mostCandidates)) {
      this.repeats.set(column, { rows: 0, repeated: 0, neighbours: 0, otherTags: 0, otherUpdate: 0 });
      this.#ids.set(column, { seen: new Map(), last: '' });
    }
    for (const [field, candidates] of this.candidates) {
      // Repeated columns ("Labels", "Labels") are one candidate.
      const names = [...new Set(candidates.map((candidate) => candidate.header))].slice(0, mostCandidates);
      for (const { column, header } of candidates) {
        if (!names.includes(header)) continue;
        const known = this.samples.get(column);
        if (known?.dates || (known && !dateFields.has(field))) continue;
        this.samples.set(column, {
          cells: [],
          dates: dateFields.has(field) ? new DateEvidence() : undefined,
        });
      }
    }
  }

  #row(record: readonly string[]): void {
    if (record.length === 1) {
      this.#footer(record[0] as string);
      return;
    }
    this.rows++;
    for (const [column, sample] of this.samples) {
      const cell = record[column];
      if (cell === undefined || cell === '') continue;
      sample.dates?.add(cell);
      if (sample.cells.length < mostSamples && !isEmptyCell(cell)) {
        sample.cells.push(ownCopy(cell.slice(0, 300)));
      }
    }
    if (this.rows <= enoughRows) this.#repeat(record);
  }

  #footer(text: string): void {
    const zone =
      /^\s*(?:time ?zone|zeitzone|fuseau horaire|zona horaria|fuso orario|fuso horário|tijdzone|tidszon)\s*:\s*(.{1,60})$/i;
    this.zoneNote ??= zone.exec(text.slice(0, 200))?.[1]?.trim();
  }

  #repeat(record: readonly string[]): void {
    const tags = this.#joined(record, 'tags');
    const updated = this.#joined(record, 'updated');
    for (const [column, repeats] of this.repeats) {
      const id = record[column];
      const { seen, last } = this.#ids.get(column) as IdMemory;
      if (id === undefined || id === '') continue;
      repeats.rows++;
      const before = seen.get(id);
      if (before) {
        repeats.repeated++;
        if (id === last) repeats.neighbours++;
        if (before.tags !== tags) repeats.otherTags++;
        if (before.updated !== updated) repeats.otherUpdate++;
      }
      const own = ownCopy(id);
      this.#ids.set(column, { seen, last: own });
      seen.set(own, { tags: ownCopy(tags), updated: ownCopy(updated) });
    }
  }

  #joined(record: readonly string[], field: ContactField): string {
    return (this.candidates.get(field) ?? []).map(({ column }) => record[column] ?? '').join(listSeparator);
  }

  #isEnough(): boolean {
    if (this.rows < enoughRows) return false;
    const columns = (field: ContactField): ColumnSample[] =>
      (this.candidates.get(field) ?? []).flatMap(({ column }) => this.samples.get(column) ?? []);
    const tagCells = columns('tags').reduce((sum, sample) => sum + sample.cells.length, 0);
    const hasTags = this.candidates.has('tags');
    const created = columns('created').find((sample) => sample.dates?.filled);
    const isDated = this.#options.dateOrder !== undefined || created?.dates?.isOpen === false;
    return isDated && (!hasTags || tagCells >= enoughTags);
  }
}
