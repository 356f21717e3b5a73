import type { ContactField } from './contact.ts';
import { findColumns } from './map-columns.ts';
import type { MappedColumn } from './reading.ts';

type ColumnMap = ReadonlyMap<ContactField, MappedColumn>;

/** The beginning of a file, cut with one delimiter. */
export interface DelimiterSample {
  readonly delimiter: string;
  readonly records: readonly (readonly string[])[];
}

const mostHeaderTries = 60;

/** The delimiter with which a record names most fields of a contact; else the one that makes most cells. */
export function chooseDelimiter(samples: readonly DelimiterSample[], map: ColumnMap): string {
  const scored = samples.map(({ delimiter, records }) => {
    const tries = records.slice(0, mostHeaderTries);
    const fields = Math.max(0, ...tries.map((record) => findColumns(record, false, map).size));
    const cells = tries.reduce((sum, record) => sum + record.length, 0);
    return { delimiter, fields, cells };
  });
  scored.sort((a, b) => b.fields - a.fields || b.cells - a.cells);
  return scored[0]?.delimiter ?? ',';
}

/** Objects of a JSON file that may be its contacts. */
export interface ObjectSample {
  readonly path: string;
  readonly count: number;
  readonly fields: readonly string[];
}

/** Which objects of a JSON file are the contacts, and which of their fields are worth reading. */
export interface ObjectChoice {
  readonly path: string;
  readonly fields: readonly string[];
  /** Fields that are not read, by name. */
  readonly ignored: readonly string[];
}

/** What lists of contacts are called, and lists of other things that have ids, dates and tags too. */
const contactLists = /^(?:tickets?|conversations?|cases?|issues?|chats?|requests?|incidents?|inquiries)$/i;
const otherLists =
  /^(?:users?|customers?|people|agents?|admins?|assignees?|requesters?|organi[sz]ations?|companies|groups?|teams?|brands?|tags?|labels?|messages?|threads?|comments?|notes?|audits?|events?|articles?|attachments?|metric_sets)$/i;

function nameScore(path: string): number {
  const name = path.replaceAll('[]', '').split('.').at(-1) ?? '';
  return contactLists.test(name) ? 4 : otherLists.test(name) ? -4 : 0;
}

/**
 * The objects that name a creation date and most other fields, and by their name rather tickets than users or messages; of
 * equals the outermost. Undefined when none does.
 */
export function chooseObjects(samples: readonly ObjectSample[], map: ColumnMap): ObjectChoice | undefined {
  const scored = samples
    .map((sample) => ({ sample, found: findColumns(sample.fields, true, map) }))
    .filter(({ found }) => found.has('created') && found.size >= 2)
    .map((scored) => ({
      ...scored,
      score: scored.found.size + (scored.found.has('id') ? 5 : 0) + nameScore(scored.sample.path),
    }));
  scored.sort((a, b) => b.score - a.score || a.sample.path.length - b.sample.path.length);
  const best = scored[0];
  if (!best) return undefined;
  const columns = new Set([...best.found.values()].flat().map((candidate) => candidate.column));
  return {
    path: best.sample.path,
    fields: best.sample.fields.filter((_, column) => columns.has(column)),
    ignored: best.sample.fields.filter((_, column) => !columns.has(column)),
  };
}
