import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';

const name = 'block-expired';

/** A block whose last day is over: `<!-- expires 2026-12-31 --> ... <!-- end expires -->`. */
export const blockExpired: Rule = {
  name,
  severity: 'warning',
  summary: 'A part of the text was to go, and its day is over.',
  why: 'Somebody knew when this part would become wrong. Since that day customers read it all the same.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const block of article.expiring) {
        if (site.today <= block.day) continue;
        yield {
          rule: name,
          message: `The last day of this part was ${block.day}.`,
          at: block.at,
          hint: 'Delete it with its two comment lines, or give it a later day.',
          fingerprint: `expires ${block.day}`,
        };
      }
    }
  },
  examples: [
    {
      title: 'The day is still to come',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '<!-- expires 2026-12-31 -->',
          '',
          'Refunds take ten days because of the move.',
          '',
          '<!-- end expires -->',
        ),
      },
    },
    {
      title: 'The day was last week',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '<!-- expires 2026-06-08 -->',
          '',
          'Refunds take ten days because of the move.',
          '',
          '<!-- end expires -->',
        ),
      },
    },
  ],
};
