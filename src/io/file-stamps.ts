import { lstatSync, type Stats, statSync } from 'node:fs';

/** File systems round the time of a change; some by as much as this. */
const coarseMs = 20;

/** Text that changes when a file is written or replaced; undefined when there is none. Links are followed. */
export function fileStamp(file: string): string | undefined {
  const stats = look(() => statSync(file));
  return stats && `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

/** True when a file was written at or after this moment. */
export function isWrittenSince(file: string, sinceMs: number): boolean {
  const stats = look(() => statSync(file));
  return stats !== undefined && stats.mtimeMs >= sinceMs - coarseMs;
}

/** True when something of this name exists, were it a link that leads nowhere. */
export function existsNow(file: string): boolean {
  return look(() => lstatSync(file)) !== undefined;
}

/** True for an ordinary file that is no link. */
export function isPlainFile(file: string): boolean {
  return look(() => lstatSync(file))?.isFile() ?? false;
}

/** Text that is another one when a folder was deleted and made again; undefined when there is none. */
export function folderStamp(folder: string): string | undefined {
  const stats = look(() => statSync(folder));
  return stats?.isDirectory() ? `${stats.dev} ${stats.ino} ${stats.birthtimeMs}` : undefined;
}

/** Undefined for whatever cannot be looked at: not there, below a file, behind a circle of links, not allowed. */
function look(at: () => Stats): Stats | undefined {
  try {
    return at();
  } catch {
    return undefined;
  }
}
