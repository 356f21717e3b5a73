import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/errors.ts';
import { nearestThere } from './make-folder.ts';
import { kindOfUnusual } from './read-text.ts';

/**
 * Throws `UserError` for a place where no file could be written: better at once than after minutes of work. `name` is what
 * the person typed.
 */
export function demandPlaceForFile(file: string, name: string): void {
  const hint = 'Choose another name.';
  const kind = kindOfUnusual(file);
  if (kind !== undefined) {
    throw new UserError(`${name} is ${kind}, and a report in its place would destroy it.`, {
      hint: `${hint} To print the report, leave out "=" and the name.`,
    });
  }
  if (isFolder(file)) throw new UserError(`${name}: there is a folder of this name.`, { hint });
  const above = nearestThere(path.dirname(file));
  if (!isFolder(above)) {
    throw new UserError(`${name}: ${above} is a file, not a folder.`, { hint });
  }
  try {
    accessSync(above, constants.W_OK);
  } catch {
    throw new UserError(`${name}: kb is not allowed to write into ${above}.`, {
      hint: 'Give your user the right to use it, or choose another place.',
    });
  }
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}
