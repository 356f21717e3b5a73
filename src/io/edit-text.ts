import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { UserError } from '../model/errors.ts';
import { refuseUnusual } from './read-text.ts';
import { writeAllAtomically } from './write-atomically.ts';

/**
 * Reads a text file so that writing the same text back gives the same bytes: byte order mark and line endings stay. `name` is for
 * messages. Throws `UserError` for a file that cannot be read or is not UTF-8.
 */
export function readTextToEdit(file: string, name: string): string {
  let bytes: Buffer;
  try {
    refuseUnusual(file, name);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw new UserError(`There is no file ${name}.`, { hint: 'Check the name and the folder.' });
    }
    throw new UserError(`${name} could not be read (${code}).`, {
      hint: 'Check that the file exists and that your user may read it.',
    });
  }
  if (!isUtf8(bytes)) {
    throw new UserError(`${name} is not saved as UTF-8, so kb does not change it.`, {
      hint: 'Open it in a text editor and save it again with the encoding UTF-8.',
    });
  }
  return bytes.toString('utf8');
}

/**
 * Writes edited files: all of them or, when the disk is full or one may not be written, none. They keep their permissions; where a
 * link leads to one, the file behind the link is written.
 */
export function writeEditedTexts(edits: readonly { readonly file: string; readonly text: string }[]): void {
  writeAllAtomically(
    edits.map(({ file, text }) => {
      const real = realpathSync(file);
      return { file: real, data: text, mode: statSync(real).mode & 0o777 };
    }),
  );
}
