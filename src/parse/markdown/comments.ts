import type { ExpiringBlock } from '../../model/article.ts';
import { parseDay } from '../../model/day.ts';
import type { Problem } from '../../model/finding.ts';
import type { Comment } from './mark-markdown.ts';
import { placeAt } from './places.ts';

export interface Expiry {
  readonly expiring: readonly ExpiringBlock[];
  readonly problems: readonly Problem[];
}

/** Reads `<!-- expires DAY -->` marks. A day that does not exist is a problem, never "no day". */
export function readExpiry(
  comments: readonly Comment[],
  markdown: string,
  file: string,
  bodyLine: number,
): Expiry {
  const expiring: ExpiringBlock[] = [];
  const problems: Problem[] = [];
  for (const { start, text } of comments) {
    if (text.length > 200) continue;
    const words = /^\s*expires\b[ :]{0,3}(.{0,100})$/is.exec(text);
    if (!words) continue;
    const written = (words[1] ?? '').trim();
    const at = placeAt(markdown, start, file, bodyLine);
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
  for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
    if (start < copied) continue;
    const lineStart = markdown.lastIndexOf('\n', start - 1) + 1;
    const newline = markdown.indexOf('\n', end);
    const lineEnd = newline === -1 ? markdown.length : newline + 1;
    const isAlone =
      lineStart >= copied &&
      markdown.slice(lineStart, start).trim() === '' &&
      markdown.slice(end, lineEnd).trim() === '';
    result += markdown.slice(copied, isAlone ? lineStart : start);
    copied = isAlone ? lineEnd : end;
  }
  return result + markdown.slice(copied);
}
