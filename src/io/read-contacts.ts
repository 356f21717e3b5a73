import { UserError } from '../model/errors.ts';
import { type ExportFile, openExport } from './read-contacts-bytes.ts';
import {
  type DelimitedNotes,
  isSeparatorLine,
  readDelimited,
  sampleRecords,
  type TakeRecords,
} from './read-contacts-delimited.ts';
import { discoverJson, type JsonCandidate, readJson } from './read-contacts-json.ts';
import { guessEncoding, readText, type TextEncoding, type TextNotes } from './read-contacts-text.ts';

/** An export whose kind and encoding are known; nothing in it is understood yet. */
export interface OpenedExport {
  readonly file: ExportFile;
  readonly encoding: TextEncoding;
  readonly format: 'delimited' | 'json';
  /** The beginning as text. */
  readonly head: string;
  /** `head` is all there is. */
  readonly headIsWhole: boolean;
}

/** What was met on the way from bytes to records. */
export type ReadNotes = TextNotes & DelimitedNotes;

/** How much of a JSON export is looked at to find out which objects are the contacts. */
const discoverCharacters = 8 * 1024 * 1024;

/**
 * Opens an export and finds out its encoding and format. `encoding` overrides what its first bytes say.
 * Throws `UserError` for kinds that are not read: folders, pipes, empty files, workbooks, XML, binary data.
 */
export async function openContacts(
  path: string,
  name: string,
  encoding?: TextEncoding,
): Promise<OpenedExport> {
  const file = await openExport(path, name);
  const used = encoding ?? guessEncoding(file);
  const headOnly: ExportFile = file;
  const head = decodeHead(headOnly, used);
  const start = head.trimStart();
  if (start === '') {
    throw new UserError(`${name} is empty.`, { hint: 'Export the contacts again and check the file size.' });
  }
  if (/^<[?!a-z]/i.test(start)) {
    throw new UserError(`${name} is XML or a web page, not a table of contacts.`, {
      hint: 'Export the contacts as CSV or JSON. A file named .xls that holds a web page: open it in a spreadsheet and save it as "CSV UTF-8".',
    });
  }
  return {
    file,
    encoding: used,
    format: /^(?:\{\s*["}]|\[\s*[{[\]])/.test(start) ? 'json' : 'delimited',
    head,
    headIsWhole: file.head.length < 256 * 1024,
  };
}

function decodeHead(file: ExportFile, encoding: TextEncoding): string {
  const label = encoding === 'utf-8-damaged' ? 'utf-8' : encoding;
  return new TextDecoder(label).decode(file.head, { stream: true }).replaceAll('\0', '');
}

/** The delimiter that a first line `sep=;` names. */
export function namedDelimiter(opened: OpenedExport): string | undefined {
  return /^"?sep=([,;|\t])/i.exec(opened.head)?.[1];
}

/** The first records of a delimited export, cut with `delimiter`. */
export function firstRecords(opened: OpenedExport, delimiter: string): string[][] {
  const records = sampleRecords(opened.head, delimiter, opened.headIsWhole);
  return isSeparatorLine(records[0]) ? [[], ...records.slice(1)] : records;
}

/** Reads all records of a delimited export. See `readDelimited` for what it refuses. */
export async function readTable(
  opened: OpenedExport,
  delimiter: string,
  notes: ReadNotes,
  take: TakeRecords,
): Promise<void> {
  const texts = readText(opened.file, opened.encoding, notes);
  await readDelimited(texts, { name: opened.file.name, delimiter }, notes, take);
}

/** The objects of a JSON export that may be its contacts. */
export async function listCandidates(opened: OpenedExport): Promise<JsonCandidate[]> {
  const texts = readText(opened.file, opened.encoding, { nulCharacters: 0 });
  return discoverJson(texts, opened.file.name, discoverCharacters);
}

/** Reads `fields` of every object at `path` of a JSON export, as records with one cell for each field. */
export async function readObjects(
  opened: OpenedExport,
  path: string,
  fields: readonly string[],
  notes: ReadNotes,
  take: TakeRecords,
): Promise<void> {
  const texts = readText(opened.file, opened.encoding, notes);
  await readJson(texts, { name: opened.file.name, path, fields }, take);
}
