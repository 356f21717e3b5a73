import type { Site } from '../model/site.ts';
import { countOf } from '../report/plural.ts';
import type { Context } from './context.ts';

/** Says what lets search find less than it could: synonyms that are wrong, articles that could not be read. To fail for them is for `kb check`. */
export function tellPoorSearch({ synonyms, entries }: Site, context: Context): void {
  for (const { at, message, hint } of synonyms.problems) {
    context.stderr(`kb: ${at.path}:${at.line}:${at.column}: ${message}${hint ? `\n    ${hint}` : ''}\n`);
  }
  const unread = entries.filter(({ visibility }) => visibility === 'withheld').length;
  if (unread === 0) return;
  context.stderr(
    `kb: ${countOf(unread, 'article')} could not be read, and so not be searched.\n    "kb check" names each, with what to mend.\n`,
  );
}
