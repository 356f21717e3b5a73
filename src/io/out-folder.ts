import { accessSync, constants, type Dirent, lstatSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { UserError } from '../model/errors.ts';
import { isInside, realPlace, relativeName } from './is-inside.ts';
import { nearestThere } from './make-folder.ts';
import { foldedPath } from './output-path.ts';

/** What the output folder must stay clear of. Absolute paths. */
export interface Surroundings {
  readonly root: string;
  /** Folders that hold a person's work: content, a project's theme. */
  readonly keep: readonly string[];
}

/**
 * Refuses (`UserError`) an output folder where building would mix with or destroy a person's work: the project folder,
 * a folder around it, the content folder or one inside it, `.kb`, `.git`, a link.
 */
export function checkOutFolder(out: string, { root, keep }: Surroundings): void {
  const name = relativeName(root, out) || '.';
  const refuse = (why: string): never => {
    throw new UserError(`The site cannot be written into ${name}: ${why}.`, {
      hint: 'Choose another folder with --out, or "out:" in kb.config.yml. The usual one is site.',
    });
  };
  const stats = lstatSync(out, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) refuse('it is a link to another place');
  if (stats && !stats.isDirectory()) refuse('it is a file');
  const real = realPlace(out);
  const realRoot = realPlace(root);
  if (isInside(real, realRoot)) refuse('it is the project folder, or around it');
  if (isInside(real, realPlace(homedir()))) refuse('it is your home folder, or around it');
  for (const folder of ['.git', '.kb', 'node_modules']) {
    if (isInside(path.join(realRoot, folder), real)) refuse(`${folder} is used for other things`);
  }
  for (const folder of keep) {
    const kept = realPlace(folder);
    const keptName = relativeName(root, folder) || 'the project folder';
    if (isInside(real, kept)) refuse(`${keptName} is inside it`);
    if (kept !== realRoot && isInside(kept, real)) refuse(`it is inside ${keptName}`);
  }
}

/** Refuses (`UserError`) an output folder that this user may not write, or make. */
export function checkMayWrite(out: string): void {
  const folder = nearestThere(out);
  // The new site is put together beside the old one.
  for (const written of new Set([folder, folder === out ? path.dirname(out) : folder])) {
    try {
      accessSync(written, constants.W_OK);
    } catch {
      throw new UserError(`kb is not allowed to write into ${written}.`, {
        hint: 'Give your user the right to use it, or choose another folder with "out:" in kb.config.yml.',
      });
    }
  }
}

/** Left by file managers in every folder that a person opens; nobody misses them and they mean nothing. */
const litter = new Set(['.ds_store', 'thumbs.db', 'desktop.ini']);

/**
 * Things in `folder` of the output folder that kb did not write, at most `limit`. `own` holds the folded paths that it
 * did write; links are never kb's. At the top, names that begin with `prefix` are kb's own tools.
 */
export function foreignThings(
  out: string,
  folder: string,
  own: ReadonlySet<string>,
  prefix: string,
  limit: number,
): string[] {
  const foreign: string[] = [];
  const visit = (inside: string): void => {
    for (const entry of entriesOf(path.join(out, inside))) {
      if (foreign.length >= limit) return;
      if (inside === '' && entry.name.startsWith(prefix)) continue;
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) visit(name);
      else if (!(entry.isFile() && (own.has(foldedPath(name)) || litter.has(entry.name.toLowerCase())))) {
        foreign.push(name);
      }
    }
  };
  visit(folder);
  return foreign.sort();
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
