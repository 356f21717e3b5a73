import path from 'node:path';
import { chooseDelimiter } from '../gaps/choose-shape.ts';
import { type CountsRead, CountsReader, isCountsHeader } from '../gaps/counts-reader.ts';
import type { SmallTable } from '../gaps/small-tables.ts';
import {
  firstRecords,
  listCandidates,
  namedDelimiter,
  type OpenedExport,
  openContacts,
  type ReadNotes,
  readObjects,
  readTable,
} from '../io/read-contacts.ts';
import { delimiters, type TakeRecords } from '../io/read-contacts-delimited.ts';
import { type TextEncoding, WrongEncoding } from '../io/read-contacts-text.ts';
import { UserError } from '../model/errors.ts';

/** A list of searches or votes longer than this is something else. */
const mostRows = 1_000_000;

/** Reads a whole table, delimited or JSON, as it is. For lists that people make: searches, votes. */
export async function readSmallTable(name: string, cwd: string): Promise<SmallTable> {
  return withEncoding(name, cwd, async (opened) => {
    if (opened.format === 'json') return readJsonTable(opened);
    const rows: (readonly string[])[] = [];
    await readTable(opened, delimiterOf(opened), noNotes(), collect(rows, name));
    const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
    const [headers = [], ...rest] = filled;
    return { name, headers, rows: rest };
  });
}

/** Reads counts that a warehouse made. Throws `UserError` with the record's number for what is no count. */
export async function readCounts(name: string, cwd: string): Promise<CountsRead> {
  return withEncoding(name, cwd, async (opened) => {
    if (opened.format === 'json') {
      throw new UserError(`${name}: counts are read from a table, not from JSON.`, {
        hint: 'Write the result of the query as CSV.',
      });
    }
    const reader = new CountsReader(name);
    await readTable(opened, delimiterOf(opened), noNotes(), (records, firstRecord) => {
      reader.take(records, firstRecord);
      return true;
    });
    return reader.finish();
  });
}

/** True when a file is a table of counts, by its header. */
export async function isCountsFile(name: string, cwd: string): Promise<boolean> {
  const opened = await openContacts(path.resolve(cwd, name), name);
  if (opened.format === 'json') return false;
  const records = firstRecords(opened, delimiterOf(opened));
  const header = records.find((record) => record.some((cell) => cell.trim() !== ''));
  return header !== undefined && isCountsHeader(header);
}

async function withEncoding<Result>(
  name: string,
  cwd: string,
  read: (opened: OpenedExport) => Promise<Result>,
): Promise<Result> {
  const open = (encoding?: TextEncoding): Promise<OpenedExport> =>
    openContacts(path.resolve(cwd, name), name, encoding);
  try {
    return await read(await open());
  } catch (error) {
    if (!(error instanceof WrongEncoding)) throw error;
    return read(await open(error.encoding));
  }
}

function delimiterOf(opened: OpenedExport): string {
  const samples = delimiters.map((delimiter) => ({ delimiter, records: firstRecords(opened, delimiter) }));
  return namedDelimiter(opened) ?? chooseDelimiter(samples, new Map());
}

function noNotes(): ReadNotes {
  return { nulCharacters: 0, badlyQuoted: 0 };
}

function collect(rows: (readonly string[])[], name: string): TakeRecords {
  return (records) => {
    for (const record of records) rows.push(record);
    if (rows.length > mostRows) {
      throw new UserError(`${name} has more than ${mostRows} rows.`, { hint: 'Add the rows up first.' });
    }
    return true;
  };
}

async function readJsonTable(opened: OpenedExport): Promise<SmallTable> {
  const candidates = await listCandidates(opened);
  const best = [...candidates].sort((a, b) => b.count - a.count || a.path.length - b.path.length)[0];
  const { name } = opened.file;
  if (!best)
    throw new UserError(`${name} holds no list of objects.`, { hint: 'Write one object for each row.' });
  const rows: (readonly string[])[] = [];
  const headers = best.fields.filter((field) => !field.includes('[]'));
  await readObjects(opened, best.path, headers, noNotes(), collect(rows, name));
  return { name, headers, rows };
}
