import path from 'node:path';
import { chooseDelimiter, chooseObjects } from '../gaps/choose-shape.ts';
import { type ContactNotes, ContactReader, type ContactSink } from '../gaps/contact-reader.ts';
import { ContactStore } from '../gaps/contact-store.ts';
import { localClock } from '../gaps/date-columns.ts';
import { decideReading } from '../gaps/decide-reading.ts';
import { FileSurvey } from '../gaps/file-survey.ts';
import { refusePersonalMapping } from '../gaps/map-columns.ts';
import type { Decision, Reading, ReadOptions } from '../gaps/reading.ts';
import { TagBook } from '../gaps/tag-book.ts';
import { TagSets } from '../gaps/tag-sets.ts';
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

/** One file of a report: how it was read, and what was met. */
export interface FileRead {
  readonly name: string;
  readonly reading: Reading;
  readonly decisions: readonly Decision[];
  readonly notes: ContactNotes;
}

/** All contacts of some exports. */
export interface ExportsRead extends ContactSink {
  readonly files: readonly FileRead[];
}

/** An export whose records can be read as often as needed. */
export interface RecordSource {
  readonly name: string;
  readonly decisions: readonly Decision[];
  /** Names of the cells, where the file has no header. */
  readonly fields: readonly string[] | undefined;
  /** Fields that are not even looked at. */
  readonly ignored: readonly string[];
  read(notes: ReadNotes, take: TakeRecords): Promise<void>;
}

/**
 * Reads contact exports (paths as typed, relative to `cwd`) into one store, sealed. Later files win over earlier ones
 * where a contact is in both. Throws `UserError` for what cannot be read without guessing.
 */
export async function readExports(
  names: readonly string[],
  cwd: string,
  given: Partial<ReadOptions>,
): Promise<ExportsRead> {
  const options: ReadOptions = { map: new Map(), ...given };
  refusePersonalMapping(options.map);
  const clock = options.timeZone === undefined ? undefined : localClock(options.timeZone);
  const encodings = new Map<string, TextEncoding>();
  for (;;) {
    try {
      return await readAll(names, cwd, options, encodings, clock);
    } catch (error) {
      // Found out late that a file is not UTF-8: everything is read again, this file as what it is.
      if (!(error instanceof WrongEncoding) || encodings.has(error.file.name)) throw error;
      encodings.set(error.file.name, error.encoding);
    }
  }
}

async function readAll(
  names: readonly string[],
  cwd: string,
  options: ReadOptions,
  encodings: ReadonlyMap<string, TextEncoding>,
  clock: ((utcSeconds: number) => number) | undefined,
): Promise<ExportsRead> {
  const sink: ContactSink = { store: new ContactStore(), tags: new TagBook(), sets: new TagSets() };
  const files: FileRead[] = [];
  for (const name of names) {
    const { source, reading } = await surveyExport(name, cwd, options, encodings.get(name));
    const reader = new ContactReader(reading, sink, clock);
    const notes: ReadNotes = { nulCharacters: 0, badlyQuoted: 0 };
    await source.read(notes, (records, firstRecord) => {
      reader.take(records, firstRecord);
      return true;
    });
    files.push({
      name,
      reading: withIgnored(reading, source.ignored),
      decisions: [...source.decisions, ...reading.decisions, ...noteDecisions(notes, reader.notes)],
      notes: reader.notes,
    });
  }
  sink.store.seal();
  if (sink.store.size === 0) throw nothingRead(files);
  return { ...sink, files };
}

/** An export that was looked at: how it is to be read, and the means to read it. */
export interface SurveyedExport {
  readonly source: RecordSource;
  readonly reading: Reading;
}

