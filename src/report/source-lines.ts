/** Gives line `number` (from 1) of a file without its line ending. */
export type LineReader = (path: string, number: number) => string | undefined;

/** A reader that splits each file once. */
export function createLineReader(source: (path: string) => string | undefined): LineReader {
  const files = new Map<string, readonly string[] | undefined>();
  return (path, number) => {
    if (!files.has(path)) files.set(path, source(path)?.split(/\r\n|\n|\r/));
    return files.get(path)?.[number - 1];
  };
}
