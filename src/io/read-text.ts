import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../model/errors.ts';
import { isOutOfFiles } from '../model/system-errors.ts';
import { relativeName } from './is-inside.ts';

/** The text of a file that may be missing: undefined when there is none. Throws `UserError` when it cannot be read. */
export function readOptional(file: string, root: string): string | undefined {
  const bytes = readOptionalBytes(file, root);
  return bytes && textOf(bytes);
}

/** UTF-8, or UTF-16 with its mark, which some Windows programs write unasked. */
function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The same as bytes, for what may be in another encoding. */
export function readOptionalBytes(file: string, root: string): Buffer | undefined {
  const name = relativeName(root, file) || 'This';
  try {
    refuseUnusual(file, name);
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (error instanceof UserError || isOutOfFiles(error)) throw error;
    const what = code === 'EISDIR' ? 'is a folder, not a file' : `could not be read (${code})`;
    throw new UserError(`${name} ${what}.`, {
      hint: 'It must be an ordinary file that your user may read.',
    });
  }
}

/** The text of a file, or undefined for whatever reason: for showing lines, where nothing depends on it. */
export function readIfPossible(file: string): string | undefined {
  try {
    return statSync(file).isFile() ? textOf(readFileSync(file)) : undefined;
  } catch {
    return undefined;
  }
}

/** What a shell hands over: `<(git show main:kb-baseline.yml)`, or what a program before it prints. Somebody does write into it. */
const fromShell = /^\/dev\/(?:stdin|fd\/\d+)$/;

/** Throws `UserError` for what `kindOfUnusual` names, unless a shell opened it for kb. */
export function refuseUnusual(file: string, name: string): void {
  const kind = fromShell.test(file) ? undefined : kindOfUnusual(file);
  if (kind === undefined) return;
  throw new UserError(`${name} is ${kind}, not an ordinary file, so kb does not read it.`, {
    hint: 'Put an ordinary file in its place, or remove it.',
  });
}

/**
 * What stands at a path, in words, if it is no file (links are followed) and no folder, of which the system says so itself. A
 * pipe lets its reader wait for ever, some devices never end, and whatever is written in the place of one destroys it.
 */
export function kindOfUnusual(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats || stats.isFile() || stats.isDirectory()) return undefined;
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
