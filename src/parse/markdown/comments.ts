import type { ExpiringBlock } from '../../model/article.ts';
import { parseDay } from '../../model/day.ts';
import type { Problem } from '../../model/finding.ts';
import type { Comment } from './mark-markdown.ts';

export interface Expiry {
  readonly expiring: readonly ExpiringBlock[];
  readonly problems: readonly Problem[];
}

/** Reads `<!-- expires DAY -->` marks. A day that does not exist is a problem, never "no day". */
export function readExpiry(comments: readonly Comment[], file: string, bodyLine: number): Expiry {
  const expiring: ExpiringBlock[] = [];
  const problems: Problem[] = [];
  for (const { line, column, text } of comments) {
    if (text.length > 200) continue;
    const words = /^\s*expires\b[ :]{0,3}(.{0,100})$/is.exec(text);
    if (!words) continue;
    const written = (words[1] ?? '').trim();
    const at = { path: file, line: line + bodyLine - 1, column };
    const day = parseDay(written);
    if (day) expiring.push({ day, at });
    else {
      problems.push({
        rule: 'date-invalid',
        message: `\`${written}\` is not a day that exists.`,
        at,
        hint: 'Write the last day on which this is true as year-month-day: <!-- expires 2026-12-31 -->.',
        fingerprint: `expires ${written}`,
      });
    }
  }
  return { expiring, problems };
}

/** The Markdown without comments. A line on which nothing else stood goes too. */
export function withoutComments(markdown: string, comments: readonly Comment[]): string {
  if (comments.length === 0) return markdown;
  let result = '';
  let copied = 0;
  let newline = -1;
  for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
    if (start < copied) continue;
    const before = markdown.slice(copied, start);
    const lineStart = before.lastIndexOf('\n') + 1;
    if (newline < end) newline = markdown.indexOf('\n', end);
    if (newline === -1) newline = markdown.length;
    const isAlone =
      (lineStart > 0 || copied === 0 || markdown.charAt(copied - 1) === '\n') &&
      before.slice(lineStart).trim() === '' &&
      markdown.slice(end, Math.min(newline, end + 1000)).trim() === '';
    result += isAlone ? before.slice(0, lineStart) : before;
    copied = isAlone ? Math.min(markdown.length, newline + 1) : end;
  }
  return result + markdown.slice(copied);
}
