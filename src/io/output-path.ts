/** True for a path that stays below the folder it is joined to: relative, forward slashes, no `..`, no empty parts. */
export function isOutputPath(path: string): boolean {
  if (path === '' || /[\\\0]/.test(path) || /^[a-z]:/i.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Equal for two paths that are one file on a disk that ignores case or accents' storage form. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
