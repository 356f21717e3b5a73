import { cleanText, widthOf } from './terminal-text.ts';

const ahead = 20;

/**
 * The source line with a caret under `column` (from 1, in UTF-16 units). Long lines are cut to `columns` around the caret.
 * Gives no lines when there is nothing to read in the line: `---` tells nobody where they are.
 */
export function codeFrame(
  line: string | undefined,
  number: number,
  column: number,
  columns: number,
): string[] {
  if (line === undefined || !/[\p{L}\p{N}]/u.test(line)) return [];
  const gutter = `${String(number).padStart(5)} | `;
  const room = Math.max(20, columns - gutter.length - 1);
  const at = Math.min(Math.max(0, column - 1), line.length);
  const start = at > room - ahead ? at - Math.floor(room / 2) : 0;
  const before = (start > 0 ? '…' : '') + cleanText(line.slice(start, at));
  const rest = line.slice(at, start + room);
  const after = cleanText(rest) + (start + room < line.length ? '…' : '');
  return [`${gutter}${before}${after}`, `${' '.repeat(5)} | ${' '.repeat(widthOf(before))}^`];
}
