import { UserError } from '../model/errors.ts';
import { firstTopicRank } from './column-aliases.ts';
import type { ContactField } from './contact.ts';
import type { DateDecision } from './date-columns.ts';
import { describeDates, describeTags } from './describe-decisions.ts';
import { isPlainNumber, unitOfHeader } from './duration-cells.ts';
import type { ColumnSample, FileSurvey } from './file-survey.ts';
import { normaliseHeader, plainWords } from './header-names.ts';
import { type Candidate, withoutNumber } from './map-columns.ts';
import { isPersonalColumn } from './personal-columns.ts';
import { namesContact, preferChannel, preferId } from './prefer-columns.ts';
import type {
  ColumnUse,
  DateColumn,
  Decision,
  DurationColumn,
  Reading,
  ReadingPlan,
  ReadOptions,
  Repeats,
} from './reading.ts';
import { refuseDates, refuseMissing, refuseUnmapped } from './refuse-reading.ts';
import { decideScale } from './satisfaction-cells.ts';
import { decideTagStyle } from './tag-cells.ts';

/** Decides how a surveyed file is read. Throws `UserError` when it cannot be read without guessing. */
export function decideReading(name: string, survey: FileSurvey, options: ReadOptions): Reading {
  return new ReadingDecider(name, survey, options).decide();
}

class ReadingDecider {
  readonly #name: string;
  readonly #survey: FileSurvey;
  readonly #options: ReadOptions;
  readonly #decisions: Decision[] = [];
  readonly #uses = new Map<number, ContactField>();
  readonly #unusable = new Set<number>();

  constructor(name: string, survey: FileSurvey, options: ReadOptions) {
    this.#name = name;
    this.#survey = survey;
    this.#options = options;
  }

