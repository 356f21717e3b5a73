import type { Article, Section } from '../model/article.ts';
import type { Place } from '../model/place.ts';

/**
 * Where a phrase (lower case) stands in a section of an article's body: its line and column, counted from the section's heading. Where that
 * cannot be told (a phrase over two lines, a part from the front matter), the place of the section.
 */
export function placeInSection({ markdown }: Article, { role, heading, at }: Section, phrase: string): Place {
  if (role !== 'body') return at;
  const lines = markdown.split('\n');
  const first = lines.findIndex((line) =>
    heading === '' ? line.trim() !== '' : /^ {0,3}#{1,6}[ \t]/.test(line) && line.includes(heading),
  );
  const found =
    first === -1 ? -1 : lines.findIndex((line, i) => i >= first && line.toLowerCase().includes(phrase));
  if (found === -1) return at;
  const column = (lines[found] as string).toLowerCase().indexOf(phrase) + 1;
  return { path: at.path, line: at.line + found - first, column };
}
