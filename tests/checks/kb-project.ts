import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { run } from '../../src/cli.ts';
import type { Finding } from '../../src/model/finding.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a temporary folder, and the program to run in it. */
export interface KbProject {
  readonly root: string;
  write(files: Readonly<Record<string, string>>): void;
  read(name: string): string;
  remove(name: string): void;
  move(from: string, to: string): void;
  /** Runs git in the project, with a name and an address of its own. */
  git(...args: string[]): string;
  commit(message: string): void;
  /** `kb` with these arguments, in the project or a folder of it. */
  kb(args: readonly string[], folder?: string): Promise<Outcome>;
  /** The findings of `kb check ... --format json`. */
  findings(args?: readonly string[]): Promise<Finding[]>;
}

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty temporary folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'kb-test-')));
  folders.push(folder);
  return folder;
}

/** Makes a project of files; it is removed after the test. */
export function makeProject(files: Readonly<Record<string, string>>, root = temporaryFolder()): KbProject {
  const project: KbProject = {
    root,
    write(more) {
      for (const [name, text] of Object.entries(more)) {
        mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
        writeFileSync(path.join(root, name), text);
      }
    },
    read: (name) => readFileSync(path.join(root, name), 'utf8'),
    remove: (name) => rmSync(path.join(root, name)),
    move: (from, to) => renameSync(path.join(root, from), path.join(root, to)),
    git: (...args) => git(root, args),
    commit(message) {
      git(root, ['add', '--all']);
      git(root, ['commit', '--quiet', '--allow-empty', '-m', message]);
    },
    kb: (args, folder = '.') => kb(args, path.join(root, folder)),
    async findings(args = []) {
      const { stdout } = await project.kb(['check', '--format', 'json', ...args]);
      return JSON.parse(stdout).findings;
    },
  };
  project.write(files);
  return project;
}

function git(folder: string, args: readonly string[]): string {
  const quiet = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'init.defaultBranch=main',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', [...quiet, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function kb(args: readonly string[], cwd: string): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    cwd,
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    isTerminal: false,
    columns: 100,
    colour: false,
    env: {},
  });
  return { code, stdout, stderr };
}

/** An article that no rule finds fault with, in a project with `cleanConfig`. */
export function article(title: string, body = 'Open your order.', more = 'owner: maria'): string {
  return `---\ntitle: ${title}\n${more}${more === '' ? '' : '\n'}---\n\n${body}\n`;
}

/** The files around articles that a clean project has. */
export const cleanSettings = {
  'kb.config.yml': 'contact:\n  channels:\n    - type: email\n      address: help@example.com\n',
  'owners.yml': 'people:\n  - id: maria\n    name: Maria Silva\n',
};