  decide(): Reading {
    const survey = this.#survey;
    if (!survey.hasHeader) refuseMissing(this.#name, survey.before, this.#options);
    refuseUnmapped(this.#name, survey, this.#options);
    if (survey.before.some((record) => record.join('') !== '')) {
      this.#say('header', `record ${survey.headerRecord}; what stands before it is a title`);
    }
    const { id, rowsAreParts } = this.#idColumn();
    const created = this.#createdColumn(rowsAreParts);
    const plan: ReadingPlan = {
      created,
      id: id?.column,
      closed: this.#dateColumn('closed', created.dates),
      responded: this.#dateColumn('responded', created.dates),
      ...this.#tagColumns(),
      channel: this.#channelColumn(),
      statuses: this.#statusColumns(),
      outs: [...this.#all('deleted'), ...this.#all('spam')],
      firstResponse: this.#durationColumn('first_response'),
      resolution: this.#durationColumn('resolution'),
      reopens: this.#best('reopens')?.column,
      replies: this.#best('replies')?.column,
      satisfaction: this.#satisfactionColumn(),
      effort: this.#best('effort')?.column,
      repeats: this.#repeats(id, rowsAreParts),
    };
    return {
      name: this.#name,
      headers: survey.headers,
      headerRecord: survey.headerRecord,
      columns: survey.headers.map((header, column) => this.#use(header, column)),
      decisions: this.#decisions,
      plan,
      source: [
        survey.isJson ? 'json' : 'table',
        survey.headers[plan.id ?? -1],
        survey.headers[created.column],
      ].join('|'),
    };
  }

  #say(what: string, how: string): void {
    this.#decisions.push({ what, how });
  }

  #candidates(field: ContactField): readonly Candidate[] {
    return this.#survey.candidates.get(field) ?? [];
  }

  #sample(column: number): ColumnSample | undefined {
    return this.#survey.samples.get(column);
  }

  /** The best column that has values; else the best by name. Marks it as used. */
  #best(field: ContactField): Candidate | undefined {
    const candidates = this.#candidates(field).filter(({ column }) => !this.#uses.has(column));
    const filled = candidates.find(({ column }) => (this.#sample(column)?.cells.length ?? 0) > 0);
    const chosen = filled ?? candidates[0];
    if (chosen) this.#uses.set(chosen.column, field);
    return chosen;
  }

  #all(field: ContactField): number[] {
    const columns = this.#candidates(field).map(({ column }) => column);
    for (const column of columns) this.#uses.set(column, field);
    return columns;
  }

  #idColumn(): ReturnType<typeof preferId> {
    const { repeats } = this.#survey;
    const preferred = preferId(this.#candidates('id'), (column) => repeats.get(column));
    const { id } = preferred;
    if (id) this.#uses.set(id.column, 'id');
    if (!id) this.#say('contacts', 'no column with an id: every row counts as one contact');
    else if (this.#sample(id.column)?.cells.some((cell) => /^\d(?:[.,]\d+)?E\+\d+$/i.test(cell))) {
      throw new UserError(
        `${this.#name}: the ids in "${id.header}" were rounded by a spreadsheet (1.2E+17).`,
        {
          hint: 'Different contacts now look like one. Export again and do not open the file in a spreadsheet before.',
        },
      );
    }
    return preferred;
  }

  #channelColumn(): number | undefined {
    const open = this.#candidates('channel').filter(({ column }) => !this.#uses.has(column));
    const channel = preferChannel(open, (column) => this.#sample(column));
    if (channel) this.#uses.set(channel.column, 'channel');
    return channel?.column;
  }

  /** `ofMessages`: rows are messages, so a column that names the contact's own day is better. */
  #createdColumn(ofMessages: boolean): DateColumn {
    const candidates = this.#candidates('created');
    const readable = candidates.filter(({ column }) => {
      const dates = this.#sample(column)?.dates;
      return dates !== undefined && dates.readable > 0 && dates.readable * 2 >= dates.filled;
    });
    const usable =
      (ofMessages ? readable.find(({ header }) => namesContact(header)) : undefined) ?? readable[0];
    const chosen = usable ?? (candidates[0] as Candidate);
    const evidence = this.#sample(chosen.column)?.dates;
    const { dateOrder, timeZone } = this.#options;
    const dates = evidence?.decide(dateOrder, timeZone !== undefined) ?? 'no-dates';
    if (typeof dates === 'string') refuseDates(this.#name, chosen.header, dates, this.#survey.rows);
    this.#uses.set(chosen.column, 'created');
    this.#say(
      `dates in "${chosen.header}"`,
      describeDates(dates, timeZone, this.#survey.zoneNote ?? zoneOfHeader(chosen.header)),
    );
    return { column: chosen.column, dates };
  }

  /** Other dates: where their order cannot be told, they are written like the creation dates. */
  #dateColumn(field: 'closed' | 'responded', created: DateDecision): DateColumn | undefined {
    const named =
      field === 'responded'
        ? [...this.#candidates(field), ...this.#candidates('first_response')]
        : this.#candidates(field);
    for (const { column } of named) {
      const evidence = this.#sample(column)?.dates;
      if (this.#uses.has(column) || !evidence || evidence.readable * 2 < evidence.filled) continue;
      if (evidence.readable === 0 || isDurationLike(this.#sample(column))) continue;
      const order = this.#options.dateOrder ?? created.order;
      const own = evidence.decide(undefined, this.#options.timeZone !== undefined);
      const dates = own === 'ambiguous' ? evidence.decide(order, this.#options.timeZone !== undefined) : own;
      if (typeof dates === 'string' || dates.clock !== created.clock) continue;
      this.#uses.set(column, field);
      return { column, dates };
    }
    return undefined;
  }

  #tagColumns(): Pick<ReadingPlan, 'tags' | 'tagStyle'> {
    const candidates = this.#candidates('tags');
    const first =
      candidates.find(({ column }) => (this.#sample(column)?.cells.length ?? 0) > 0) ?? candidates[0];
    if (!first) refuseDates(this.#name, '', 'no-tags', this.#survey.rows);
    const name = nameWithoutNumber(first.header);
    const tags = candidates
      .filter(({ header }) => nameWithoutNumber(header) === name)
      .map(({ column }) => column);
    for (const column of tags) this.#uses.set(column, 'tags');
    const cells = tags.flatMap((column) => this.#sample(column)?.cells ?? []);
    const isTopic = first.rank >= firstTopicRank && first.rank < 500 && !this.#options.map.has('tags');
    const isList = tags.length > 1 || first.header.includes('[]');
    const tagStyle = this.#options.tagStyle ?? (isList ? 'list' : decideTagStyle(cells, isTopic));
    this.#say(`tags in "${first.header}"`, describeTags(tagStyle, tags.length, isTopic));
    return { tags, tagStyle };
  }

  #statusColumns(): number[] {
    const candidates = this.#candidates('status').filter(({ column }) => !this.#uses.has(column));
    const columns = candidates.slice(0, 3).map(({ column }) => column);
    for (const column of columns) this.#uses.set(column, 'status');
    return columns;
  }

  #durationColumn(field: 'first_response' | 'resolution'): DurationColumn | undefined {
    const mapped = this.#options.map.get(field)?.unit;
    const words = field === 'resolution' ? 'resolution times' : 'first-response times';
    for (const { column, header } of this.#candidates(field)) {
      const cells = this.#sample(column)?.cells ?? [];
      if (this.#uses.has(column) || cells.length === 0) continue;
      const unit = mapped ?? unitOfHeader(header, this.#survey.isJson);
      const numbers = cells.filter(isPlainNumber).length;
      if (numbers * 2 > cells.length && unit === undefined) {
        this.#unusable.add(column);
        this.#say(
          `${words} in "${header}"`,
          `not used: plain numbers without a unit; give it with --map "${field}=${header}:minutes"`,
        );
        continue;
      }
      this.#uses.set(column, field);
      this.#say(
        `${words} in "${header}"`,
        numbers * 2 > cells.length ? `in ${unit}` : 'hours, minutes and seconds',
      );
      return { column, unit };
    }
    return undefined;
  }

  #satisfactionColumn(): ReadingPlan['satisfaction'] {
    const best = this.#best('satisfaction');
    if (!best) return undefined;
    const scale = decideScale(this.#sample(best.column)?.cells ?? []);
    if (scale === undefined) {
      this.#uses.delete(best.column);
      this.#unusable.add(best.column);
      return undefined;
    }
    const how =
      typeof scale === 'number'
        ? `0 or 1 to ${scale}; satisfied from ${scale === 1 ? 1 : Math.ceil(scale * 0.75)}`
        : scale === 'words'
          ? 'words for good and bad'
          : 'above 100 is satisfied';
    this.#say(`satisfaction in "${best.header}"`, how);
    return { column: best.column, scale };
  }

  #repeats(id: Candidate | undefined, rowsAreParts: boolean): Repeats {
    const sample = id && this.#survey.repeats.get(id.column);
    if (!sample || sample.repeated === 0) return 'versions';
    const { rows, repeated, neighbours, otherTags, otherUpdate } = sample;
    if (rowsAreParts) {
      this.#say('rows', `several rows of one contact, each with an id of its own: joined by "${id.header}"`);
      return 'scattered';
    }
    // Objects of an interface hold a whole contact each; rows of a table may hold a message or a tag.
    if (otherUpdate > 0 || this.#survey.isJson) return 'versions';
    if (neighbours * 10 >= repeated * 9) {
      this.#say('rows', 'several rows of one contact follow each other (messages or tags): joined by id');
      return 'neighbours';
    }
    if (repeated * 5 > rows && otherTags > 0) {
      this.#say('rows', 'rows of one contact are scattered over the file: joined by id');
      return 'scattered';
    }
    return 'versions';
  }

  #use(header: string, column: number): ColumnUse {
    const field = this.#uses.get(column);
    if (field) return { header, field };
    if (this.#unusable.has(column)) return { header, ignored: 'unusable' };
    if (this.#survey.samples.has(column)) return { header, ignored: 'not needed' };
    return { header, ignored: isPersonalColumn(header) ? 'personal' : 'unknown' };
  }
}

/** `Labels`, `Labels.1` and `labels 2` are the same column again. */
function nameWithoutNumber(header: string): string {
  const name = plainWords(header);
  return withoutNumber(name) ?? name;
}

/** `0:42` is a time span, although a date could be read into other cells of such a column. */
function isDurationLike(sample: ColumnSample | undefined): boolean {
  const cells = sample?.cells ?? [];
  return cells.filter((cell) => isPlainNumber(cell) || /^-?\d+:\d\d/.test(cell)).length * 2 > cells.length;
}

/** `Created (Europe/Berlin)`, `created_at (UTC)`. */
function zoneOfHeader(header: string): string | undefined {
  const { note } = normaliseHeader(header);
  return /^(?:utc|gmt|[a-z]+\/[a-z_/]+)$/i.test(note) ? note : undefined;
}