/** Finds out how an export is to be read. `extra` names JSON fields that are wanted besides those of a contact. */
export async function surveyExport(
  name: string,
  cwd: string,
  options: ReadOptions,
  encoding?: TextEncoding,
  extra: (field: string) => boolean = () => false,
): Promise<SurveyedExport> {
  const opened = await openContacts(path.resolve(cwd, name), name, encoding);
  const source =
    opened.format === 'json' ? await jsonSource(opened, options, extra) : tableSource(opened, options);
  const survey = new FileSurvey(options, source.fields);
  const take: TakeRecords = (records, firstRecord) => survey.take(records, firstRecord);
  await source.read({ nulCharacters: 0, badlyQuoted: 0 }, take);
  return { source, reading: decideReading(name, survey, options) };
}

function withIgnored(reading: Reading, ignored: readonly string[]): Reading {
  const rest = ignored.map((header) => ({ header, ignored: 'unknown' as const }));
  return { ...reading, columns: [...reading.columns, ...rest] };
}

function tableSource(opened: OpenedExport, options: ReadOptions): RecordSource {
  const delimiter =
    namedDelimiter(opened) ??
    chooseDelimiter(
      delimiters.map((candidate) => ({ delimiter: candidate, records: firstRecords(opened, candidate) })),
      options.map,
    );
  return {
    name: opened.file.name,
    decisions: [
      { what: 'format', how: `table, cells separated by ${delimiterNames[delimiter] ?? delimiter}` },
      encodingDecision(opened),
    ],
    fields: undefined,
    ignored: [],
    read: (notes, take) => readTable(opened, delimiter, notes, take),
  };
}

async function jsonSource(
  opened: OpenedExport,
  options: ReadOptions,
  extra: (field: string) => boolean,
): Promise<RecordSource> {
  const { name } = opened.file;
  const choice = chooseObjects(await listCandidates(opened), options.map);
  if (!choice) {
    throw new UserError(`${name}: no list in this JSON file looks like contacts.`, {
      hint: 'Contacts need at least a creation date and an id or tags. Give other names with --map "created=NAME,tags=NAME".',
    });
  }
  const fields = [...choice.fields, ...choice.ignored.filter(extra)];
  return {
    name,
    decisions: [
      {
        what: 'format',
        how: choice.path === '' ? 'JSON, one contact after another' : `JSON, contacts in ${choice.path}`,
      },
      encodingDecision(opened),
    ],
    fields,
    ignored: choice.ignored,
    read: (notes, take) => readObjects(opened, choice.path, fields, notes, take),
  };
}

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': '|',
};

function encodingDecision(opened: OpenedExport): Decision {
  const names: Readonly<Record<TextEncoding, string>> = {
    'utf-8': 'UTF-8',
    'utf-8-damaged': 'UTF-8 with damaged characters: tags with other than plain letters may be wrong',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16',
    'windows-1252': 'not UTF-8, so read as windows-1252: check tags with other than plain letters',
  };
  const packed = opened.file.compressed ? ', packed with gzip' : '';
  return { what: 'encoding', how: names[opened.encoding] + packed };
}

function noteDecisions(notes: ReadNotes, contacts: ContactNotes): Decision[] {
  const decisions: Decision[] = [];
  const { shortRows, repeated } = contacts;
  if (shortRows > 0) {
    decisions.push({
      what: 'short rows',
      how: `${shortRows} with fewer cells than the header: read as far as they go`,
    });
  }
  if (repeated > 0) decisions.push({ what: 'repeated ids', how: `${repeated} records, counted once each` });
  if (notes.nulCharacters > 0)
    decisions.push({ what: 'NUL characters', how: `${notes.nulCharacters} dropped` });
  if (notes.badlyQuoted > 0) {
    decisions.push({ what: 'quotes', how: `${notes.badlyQuoted} records with a quote that is not doubled` });
  }
  return decisions;
}

function nothingRead(files: readonly FileRead[]): UserError {
  const skipped = files.flatMap(({ notes }) => [...notes.skipped.values()]);
  const count = skipped.reduce((sum, entry) => sum + entry.count, 0);
  return new UserError(
    count === 0
      ? 'There is no contact in these files.'
      : `No contact could be read: ${count} records were skipped.`,
    { hint: 'Choose a longer period in the export, or see how it is read: kb gaps FILE --inspect' },
  );
}
