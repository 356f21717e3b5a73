import type { ContactField } from './contact.ts';
import type { DateDecision, DayOrder } from './date-columns.ts';
import type { DurationUnit } from './duration-cells.ts';
import type { SatisfactionScale } from './satisfaction-cells.ts';
import type { TagStyle } from './tag-cells.ts';

/** What the operator said about an export; it wins over what kb would decide. */
export interface ReadOptions {
  /** Field -> header of its column, with the unit of a duration when given. */
  readonly map: ReadonlyMap<ContactField, MappedColumn>;
  readonly tagStyle?: TagStyle;
  readonly dateOrder?: DayOrder;
  /** IANA name. Days are counted in this zone wherever an export gives moments. */
  readonly timeZone?: string;
}

export interface MappedColumn {
  readonly header: string;
  readonly unit?: DurationUnit;
}

/** One column of an export and what it is used for. */
export interface ColumnUse {
  readonly header: string;
  readonly field?: ContactField;
  /** Why it is not read. */
  readonly ignored?: 'personal' | 'unknown' | 'not needed' | 'unusable';
}

/** Something that kb decided about a whole file or column, in words. */
export interface Decision {
  readonly what: string;
  readonly how: string;
}

export interface DateColumn {
  readonly column: number;
  readonly dates: DateDecision;
}

export interface DurationColumn {
  readonly column: number;
  readonly unit: DurationUnit | undefined;
}

/**
 * What several rows with one id are. `versions`: the last one counts. `neighbours`: rows of one contact (messages, tags)
 * that follow each other. `scattered`: such rows anywhere in the file.
 */
export type Repeats = 'versions' | 'neighbours' | 'scattered';

/** Which cells of a record are read, and how. Numbers are cell indexes. */
export interface ReadingPlan {
  readonly id: number | undefined;
  readonly created: DateColumn;
  readonly closed: DateColumn | undefined;
  readonly responded: DateColumn | undefined;
  readonly tags: readonly number[];
  readonly tagStyle: TagStyle;
  readonly channel: number | undefined;
  readonly statuses: readonly number[];
  /** Columns that say yes for contacts that are deleted or spam. */
  readonly outs: readonly number[];
  readonly firstResponse: DurationColumn | undefined;
  readonly resolution: DurationColumn | undefined;
  readonly reopens: number | undefined;
  readonly replies: number | undefined;
  readonly satisfaction: { readonly column: number; readonly scale: SatisfactionScale } | undefined;
  readonly effort: number | undefined;
  readonly repeats: Repeats;
}

/** How one file is read: the outcome of a survey. */
export interface Reading {
  readonly name: string;
  readonly headers: readonly string[];
  /** Record number of the header; 0 when names come with the values (JSON). */
  readonly headerRecord: number;
  readonly columns: readonly ColumnUse[];
  readonly decisions: readonly Decision[];
  readonly plan: ReadingPlan;
  /** Files with the same source share their ids: pages of one export. */
  readonly source: string;
}
