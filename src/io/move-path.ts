import { existsSync, renameSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isInside } from './is-inside.ts';
import { makeFolder } from './make-folder.ts';

/** Moves a file or folder, making the folders it goes to; folders below `root` that are empty then are removed. */
export function movePath(from: string, to: string, root: string): void {
  makeFolder(path.dirname(to));
  renameSync(from, to);
  for (
    let folder = path.dirname(from);
    folder !== root && isInside(root, folder);
    folder = path.dirname(folder)
  ) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** What stands at a path: nothing follows links that lead nowhere. */
export function kindOfPath(file: string): 'file' | 'folder' | 'nothing' {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return existsSync(file) ? 'file' : 'nothing';
  return stats.isDirectory() ? 'folder' : 'file';
}

/** True when two paths are one file: another spelling on a disk that does not tell upper and lower case apart. */
export function isSameFile(a: string, b: string): boolean {
  const [left, right] = [a, b].map((file) => statSync(file, { throwIfNoEntry: false }));
  return left !== undefined && right !== undefined && left.ino === right.ino && left.dev === right.dev;
}
