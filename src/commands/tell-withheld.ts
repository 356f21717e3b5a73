import type { Site } from '../model/site.ts';
import { countOf } from '../report/plural.ts';
import type { Context } from './context.ts';

/** Says how many articles could not be read, of which no list of reviews can know anything. Gives the exit code: 2 for any, else 0. */
export function tellWithheld({ entries }: Site, context: Context): number {
  const withheld = entries.filter(({ visibility }) => visibility === 'withheld').length;
  if (withheld === 0) return 0;
  context.stderr(
    `kb: ${countOf(withheld, 'article')} could not be read, so nothing is known about when to review what is in them.\n    "kb check" names each, with what to mend.\n`,
  );
  return 2;
}
