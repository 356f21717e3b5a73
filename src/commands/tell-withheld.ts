import type { Site } from '../model/site.ts';
import { countOf } from '../report/plural.ts';
import type { Context } from './context.ts';

/** Says how many articles could not be read, and what follows from it. Gives how many. */
export function tellUnread({ entries }: Site, consequence: string, context: Context): number {
  const unread = entries.filter(({ visibility }) => visibility === 'withheld').length;
  if (unread > 0) {
    context.stderr(
      `kb: ${countOf(unread, 'article')} could not be read, ${consequence}.\n    "kb check" names each, with what to mend.\n`,
    );
  }
  return unread;
}

/** The same of articles of which no list of reviews can know anything. Gives the exit code: 2 for any, else 0. */
export function tellWithheld(site: Site, context: Context): number {
  const consequence = 'so nothing is known about when to review what is in them';
  return tellUnread(site, consequence, context) > 0 ? 2 : 0;
}
