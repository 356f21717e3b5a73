import type { Article, Section } from '../model/article.ts';
import type { Place } from '../model/place.ts';
import { phrasePattern } from './plain-words.ts';

const headingLine = /^ {0,3}#{1,6}[ \t]/;

/**
 * Where a phrase (lower case) stands in a section of an article's body: its line and column, counted from the section's heading; it may go
 * over the end of a line. Where that cannot be told (emphasis inside the phrase, a part from the front matter), the place of the section.
 */
export function placeInSection({ markdown }: Article, { role, heading, at }: Section, phrase: string): Place {
  if (role !== 'body') return at;
  const lines = markdown.split('\n');
  const first = lines.findIndex((line) =>
    heading === '' ? line.trim() !== '' : headingLine.test(line) && line.includes(heading),
  );
  if (first === -1) return at;
  const next = lines.findIndex((line, i) => i > first && headingLine.test(line));
  const own = lines.slice(first, next === -1 ? undefined : next).join('\n');
  const found = own.toLowerCase().search(phrasePattern(phrase));
  if (found === -1) return at;
  const before = own.slice(0, found).split('\n');
  return { path: at.path, line: at.line + before.length - 1, column: (before.at(-1) as string).length + 1 };
}
