import { cleanText } from './terminal-text.ts';

const maxLines = 400;

/**
 * What changes in a file, as lines with `-` and `+` below the file's name. Files of equal length are compared line by line; else
 * the common beginning and end are left out. Enough for small edits; at most 400 lines are shown.
 */
export function lineDiff(name: string, before: string, after: string): string {
  const old = linesOf(before);
  const now = linesOf(after);
  const shown: string[] = [];
  if (old.length === now.length) {
    old.forEach((line, index) => {
      if (line !== now[index]) shown.push(`${index + 1}: - ${line}`, `${index + 1}: + ${now[index]}`);
    });
  } else {
    let start = 0;
    while (start < old.length && start < now.length && old[start] === now[start]) start++;
    let end = 0;
    while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end))
      end++;
    for (let i = start; i < old.length - end; i++) shown.push(`${i + 1}: - ${old[i]}`);
    for (let i = start; i < now.length - end; i++) shown.push(`${i + 1}: + ${now[i]}`);
  }
  const lines = shown.slice(0, maxLines).map((line) => `  ${cleanText(line)}`);
  if (shown.length > maxLines) lines.push(`  (${shown.length - maxLines} more lines)`);
  return [cleanText(name), ...lines].join('\n');
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
