import { readFileSync } from 'node:fs';
import { UserError } from '../model/errors.ts';
import { isOutOfFiles } from '../model/system-errors.ts';
import { relativeName } from './is-inside.ts';

/** The text of a file that may be missing: undefined when there is none. Throws `UserError` when it cannot be read. */
export function readOptional(file: string, root: string): string | undefined {
  return readOptionalBytes(file, root)
    ?.toString('utf8')
    .replace(/^\uFEFF/, '');
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
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
