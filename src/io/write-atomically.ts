import { randomUUID } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { explainMaking, makeFolder } from './make-folder.ts';

/** A list of pieces is written one behind the other. */
type Data = string | Uint8Array | readonly Uint8Array[];

/** What one file is to hold. */
export interface NewText {
  readonly file: string;
  readonly data: Data;
  readonly mode?: number;
}

/**
 * Writes a file so that a reader sees the old text or the new one, never a part. Makes folders as needed. A link at
 * `file` is replaced, not followed.
 */
export function writeAtomically(file: string, data: Data, mode = 0o666): void {
  writeAllAtomically([{ file, data, mode }]);
}

/** The same for several files: all of them are written beside their places before the first one gets there. */
export function writeAllAtomically(files: readonly NewText[]): void {
  const drafts: { readonly draft: string; readonly file: string }[] = [];
  let current = '';
  try {
    for (const { file, data, mode = 0o666 } of files) {
      current = file;
      makeFolder(path.dirname(file));
      const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}`);
      drafts.push({ draft, file });
      if (typeof data === 'string' || data instanceof Uint8Array)
        writeFileSync(draft, data, { flag: 'wx', mode });
      else writePieces(draft, data, mode);
    }
    for (const { draft, file } of drafts) {
      current = file;
      renameSync(draft, file);
    }
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    // Nobody knows the name of a draft.
    throw explainMaking(current, Object.assign(error as Error, { path: current }));
  }
}

/** Many small pieces are put together before they are written, but never all. */
const piecesAtOnce = 1000;

function writePieces(file: string, pieces: readonly Uint8Array[], mode: number): void {
  const descriptor = openSync(file, 'wx', mode);
  try {
    for (let at = 0; at < pieces.length; at += piecesAtOnce)
      writeFileSync(descriptor, Buffer.concat(pieces.slice(at, at + piecesAtOnce)));
  } finally {
    closeSync(descriptor);
  }
}
