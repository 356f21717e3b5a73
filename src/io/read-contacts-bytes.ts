import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { UserError } from '../model/errors.ts';

/** A contact export that was opened once: a plain file, not empty, of a kind that can be read. */
export interface ExportFile {
  /** As the operator typed it, for messages. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  readonly compressed: boolean;
  /** The first bytes, decompressed: enough to see what the file is. */
  readonly head: Buffer;
}

const headBytes = 256 * 1024;
const chunkBytes = 64 * 1024;

/** Opens an export and looks at its first bytes. Throws `UserError` for everything that is no readable export. */
export async function openExport(path: string, name: string): Promise<ExportFile> {
  const compressed = await looksCompressed(path, name);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of readBytes({ path, name, compressed })) {
    pieces.push(piece);
    length += piece.length;
    if (length >= headBytes) break;
  }
  if (length === 0) {
    throw new UserError(`${name} is empty.`, { hint: 'Export the contacts again and check the file size.' });
  }
  const head = Buffer.concat(pieces).subarray(0, headBytes);
  refuseForeignKinds(head, name);
  return { name, path, compressed, head };
}

async function looksCompressed(path: string, name: string): Promise<boolean> {
  // A pipe that nobody writes into lets whoever opens it wait.
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      throw new UserError(`There is no file ${name}.`, { hint: 'Check the name and the folder.' });
    }
    throw error;
  });
  if (stats.isDirectory()) {
    throw new UserError(`${name} is a folder, not an export.`, {
      hint: 'Name the files in it, for example: kb gaps exports/*.csv',
    });
  }
  if (!stats.isFile()) {
    throw new UserError(`${name} is not a plain file.`, {
      hint: 'kb reads an export twice, so it cannot come through a pipe. Save it to a file first.',
    });
  }
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

interface ForeignKind {
  readonly starts: readonly number[];
  readonly is: string;
  readonly instead: string;
}

const saveAsCsv = 'Open it in a spreadsheet and save the sheet with the contacts as "CSV UTF-8".';

const foreignKinds: readonly ForeignKind[] = [
  { starts: [0x50, 0x4b], is: 'an Excel workbook (XLSX) or a ZIP archive', instead: saveAsCsv },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old Excel workbook (XLS)', instead: saveAsCsv },
  { starts: [0x25, 0x50, 0x44, 0x46], is: 'a PDF', instead: 'Export the contacts as CSV or JSON instead.' },
  {
    starts: [0x50, 0x41, 0x52, 0x31],
    is: 'a Parquet file',
    instead:
      'Count it where it is: run the query for your warehouse and give the result to "kb gaps --counts".',
  },
  { starts: [0x42, 0x5a, 0x68], is: 'packed with bzip2', instead: 'Unpack it first; only .gz is read.' },
  {
    starts: [0x28, 0xb5, 0x2f, 0xfd],
    is: 'packed with Zstandard',
    instead: 'Unpack it first; only .gz is read.',
  },
  {
    starts: [0xfd, 0x37, 0x7a, 0x58],
    is: 'packed with xz',
    instead: 'Unpack it first; only .gz is read.',
  },
];

function refuseForeignKinds(head: Buffer, name: string): void {
  const kind = foreignKinds.find(({ starts }) => starts.every((byte, i) => head[i] === byte));
  if (kind) throw new UserError(`${name} is ${kind.is}.`, { hint: kind.instead });
}

/** The bytes of an export, decompressed, in pieces. A damaged or cut archive ends in a `UserError`. */
export async function* readBytes(
  file: Pick<ExportFile, 'path' | 'name' | 'compressed'>,
): AsyncGenerator<Buffer> {
  const source = createReadStream(file.path, { highWaterMark: chunkBytes });
  try {
    if (!file.compressed) {
      for await (const piece of source) yield piece as Buffer;
      return;
    }
    const gunzip = createGunzip({ chunkSize: chunkBytes });
    source.on('error', (error) => gunzip.destroy(error));
    source.pipe(gunzip);
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (error) {
    throw archiveError(error, file.name) ?? error;
  } finally {
    source.destroy();
  }
}

function archiveError(error: unknown, name: string): UserError | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === 'Z_BUF_ERROR') {
    return new UserError(`${name} ends in the middle of its compressed data.`, {
      hint: 'The download or copy was cut short. Fetch the file again; nothing was counted.',
    });
  }
  if (code?.startsWith('Z_')) {
    return new UserError(`${name} is damaged: its compressed data cannot be unpacked.`, {
      hint: 'Fetch the file again, or unpack it yourself to see what is in it; nothing was counted.',
    });
  }
  return undefined;
}
