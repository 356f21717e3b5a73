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
  ELOOP: 'links in this path lead in a circle',
  EIO: 'the disk cannot be read or written',
};

const moreFiles =
  'Allow more and run kb again. On Linux and macOS, type this into the same terminal first: ulimit -n 4096';
const hints: Readonly<Record<string, string>> = {
  EMFILE: moreFiles,
  ENFILE: 'Close programs that you do not need and run kb again.',
};

/** What the system refused, in words, for whoever must mend it; undefined for any other error. */
export function explainSystemError(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as { code?: unknown; path?: unknown };
  const cause = typeof code === 'string' ? causes[code] : undefined;
  if (cause === undefined) return undefined;
  const what = typeof path === 'string' ? path : 'A file';
  return new UserError(`${what}: ${cause} (${code}).`, {
    hint: hints[String(code)] ?? 'Mend that and run kb again.',
  });
}

/** True when there was nothing wrong with a file, but no more could be opened. */
export function isOutOfFiles(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'EMFILE' || code === 'ENFILE';
}
