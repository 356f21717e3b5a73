import { UserError } from './errors.ts';

const causes: Readonly<Record<string, string>> = {
  EACCES: 'kb is not allowed to use it',
  EPERM: 'kb is not allowed to use it',
  EROFS: 'the disk cannot be written to',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EMFILE: 'kb may open no more files at once',
  ENFILE: 'too many files are open on this computer',
  EBUSY: 'another program is using it',
  ENAMETOOLONG: 'the name is too long for this disk',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EISDIR: 'there is a folder of this name',
  ELOOP: 'links in this path lead in a circle',
  EIO: 'the disk cannot be read or written',
};

const moreFiles =
  'Allow more and run kb again. On Linux and macOS, type this into the same terminal first: ulimit -n 4096';
const space = 'Delete what you do not need and run kb again.';
const otherName = 'Choose another name.';
const permission = 'Give your user the right to use it, or choose another place.';
const hints: Readonly<Record<string, string>> = {
  EACCES: permission,
  EPERM: permission,
  ENOSPC: space,
  EDQUOT: space,
  EISDIR: otherName,
  ENOTDIR: otherName,
  EMFILE: moreFiles,
  ENFILE: 'Close programs that you do not need and run kb again.',
};

/** What the system refused, in words, for whoever must mend it; undefined for any other error. */
export function explainSystemError(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const {
    code,
    syscall,
    path,
    dest = path,
  } = error as Partial<Record<'code' | 'syscall' | 'path' | 'dest', unknown>>;
  // Where a folder is to be made, a file stands: the same mistake, told in another way.
  const kind = code === 'EEXIST' && syscall === 'mkdir' ? 'ENOTDIR' : String(code);
  const cause = causes[kind];
  if (cause === undefined) return undefined;
  const what =
    typeof dest === 'string' ? `${dest}: ${cause}` : `${cause.charAt(0).toUpperCase()}${cause.slice(1)}`;
  return new UserError(`${what} (${code}).`, { hint: hints[kind] ?? 'Mend that and run kb again.' });
}

/** True when there was nothing wrong with a file, but no more could be opened. */
export function isOutOfFiles(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'EMFILE' || code === 'ENFILE';
}
