import Papa from 'papaparse';
import { UserError } from '../model/errors.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Records longer than this are refused: a quote was opened and never closed, or the file is not delimited text. */
export const longestRecord = 16 * 1024 * 1024;

/** What was met while cutting text into records, to be told to the operator. */
export interface DelimitedNotes {
  /** Records in which a quote inside a quoted cell was not doubled. */
  badlyQuoted: number;
}

/**
 * Takes records in file order; `firstRecord` is the number of the first one, counted from 1 with every line of the
 * file that is a record (title rows and blank lines too), as a spreadsheet shows them. `false` stops the reading.
 */
export type TakeRecords = (
  records: readonly (readonly string[])[],
  firstRecord: number,
) => boolean | undefined;

interface DelimitedFile {
  readonly name: string;
  readonly delimiter: string;
}

/**
 * Cuts text into records and cells with papaparse, a piece at a time. Memory is bounded by the longest record.
 * Throws `UserError` with the record's number for a quote that is never closed and for records of absurd length.
 */
export async function readDelimited(
  texts: AsyncIterable<string>,
  file: DelimitedFile,
  notes: DelimitedNotes,
  take: TakeRecords,
): Promise<void> {
  const parser = new Papa.Parser({ delimiter: file.delimiter, newline: '\n' } as ConstructorParameters<
    typeof Papa.Parser
  >[0]);
  let rest = '';
  /** Below this length another attempt would read the same unfinished record again. */
  let tryAt = 0;
  let nextRecord = 1;

  const parse = (isLast: boolean): boolean => {
    const result = parser.parse(rest, 0, !isLast) as Papa.ParseResult<string[]>;
    const records = result.data;
    if (isLast) dropFinalEmptyRecord(records);
    judgeQuotes(result, nextRecord, file.name, notes);
    if (nextRecord === 1 && isSeparatorLine(records[0])) records[0] = [];
    rest = isLast ? '' : rest.slice(result.meta.cursor);
    tryAt = result.meta.cursor === 0 ? Math.min(rest.length * 2, longestRecord + 1) : 0;
    if (rest.length > longestRecord) throw tooLong(file.name, nextRecord + records.length);
    const first = nextRecord;
    nextRecord += records.length;
    return records.length === 0 || take(records, first) !== false;
  };

  for await (const text of unixLines(texts)) {
    rest += text;
    if (rest.length >= tryAt && !parse(false)) return;
  }
  if (rest !== '') parse(true);
}

/** `sep=;` as the first line tells a spreadsheet the delimiter; it is no record. */
export function isSeparatorLine(record: readonly string[] | undefined): boolean {
  return record !== undefined && /^"?sep=/i.test(record[0] ?? '') && record.slice(1).join('') === '';
}

/** Cuts the beginning of a file, for finding out how it is built. Never throws; the last, cut record is left out. */
export function sampleRecords(head: string, delimiter: string, isWhole: boolean): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: 200 } as ConstructorParameters<
    typeof Papa.Parser
  >[0]);
  const text = head.replace(/\r\n?/g, '\n');
  return (parser.parse(text, 0, !isWhole) as Papa.ParseResult<string[]>).data;
}

function dropFinalEmptyRecord(records: string[][]): void {
  const last = records.at(-1);
  if (last && last.length === 1 && last[0] === '') records.pop();
}

function judgeQuotes(
  result: Papa.ParseResult<string[]>,
  firstRecord: number,
  name: string,
  notes: DelimitedNotes,
): void {
  const seen = new Set<number>();
  for (const error of result.errors) {
    const index = error.row ?? 0;
    const record = result.data[index];
    if (record === undefined || seen.has(index)) continue;
    seen.add(index);
    const swallowedLines = record.some((cell) => cell.includes('\n'));
    if (error.code === 'MissingQuotes' || swallowedLines) throw unclosed(name, firstRecord + index);
    notes.badlyQuoted++;
  }
}

function unclosed(name: string, record: number): UserError {
  return new UserError(`${name}: a quote that opens in record ${record} is not closed properly.`, {
    hint: 'Everything after it would be read as one cell. Export again, or mend the quotes in that record.',
  });
}

function tooLong(name: string, record: number): UserError {
  const megabytes = longestRecord / 1024 / 1024;
  return new UserError(`${name}: record ${record} is longer than ${megabytes} MB.`, {
    hint: 'Most likely a quote is opened in it and never closed, or the file is no table of contacts.',
  });
}

/** Line ends of every system as `\n`, also when one is cut in two by the end of a piece. */
async function* unixLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let heldBack = '';
  for await (const piece of texts) {
    let text = heldBack + piece;
    heldBack = '';
    if (text.endsWith('\r')) {
      heldBack = '\r';
      text = text.slice(0, -1);
    }
    yield text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  }
  if (heldBack) yield '\n';
}
