import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';

/** A link into the site that leads nowhere. */
export const linkBroken: Rule = {
  name: 'link-broken',
  severity: 'error',
  summary: 'A link leads to an article, page or file that does not exist.',
  why: 'A customer who follows the link gets an error page in the middle of a task, and calls instead.',
  *check(site): Iterable<Problem> {
    for (const entry of checkedEntries(site)) {
      for (const [index, target] of entry.links.entries()) {
        const link = entry.article.links[index];
        if (!link || target.kind !== 'broken' || target.reason === 'no-anchor') continue;
        yield {
          rule: 'link-broken',
          message: `The link to "${link.href}" leads nowhere.`,
          at: link.at,
          hint: target.meant ? `Did you mean "${target.meant}"?` : 'Correct the address, or remove the link.',
          fingerprint: link.href,
        };
      }
    }
  },
  examples: [],
};
