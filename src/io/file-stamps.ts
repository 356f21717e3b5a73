import { lstatSync, statSync } from 'node:fs';

/** File systems round the time of a change; some by as much as this. */
const coarseMs = 20;

/** Text that changes when a file is written or replaced; undefined when there is none. Links are followed. */
export function fileStamp(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

/** True when a file was written at or after this moment. */
export function isWrittenSince(file: string, sinceMs: number): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.mtimeMs >= sinceMs - coarseMs;
}

/** True when something of this name exists, were it a link that leads nowhere. */
export function existsNow(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** True for an ordinary file that is no link. */
export function isPlainFile(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
