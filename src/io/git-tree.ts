import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../model/errors.ts';
import { demandGit, findCommit, type Repository, runGit } from './git.ts';

/** The commit to compare with, for `--changed REF`. */
export interface Base {
  readonly commit: string;
  /** Present path -> path in that commit, of files that were renamed since; both below `repository.prefix`. */
  readonly renames: ReadonlyMap<string, string>;
}

/**
 * Where the present state and `ref` parted: what others have done on `ref` since then is not this change's doing. Throws
 * `UserError` when `ref` is unknown or the clone is too shallow to know.
 */
export async function findBase(repository: Repository, ref: string): Promise<Base> {
  const tip = await findCommit(repository, ref);
  if (!tip) throw unknownRef(repository, ref);
  const merge = await runGit(repository.top, ['merge-base', tip, 'HEAD']);
  const common = merge.stdout.toString('utf8').trim();
  if (merge.code !== 0 && repository.isShallow) {
    throw new UserError(`This clone is too shallow to see where it and ${ref} parted.`, {
      hint: 'Fetch the rest: git fetch --unshallow   (GitHub Actions: "fetch-depth: 0" at actions/checkout)',
    });
  }
  const commit = merge.code === 0 && common !== '' ? common : tip;
  return { commit, renames: await renamesSince(repository, commit) };
}

function unknownRef(repository: Repository, ref: string): UserError {
  return new UserError(`git knows no branch, tag or commit "${ref}".`, {
    hint: repository.isShallow
      ? 'This clone holds only a part of the history. Fetch the rest: git fetch --unshallow   (GitHub Actions: "fetch-depth: 0" at actions/checkout)'
      : `Fetch it first, for example: git fetch origin   Then use its full name, for example origin/main.`,
  });
}

async function renamesSince(repository: Repository, commit: string): Promise<Map<string, string>> {
  const args = [
    'diff',
    '--name-status',
    '-z',
    '--find-renames',
    '--no-ext-diff',
    '--ignore-submodules',
    commit,
    '--',
  ];
  const parts = (await demandGit(repository.top, args)).toString('utf8').split('\0');
  const renames = new Map<string, string>();
  for (let index = 0; index < parts.length; ) {
    const status = parts[index++] ?? '';
    if (!/^[RC]/.test(status)) {
      index++;
      continue;
    }
    const before = below(repository.prefix, parts[index++] ?? '');
    const now = below(repository.prefix, parts[index++] ?? '');
    if (status.startsWith('R') && before !== undefined && now !== undefined) renames.set(now, before);
  }
  return renames;
}

function below(prefix: string, name: string): string | undefined {
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

/**
 * Writes the project folder as it was in `commit` into a temporary folder, hands that to `use`, and removes it. `use` is
 * not called, and the result is undefined, when the folder was not there. The work tree and the index stay as they are.
 */
export async function withTree<T>(
  repository: Repository,
  commit: string,
  use: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  const tree = await runGit(repository.top, [
    'rev-parse',
    '--verify',
    '--quiet',
    `${commit}:${repository.prefix}`,
  ]);
  if (tree.code !== 0) return undefined;
  const temporary = mkdtempSync(path.join(tmpdir(), 'kb-base-'));
  try {
    const env = { GIT_INDEX_FILE: path.join(temporary, 'index') };
    const folder = path.join(temporary, 'tree');
    await demandGit(repository.top, ['read-tree', tree.stdout.toString('utf8').trim()], { env });
    await demandGit(
      repository.top,
      ['checkout-index', '--all', '--force', '--quiet', `--prefix=${folder}/`],
      { env },
    );
    return await use(folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
