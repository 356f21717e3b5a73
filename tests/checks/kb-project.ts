import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../src/model/finding.ts';
import { type Ran, type TempProject, tempProject } from '../temp-project.ts';

/** A temporary project with git, and what `kb check` finds in it. */
export interface KbProject extends Omit<TempProject, 'kb'> {
  remove(name: string): void;
  move(from: string, to: string): void;
  /** Runs git in the project, with a name and an address of its own. */
  git(...args: string[]): string;
  commit(message: string): void;
  /** `kb` with these arguments, in the project or a folder of it. */
  kb(args: readonly string[], folder?: string): Promise<Ran>;
  /** The findings of `kb check ... --format json`. */
  findings(args?: readonly string[]): Promise<Finding[]>;
}

/** Makes a project of files; it is removed after the test. */
export function makeProject(files: Readonly<Record<string, string>>): KbProject {
  const project = tempProject(files);
  const { root } = project;
  const kb = (args: readonly string[], folder = '.') =>
    project.kb(args, { cwd: path.join(root, folder), columns: 100 });
  return {
    ...project,
    kb,
    remove: (name) => rmSync(path.join(root, name)),
    move: (from, to) => renameSync(path.join(root, from), path.join(root, to)),
    git: (...args) => git(root, args),
    commit(message) {
      git(root, ['add', '--all']);
      git(root, ['commit', '--quiet', '--allow-empty', '-m', message]);
    },
    async findings(args = []) {
      const { stdout } = await kb(['check', '--format', 'json', ...args]);
      return JSON.parse(stdout).findings;
    },
  };
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

/** An article that no rule finds fault with, in a project with `cleanConfig`. */
export function article(title: string, body = 'Open your order.', more = 'owner: maria'): string {
  return `---\ntitle: ${title}\n${more}${more === '' ? '' : '\n'}---\n\n${body}\n`;
}

/** The files around articles that a clean project has. */
export const cleanSettings = {
  'kb.config.yml': 'contact:\n  channels:\n    - type: email\n      address: help@example.com\n',
  'owners.yml': 'people:\n  - id: maria\n    name: Maria Silva\n',
};
