import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';

/** An article for which nobody answers, neither by itself nor through its folder or the site. */
export const ownerMissing: Rule = {
  name: 'owner-missing',
  severity: 'warning',
  summary: 'The article has no owner.',
  why: 'An article that belongs to nobody is reviewed by nobody. When it goes wrong, customers find out first.',
  *check(site): Iterable<Problem> {
    for (const entry of checkedEntries(site)) {
      if (entry.ownership.ids.length > 0) continue;
      yield {
        rule: 'owner-missing',
        message: 'This article has no owner.',
        at: entry.ownership.at,
        hint: 'Add `owner: NAME` to its front matter, or `owner` to the `_meta.yml` of its folder, or to kb.config.yml for the whole site.',
        fingerprint: 'owner',
      };
    }
  },
  examples: [
    {
      title: 'The article names its owner',
      verdict: 'passes',
      files: {
        'content/refund.md':
          '---\ntitle: How do I get a refund?\nowner: billing-team\n---\n\nOpen your order and choose **Refund**.\n',
      },
    },
    {
      title: 'The folder names an owner for all that is in it',
      verdict: 'passes',
      files: {
        'content/billing/_meta.yml': 'owner: billing-team\n',
        'content/billing/refund.md':
          '---\ntitle: How do I get a refund?\n---\n\nOpen your order and choose **Refund**.\n',
      },
    },
    {
      title: 'Nobody is named',
      verdict: 'fails',
      files: {
        'content/refund.md':
          '---\ntitle: How do I get a refund?\n---\n\nOpen your order and choose **Refund**.\n',
      },
    },
  ],
};
