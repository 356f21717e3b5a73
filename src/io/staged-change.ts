import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/errors.ts';
import { makeFolder } from './make-folder.ts';
import { foldedPath, isOutputPath } from './output-path.ts';
import { writeAtomically } from './write-atomically.ts';

/** The journal of one commit: everything that is still to be done to the output folder, in any state of it. */
export interface StagedChange {
  /** Staged files to move into place: paths below the output folder. */
  readonly renames: readonly string[];
  /** Files of earlier builds that the site no longer has. */
  readonly deletes: readonly string[];
  /** All files of the site once this is done, for the record. */
  readonly files: readonly string[];
}

const journalName = 'journal.json';

/** Where staged files wait. */
export function stagedFiles(staging: string): string {
  return path.join(staging, 'files');
}

/** From here on the change happens: now, or at the next start. */
export function writeJournal(staging: string, change: StagedChange): void {
  writeAtomically(path.join(staging, journalName), JSON.stringify({ version: 1, ...change }));
}

/** The journal of a staging folder; undefined when there is none, so that the change never began. */
export function readJournal(staging: string): StagedChange | undefined {
  try {
    const change = JSON.parse(readFileSync(path.join(staging, journalName), 'utf8')) as StagedChange;
    const lists = [change.renames, change.deletes, change.files];
    const isSound = lists.every((list) =>
      list.every((name) => typeof name === 'string' && isOutputPath(name)),
    );
    return isSound ? change : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Carries a journal out. Every step may have been done before, so that it can be started again after it was killed
 * anywhere. Nothing is followed: a link in the way is replaced by a folder, a link among the deletes stays.
 */
export function applyChange(out: string, staging: string, { renames, deletes }: StagedChange): void {
  const folders = new Folders(out);
  const arriving = new Set(renames.map(foldedPath));
  const inTheWay = deletes.filter(
    (name) => arriving.has(foldedPath(name)) || hasArrivingAncestor(name, arriving),
  );
  folders.deleteFiles(inTheWay);
  for (const name of renames) {
    const staged = path.join(stagedFiles(staging), name);
    if (!existsSync(staged)) continue;
    if (folders.moveFolder(stagedFiles(staging), path.posix.dirname(name))) continue;
    folders.clearFolder(name);
    renameSync(staged, path.join(out, name));
  }
  const done = new Set(inTheWay);
  folders.deleteFiles(deletes.filter((name) => !done.has(name) && !arriving.has(foldedPath(name))));
}

function hasArrivingAncestor(name: string, arriving: ReadonlySet<string>): boolean {
  for (let folder = path.posix.dirname(name); folder !== '.'; folder = path.posix.dirname(folder)) {
    if (arriving.has(foldedPath(folder))) return true;
  }
  return false;
}

/** Makes and clears real folders below the output folder, and knows which ones it has seen. */
class Folders {
  readonly #out: string;
  readonly #made = new Set<string>(['.']);

  constructor(out: string) {
    this.#out = out;
    makeFolder(out);
  }

  /**
   * Sees to it that a folder is there. True when it was not and came with all that waits below it, in one step; what it has
   * above it may be made for that.
   */
  moveFolder(from: string, folder: string): boolean {
    if (this.#made.has(folder)) return false;
    if (this.moveFolder(from, path.posix.dirname(folder))) return true;
    this.#made.add(folder);
    const absolute = path.join(this.#out, folder);
    const stats = lstatSync(absolute, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return false;
    if (stats) unlinkSync(absolute);
    renameSync(path.join(from, folder), absolute);
    return true;
  }

  /** Where a file is to be, an empty folder may still stand. */
  clearFolder(name: string): void {
    const absolute = path.join(this.#out, name);
    if (lstatSync(absolute, { throwIfNoEntry: false })?.isDirectory()) this.#removeEmpty(absolute, name);
  }

  #removeEmpty(absolute: string, name: string): void {
    for (const entry of readdirSync(absolute, { withFileTypes: true })) {
      if (!entry.isDirectory()) {
        throw new UserError(`The site needs a file ${name}, but a folder with other things stands there.`, {
          hint: `Move ${path.join(absolute, entry.name)} away, and run kb again.`,
        });
      }
      this.#removeEmpty(path.join(absolute, entry.name), name);
    }
    rmdirSync(absolute);
  }

  /** Deletes files and the folders that are empty without them. Never reaches through a link. */
  deleteFiles(names: readonly string[]): void {
    const left = new Set<string>();
    for (const name of names) {
      const folder = path.posix.dirname(name);
      if (!left.has(folder) && !this.#isReal(folder)) continue;
      left.add(folder);
      const absolute = path.join(this.#out, name);
      if (lstatSync(absolute, { throwIfNoEntry: false })?.isFile()) unlinkSync(absolute);
    }
    for (const folder of left) this.#removeWhileEmpty(folder);
  }

  #removeWhileEmpty(folder: string): void {
    for (let empty = folder; empty !== '.'; empty = path.posix.dirname(empty)) {
      try {
        rmdirSync(path.join(this.#out, empty));
      } catch {
        return;
      }
      this.#made.delete(empty);
    }
  }

  #isReal(folder: string): boolean {
    if (folder === '.') return true;
    if (!this.#isReal(path.posix.dirname(folder))) return false;
    return lstatSync(path.join(this.#out, folder), { throwIfNoEntry: false })?.isDirectory() ?? false;
  }
}
