import { realpathSync } from 'node:fs';
import path from 'node:path';

/** True when `child` is `parent` or lies below it. Absolute paths; `/a/bc` is not inside `/a/b`. Links are not resolved. */
export function isInside(parent: string, child: string): boolean {
  const relative = path.relative(parent, child);
  return (
    relative === '' ||
    (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative))
  );
}

/** The real place of a path of which the last parts need not exist yet: links in the existing part are resolved. */
export function realPlace(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPlace(parent), path.basename(file));
  }
}

/** `from` -> `to` with forward slashes: how a finding names a file. */
export function relativeName(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join('/');
}
