import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../model/errors.ts';

/** A git repository and the folder in it that was asked about. */
export interface Repository {
  /** Absolute folder of the work tree. */
  readonly top: string;
  /** The folder below `top` that was asked about, with a slash at its end; '' when it is `top` itself. */
  readonly prefix: string;
  /** Only a part of the history is there. */
  readonly isShallow: boolean;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Nothing configured in a repository may run while kb only reads: no hooks, no file-system monitor, no pager. */
const quiet = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '--no-pager',
  '--literal-pathspecs',
];

/**
 * Runs git in `folder` and gives what it printed, whatever its exit code. Throws `UserError` when git is not installed.
 */
export function runGit(
  folder: string,
  args: readonly string[],
  { input, env }: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...quiet, ...args], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // Git may end before it has read everything; its exit code says why.
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? gitMissing() : error);
    });
    child.on('close', (code) => {
      resolve({
        code: code ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
    child.stdin.end(input ?? '');
  });
}

/** Like `runGit`, but throws `UserError` with git's own words when git fails. */
export async function demandGit(
  folder: string,
  args: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Buffer> {
  const result = await runGit(folder, args, options);
  if (result.code !== 0) throw gitFailed(args, result);
  return result.stdout;
}

/**
 * The repository that holds `folder`; undefined when it is in none. Throws `UserError` when it is in one and git is not
 * installed or refuses to open it.
 */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  if (findWorkTree(folder) === undefined) return undefined;
  const args = ['rev-parse', '--show-toplevel', '--show-prefix', '--is-shallow-repository'];
  const result = await runGit(folder, args);
  if (result.code !== 0) throw gitFailed(args, result);
  const [top = '', prefix = '', shallow = ''] = result.stdout.toString('utf8').split('\n');
  return { top: path.resolve(top), prefix, isShallow: shallow === 'true' };
}

/** The commit that a name stands for; undefined when there is none. */
export async function findCommit(repository: Repository, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const result = await runGit(repository.top, args);
  const commit = result.stdout.toString('utf8').trim();
  return result.code === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
}

/** The nearest folder upwards with a `.git`: found without git, so that a project outside any repository needs no git. */
export function findWorkTree(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

function gitMissing(): UserError {
  return new UserError('This needs the program git, which is not installed.', {
    hint: 'Install it (https://git-scm.com), or on Debian and Ubuntu: sudo apt-get install git',
  });
}

function gitFailed(args: readonly string[], { stderr }: GitResult): UserError {
  if (stderr.includes('dubious ownership')) {
    return new UserError('git does not open this repository, because it belongs to another user.', {
      hint: 'If you trust it: git config --global --add safe.directory "$(pwd)"',
    });
  }
  const words = stderr.split('\n')[0]?.replace(/^(?:fatal|error): /, '') ?? '';
  return new UserError(`git ${args[0] ?? ''} failed: ${words || 'it did not say why'}.`, {
    hint: 'Run "git status" in the project folder to see what is wrong with the repository.',
  });
}
