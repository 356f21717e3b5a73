import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file so that a reader sees the old text or the new one, never a part. Makes folders as needed. A link at
 * `file` is replaced, not followed. A list of pieces is written one behind the other.
 */
export function writeAtomically(
  file: string,
  data: string | Uint8Array | readonly Uint8Array[],
  mode = 0o666,
): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}`);
  try {
    if (typeof data === 'string' || data instanceof Uint8Array)
      writeFileSync(draft, data, { flag: 'wx', mode });
    else writePieces(draft, data, mode);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
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
