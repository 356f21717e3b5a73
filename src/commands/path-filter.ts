import path from 'node:path';
import { isInside, relativeName } from '../io/is-inside.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';

/**
 * A test for the files that PATHs of the command line name: files, folders, and patterns with `*` and `**`, relative to `cwd`.
 * Files are named as findings name them, relative to `root`. Throws `UserError` when one of the PATHs matches no file.
 */
export function pathFilter(
  paths: readonly string[],
  files: readonly string[],
  { cwd, root }: { cwd: string; root: string },
): (file: string) => boolean {
  if (paths.length === 0) return () => true;
  const tests = paths.map((written) => {
    const test = testFor(written, cwd, root);
    if (!files.some(test)) throw matchesNothing(written, files);
    return test;
  });
  return (file) => tests.some((test) => test(file));
}

function testFor(written: string, cwd: string, root: string): (file: string) => boolean {
  const absolute = path.resolve(cwd, written);
  if (!isInside(root, absolute)) return () => false;
  const wanted = relativeName(root, absolute);
  const pattern = /[*?]/.test(wanted) ? patternOf(wanted) : undefined;
  return (file) =>
    wanted === '' || file === wanted || file.startsWith(`${wanted}/`) || (pattern?.test(file) ?? false);
}

/** `**` is any folders, `*` any name or part of one, `?` one character. Each part matches without looking back. */
function patternOf(text: string): RegExp {
  const source = text.slice(0, 500).replace(/(?:\*\*\/)+|\*\*|[*?]|[\\^$.+()[\]{}|]/g, (found) => {
    if (found.startsWith('**')) return found.endsWith('/') ? '(?:[^/]+/)*' : '.*';
    if (found === '*') return '[^/]*';
    return found === '?' ? '[^/]' : `\\${found}`;
  });
  return new RegExp(`^${source}$`);
}

function matchesNothing(written: string, files: readonly string[]): UserError {
  const name = path.posix.basename(written.split(path.sep).join('/'));
  const meant = nearest(
    name,
    files.map((file) => path.posix.basename(file)),
  );
  const file = files.find((candidate) => path.posix.basename(candidate) === meant);
  return new UserError(`No article is named ${written} here.`, {
    hint: file
      ? `Did you mean ${file}?`
      : 'Name a file or folder of articles as seen from the folder that you are in, for example content/billing.',
  });
}
