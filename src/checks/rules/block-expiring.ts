import { daysBetween } from '../../model/day.ts';
import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';

const name = 'block-expiring';

/** A block whose last day is near (`review.due_soon`). */
export const blockExpiring: Rule = {
  name,
  severity: 'info',
  summary: 'A part of the text has to go soon.',
  why: 'It is easier to write what comes next while the old text still stands.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const block of article.expiring) {
        const days = daysBetween(site.today, block.day);
        if (days < 0 || days > site.config.review.dueSoonDays) continue;
        yield {
          rule: name,
          message: `The last day of this part is ${block.day}.`,
          at: block.at,
          hint: 'Plan what stands here from the day after.',
          fingerprint: `expires ${block.day}`,
        };
      }
    }
  },
  examples: [
    {
      title: 'The day is months away',
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
      title: 'The day is next week',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '<!-- expires 2026-06-22 -->',
          '',
          'Refunds take ten days because of the move.',
          '',
          '<!-- end expires -->',
        ),
      },
    },
  ],
};
