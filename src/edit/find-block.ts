import { UserError } from '../model/errors.ts';
import { type Entry, endOfLine, scanEntries } from './scan-entries.ts';

/** The front matter of a file as lines. */
export interface Block {
  /** First character after the opening line. */
  readonly start: number;
  /** First character of the closing line. */
  readonly end: number;
  /** First character after the closing line: the body. */
  readonly body: number;
  /** Line ending of the file. */
  readonly lineBreak: string;
  readonly entries: readonly Entry[];
}

/**
 * Finds the front matter of an article and its top-level entries. Gives undefined when there is none. Throws `UserError`
 * when there is one that a text edit cannot change safely.
 */
export function findBlock(text: string): Block | undefined {
  const from = text.startsWith('\ufeff') ? 1 : 0;
  const opening = /^---(?:[ \t]*|[ \t]*ya?ml[ \t]*)(\r?\n|$)/i.exec(text.slice(from, from + 100));
  if (!opening) return undefined;
  const lineBreak = opening[1] || '\n';
  const start = from + opening[0].length;
  for (let at = start; at < text.length; ) {
    const next = endOfLine(text, at, text.length);
    if (text.startsWith('---', at)) {
      if (text.slice(at, next).trimEnd() !== '---') break;
      const entries = scanEntries(text, start, at);
      if (entries && (entries[0]?.indent ?? 0) === 0)
        return { start, end: at, body: next, lineBreak, entries };
      throw new UserError('The front matter is written in a way that kb cannot change safely.', {
        hint: 'Write it as plain `key: value` lines, or make the change by hand.',
      });
    }
    at = next;
  }
  throw new UserError('The front matter never ends, so it cannot be changed.', {
    hint: 'Write exactly three hyphens on a line of their own below the last key.',
  });
}

/** The line ending that a text uses: that of its first line. */
export function lineBreakOf(text: string): string {
  const end = text.indexOf('\n');
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
}
