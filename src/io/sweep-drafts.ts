import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { draftPrefix } from './article-pack.ts';

/** No run takes longer to write a file of parsed articles. */
const longestRunMs = 3_600_000;

/** Removes files of the cache that a run began and, because it was stopped, never finished. Never throws. */
export function sweepDrafts(cacheFolder: string, nowMs = Date.now()): void {
  try {
    for (const name of readdirSync(cacheFolder)) {
      if (!name.startsWith(draftPrefix)) continue;
      const file = path.join(cacheFolder, name);
      if (statSync(file).mtimeMs < nowMs - longestRunMs) rmSync(file, { force: true });
    }
  } catch {
    // Another run was faster, or there is no such folder: it can stay as it is.
  }
}
