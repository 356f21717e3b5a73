import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/errors.ts';

/**
 * Makes a folder, and those above it, unless they are there. Not `mkdirSync` with `recursive`: where a system makes no folders
 * and answers that there is none (as Linux does in /proc), Node.js 20 tries for ever. Throws `UserError` there, and
 * what the system says elsewhere.
 */
export function makeFolder(folder: string): void {
  const parent = path.dirname(folder);
  try {
    makeOne(folder);
    return;
  } catch (error) {
    if (!isMissing(error) || parent === folder) throw error;
  }
  if (!existsSync(parent)) makeFolder(parent);
  try {
    makeOne(folder);
  } catch (error) {
    throw explainMaking(folder, error);
  }
}

/** The folder, or the nearest above it that is there; what is there may be a file. */
export function nearestThere(folder: string): string {
  let place = folder;
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  return place;
}

/** What it means that something new could not be made in a folder that is there. Other errors come back unchanged. */
export function explainMaking(file: string, error: unknown): unknown {
  if (!isMissing(error)) return error;
  return new UserError(
    `${file} cannot be made: the system lets nobody make anything in ${path.dirname(file)}.`,
    { hint: 'Choose another place.' },
  );
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
