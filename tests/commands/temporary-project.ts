import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { run } from '../../src/cli.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What a command line did. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A project in a temporary folder, and kb to run in it. */
export interface TemporaryProject {
  readonly root: string;
  /** Runs `kb` with these words; the day is 2026-06-15 unless `--as-of` is among them. */
  kb(...argv: string[]): Promise<Outcome>;
  read(file: string): string;
  write(file: string, text: string | Uint8Array): void;
}

/** Commands that do not depend on today. */
const timeless = new Set(['rename', 'explain']);

/** Writes files (path -> text) into a new folder, which goes when the tests of the file are over. */
export function temporaryProject(files: Readonly<Record<string, string | Uint8Array>>): TemporaryProject {
  const root = mkdtempSync(path.join(os.tmpdir(), 'kb-test-'));
  made.push(root);
  const write = (file: string, text: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    root,
    write,
    read: (file) => readFileSync(path.join(root, file), 'utf8'),
    async kb(...argv) {
      let out = '';
      let err = '';
      const dated = argv.includes('--as-of') || timeless.has(argv[0] ?? '');
      const code = await run(dated ? argv : [...argv, '--as-of', '2026-06-15'], {
        cwd: root,
        stdout: (text) => {
          out += text;
        },
        stderr: (text) => {
          err += text;
        },
        isTerminal: false,
        columns: 120,
        colour: false,
        env: {},
      });
      return { code, out, err };
    },
  };
}

/** Lines with line breaks. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
