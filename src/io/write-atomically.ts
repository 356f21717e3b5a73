import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file so that a reader sees the old text or the new one, never a part. Makes folders as needed. A link at
 * `file` is replaced, not followed.
 */
export function writeAtomically(file: string, data: string | Uint8Array, mode = 0o666): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}`);
  try {
    writeFileSync(draft, data, { flag: 'wx', mode });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
