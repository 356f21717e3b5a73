import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { relativeName } from './is-inside.ts';
import { isOutputPath } from './output-path.ts';
import { writeAtomically } from './write-atomically.ts';

/** Where kb notes which files of an output folder it wrote: one record for each folder ever built into. */
export function recordFile(root: string, out: string): string {
  const name = relativeName(root, out);
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const readable = path.basename(out).replace(/[^\w-]+/g, '-');
  return path.join(root, '.kb', 'outputs', `${readable}-${hash}.json`);
}

/** The files that kb wrote on earlier builds. An unreadable record counts as none: then nothing is kb's to delete. */
export function readRecord(file: string): string[] {
  try {
    const { files } = JSON.parse(readFileSync(file, 'utf8')) as { files: unknown };
    return Array.isArray(files) ? files.filter((name) => typeof name === 'string' && isOutputPath(name)) : [];
  } catch {
    return [];
  }
}

/** Notes the files of a finished build. */
export function writeRecord(file: string, files: readonly string[]): void {
  writeAtomically(file, `${JSON.stringify({ version: 1, files }, null, 0)}\n`);
}
