import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Reads files of a built site as a browser would, and notes what that costs. */
export function siteFiles(folder) {
  let read = new Map();
  const known = new Map();
  return {
    /** The bytes of a file, or undefined when there is none. */
    read(name) {
      if (!known.has(name)) {
        const file = path.join(folder, name);
        const bytes = existsSync(file) ? readFileSync(file) : undefined;
        known.set(name, bytes && { bytes, size: gzipSync(bytes, { level: 9 }).length });
      }
      const file = known.get(name);
      if (file) read.set(name, file.size);
      return file?.bytes;
    },
    /** A reader who comes for the first time. */
    forget() {
      read = new Map();
    },
    /** What was read since: requests, and bytes after gzip. */
    cost: () => ({ requests: read.size, bytes: [...read.values()].reduce((sum, size) => sum + size, 0) }),
  };
}
