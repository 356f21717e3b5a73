import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { reviewPlace } from '../places.ts';

const name = 'review-due-soon';

/** The due day of a review is near (`review.due_soon`). */
export const reviewDueSoon: Rule = {
  name,
  severity: 'info',
  summary: 'The review of an article is due soon.',
  why: 'A review that is planned takes an hour; one that is late takes the trust of customers first.',
  *check(site): Iterable<Problem> {
    for (const { article, review } of checkedEntries(site)) {
      if (review.state !== 'due-soon' || review.due === undefined) continue;
      yield {
        rule: name,
        message: review.dueInDays === 0 ? 'The review is due today.' : `The review is due on ${review.due}.`,
        at: reviewPlace(article),
        hint: `Plan it, and when it is done record it: kb review "${article.file}" --by YOUR-ID --note "what you did".`,
        fingerprint: 'due-soon',
      };
    }
  },
  examples: [
    {
      title: 'Due in September',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-03-01',
          'review_every: 6 months',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
    {
      title: 'Due in five days',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-03-20',
          'review_every: 3 months',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
  ],
};
