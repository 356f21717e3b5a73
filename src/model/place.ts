/**
 * Where something stands in a file that a person can open.
 * `path` is relative to the project folder with forward slashes; `line` and `column` count from 1.
 */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The first character of a file: the place for a problem that concerns the whole file. */
export function startOf(path: string): Place {
  return { path, line: 1, column: 1 };
}

/** Orders places by path, then line, then column; paths by code unit, so the order is the same in every locale. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
