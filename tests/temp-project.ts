import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../src/cli.ts';
import type { Context } from '../src/commands/context.ts';

/** What a command line did. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real folder with a project in it, deleted when the test is over. */
export interface TempProject {
  readonly root: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  read(name: string): string;
  /** Files below a folder of the project, sorted, forward slashes. */
  files(folder?: string): string[];
  /** Runs kb in the project folder, in this process. */
  kb(argv: readonly string[], context?: Partial<Context>): Promise<Ran>;
}

/** Makes a folder with these files (path -> text) and gives ways to work in it. */
export function tempProject(files: Readonly<Record<string, string | Uint8Array>> = {}): TempProject {
  const root = mkdtempSync(path.join(os.tmpdir(), 'kb-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const project: TempProject = {
    root,
    write(more) {
      for (const [name, content] of Object.entries(more)) {
        mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
        writeFileSync(path.join(root, name), content);
      }
    },
    read: (name) => readFileSync(path.join(root, name), 'utf8'),
    files: (folder = '.') =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(path.join(root, folder), path.join(entry.parentPath, entry.name)))
        .map((name) => name.split(path.sep).join('/'))
        .sort(),
    async kb(argv, context = {}) {
      let stdout = '';
      let stderr = '';
      const code = await run(argv, {
        cwd: root,
        stdout: (text) => {
          stdout += text;
        },
        stderr: (text) => {
          stderr += text;
        },
        isTerminal: false,
        columns: 80,
        colour: false,
        env: {},
        ...context,
      });
      return { code, stdout, stderr };
    },
  };
  project.write(files);
  return project;
}

/** An article with the given front matter lines and body. */
export function articleText(frontMatter: string, body = 'Some text.\n'): string {
  return `---\n${frontMatter.trim()}\n---\n\n${body}`;
}
