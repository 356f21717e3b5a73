import { mistakeText } from '../model/errors.ts';
import type { Site } from '../model/site.ts';
import type { Context } from './context.ts';
import { tellUnread } from './tell-withheld.ts';

/** Says what lets search find less than it could: synonyms that are wrong, articles that could not be read. To fail for them is for `kb check`. */
export function tellPoorSearch(site: Site, context: Context): void {
  for (const problem of site.synonyms.problems) context.stderr(`kb: ${mistakeText(problem)}\n`);
  tellUnread(site, 'and so not be searched', context);
}
