import { readFileSync } from 'node:fs';
import { UserError } from '../model/errors.ts';
import { isOutOfFiles } from '../model/system-errors.ts';
import { relativeName } from './is-inside.ts';

/** The text of a file that may be missing: undefined when there is none. Throws `UserError` when it cannot be read. */
export function readOptional(file: string, root: string): string | undefined {
  const bytes = readOptionalBytes(file, root);
  return bytes && textOf(bytes);
}

/** UTF-8, or UTF-16 with its mark, which some Windows programs write unasked. */
function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The same as bytes, for what may be in another encoding. */
export function readOptionalBytes(file: string, root: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (isOutOfFiles(error)) throw error;
    throw new UserError(`${relativeName(root, file) || 'The folder'} could not be read (${code}).`, {
      hint: 'It must be an ordinary file that your user may read.',
    });
  }
}

/** The text of a file, or undefined for whatever reason: for showing lines, where nothing depends on it. */
export function readIfPossible(file: string): string | undefined {
  try {
    return textOf(readFileSync(file));
  } catch {
    return undefined;
  }
}
