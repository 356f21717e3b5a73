import { UserError } from '../model/errors.ts';
import { DateCells } from './date-cells.ts';
import type { DateRefusal } from './date-columns.ts';
import type { FileSurvey } from './file-survey.ts';
import { plainWords } from './header-names.ts';
import { findColumns } from './map-columns.ts';
import type { ReadOptions } from './reading.ts';

const countName =
  /^(?:count|counts|total|contacts|tickets|conversations|cases|requests|volume|(?:new|open|opened|created|solved|resolved|closed|received|total|unsolved|pending|missed|all) (?:contacts|tickets|conversations|cases|requests|chats|calls|messages|issues|inquiries)|(?:no of|nb|number|count|total|sum|amount|anzahl|nombre|numero|aantal|antal|antall) (?:of |der |de |di |do )?(?:\p{L}+ ?){1,3}|anzahl|menge|nombre|cantidad|quantidade|quantita|aantal|antal|liczba|количество|件数|数量|건수)$/u;
const averageName =
  /^(?:avg|average|mean|median|durchschnitt\p{L}*|moyenne|promedio|media|gemiddelde?|medel|srednia)\b/u;

/** A header of days: a column of counts for each. */
function isPivot(record: readonly string[]): boolean {
  const dates = new DateCells();
  return record.length > 2 && record.slice(1).every((cell) => dates.read(cell));
}

/** Refuses a table in which no record names a day of creation. Says what to export instead. */
export function refuseMissing(
  name: string,
  records: readonly (readonly string[])[],
  options: ReadOptions,
): never {
  const looksAggregated = records.some((record) => {
    const names = record.map((cell) => plainWords(cell.replace(/[()[\]]/g, ' ')));
    return names.some((text) => countName.test(text) || averageName.test(text)) || isPivot(record);
  });
  if (looksAggregated) {
    throw new UserError(`${name} is a report with totals, not a list of contacts.`, {
      hint: 'Export the contacts themselves instead: one row for each, with its id, the day it was created, and its tags.',
    });
  }
  const mapped = [...options.map].find(
    ([field]) => !records.some((record) => findColumns(record, false, options.map).has(field)),
  );
  if (mapped) throw noSuchColumn(name, mapped[1].header);
  throw new UserError(`${name}: no row names a column with the day on which a contact was created.`, {
    hint: 'Export with id, creation date and tags. If the columns have other names, say which: --map "created=NAME,tags=NAME".',
  });
}

/** Refuses tables of counts that were given as contacts, and `--map` of columns that are not there. */
export function refuseUnmapped(name: string, survey: FileSurvey, options: ReadOptions): void {
  for (const [field, { header }] of options.map) {
    if (!survey.candidates.has(field)) throw noSuchColumn(name, header);
  }
  const isCounts = survey.headers.some((header) => countName.test(plainWords(header)));
  if (!survey.candidates.has('id') && isCounts) {
    throw new UserError(`${name} is a table of counts, not a list of contacts.`, {
      hint: `Counts by day, tag and channel are read with: kb gaps --counts ${name}`,
    });
  }
}

function noSuchColumn(name: string, header: string): UserError {
  return new UserError(`${name} has no column "${header}".`, {
    hint: '"kb gaps FILE --inspect" lists the columns of a file.',
  });
}

/** Refuses columns that cannot be read without guessing. */
export function refuseDates(name: string, header: string, why: DateRefusal | 'no-tags', rows: number): never {
  if (rows === 0) {
    throw new UserError(`${name} has a header and no contacts below it.`, {
      hint: 'Choose a longer period in the export.',
    });
  }
  if (why === 'no-tags') {
    throw new UserError(`${name} has no column with tags.`, {
      hint: 'Export the tags (or labels, or a category) of each contact, or name the column: --map "tags=NAME".',
    });
  }
  if (why === 'ambiguous') {
    throw new UserError(`${name}: in "${header}" every date could be day/month or month/day.`, {
      hint: 'Say which it is: --date-format DMY for 31/12/2025, --date-format MDY for 12/31/2025.',
    });
  }
  if (why === 'both-orders') {
    throw new UserError(`${name}: in "${header}" some dates are day/month and some are month/day.`, {
      hint: 'Two exports were probably pasted together. Export again with one date setting.',
    });
  }
  throw new UserError(`${name}: nothing in "${header}" can be read as a date.`, {
    hint: 'Name the column with the creation day: --map "created=NAME".',
  });
}
