import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectDocuments } from './discover-files.ts';
import { explainMaking, makeFolder } from './make-folder.ts';

/** Writes a file that does not exist yet, with its folders. False when something has the name already, a link included. */
export function writeNewFile(file: string, text: string): boolean {
  makeFolder(path.dirname(file));
  const descriptor = openNew(file);
  if (descriptor === undefined) return false;
  try {
    writeFileSync(descriptor, text);
    return true;
  } catch (error) {
    // Only what was made here is taken back.
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function openNew(file: string): number | undefined {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw explainMaking(file, error);
  }
}

/** True for a file, and for a folder with something in it. */
export function isInUse(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && (!stats.isDirectory() || readdirSync(file).length > 0);
}

/** By custom, a name in capitals is one of a document about a project. */
const inCapitals = /^[A-Z0-9_-]+\.md$/;

/** The Markdown files right in a folder that may be articles; none when there is no such folder. */
export function looseArticles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => /^[^_.].*\.md$/i.test(name) && !projectDocuments.test(name) && !inCapitals.test(name))
    .sort();
}

/** Absolute paths of all files below a folder, sorted by code unit. */
export function listFilesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
