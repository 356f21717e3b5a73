import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
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

/** Absolute paths of every folder that kb ever built into, as far as records say. */
export function recordedFolders(root: string): string[] {
  const folder = path.join(root, '.kb', 'outputs');
  return namesIn(folder).flatMap((name) => {
    const out = readJson(path.join(folder, name))?.out;
    return typeof out === 'string' ? [path.resolve(root, out)] : [];
  });
}

/** The files that kb wrote on earlier builds. An unreadable record counts as none: then nothing is kb's to delete. */
export function readRecord(file: string): string[] {
  const files = readJson(file)?.files;
  return Array.isArray(files) ? files.filter((name) => typeof name === 'string' && isOutputPath(name)) : [];
}

/** Notes the files of a finished build into `out`. */
export function writeRecord(root: string, out: string, files: readonly string[]): void {
  const record = { version: 1, out: relativeName(root, out), files };
  writeAtomically(recordFile(root, out), `${JSON.stringify(record)}\n`);
}

function readJson(file: string): { readonly out?: unknown; readonly files?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) ?? undefined;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
