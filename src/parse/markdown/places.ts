import type { Place } from '../../model/place.ts';
import type { Node } from './nodes.ts';

/** Gives the place in the file where a node stands. */
export type PlaceOf = (node: Node | undefined) => Place;

/** Places for a body that starts on line `bodyLine` of `file`. Nodes without a position stand at the start of the body. */
export function placesOf(file: string, bodyLine: number): PlaceOf {
  return (node) => {
    const start = node?.position?.start;
    return start
      ? { path: file, line: start.line + bodyLine - 1, column: start.column }
      : { path: file, line: bodyLine, column: 1 };
  };
}

/** The place of character `offset` of a text whose first line is line `firstLine` of `file`. */
export function placeAt(markdown: string, offset: number, file: string, firstLine: number): Place {
  let line = firstLine;
  let start = 0;
  for (
    let next = markdown.indexOf('\n');
    next !== -1 && next < offset;
    next = markdown.indexOf('\n', start)
  ) {
    line++;
    start = next + 1;
  }
  return { path: file, line, column: offset - start + 1 };
}
