import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type ExportsRead, readExports } from '../../src/commands/gaps-read.ts';
import { type ContactSummary, summariseContacts } from '../../src/gaps/inspect.ts';
import type { ReadOptions } from '../../src/gaps/reading.ts';

/** What a reading gave, with everything that was noted. */
export interface Inspected {
  readonly summary: ContactSummary;
  readonly read: ExportsRead;
}

/** Writes files (name -> content) into a folder of their own and reads them as exports, in this order. */
export async function inspectExport(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ReadOptions> = {},
): Promise<Inspected> {
  const folder = exportFolder(files);
  const read = await readExports(Object.keys(files), folder, options);
  return { summary: summariseContacts(read), read };
}

/** A folder with these files, deleted when the test is over. */
export function exportFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kb-exports-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}

/** Decisions of the first file as `what: how`. */
export function decisionsOf({ read }: Inspected): string[] {
  return (read.files[0]?.decisions ?? []).map(({ what, how }) => `${what}: ${how}`);
}

/** Skip reasons of the first file -> how many records. */
export function skippedOf({ read }: Inspected): Record<string, number> {
  return Object.fromEntries(
    [...(read.files[0]?.notes.skipped ?? [])].map(([why, { count }]) => [why, count]),
  );
}
