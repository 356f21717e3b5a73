import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { countOf } from '../counted.ts';
import { lines } from '../lines.ts';
import { reviewPlace } from '../places.ts';

const name = 'review-overdue';

/** The due day of a review has passed. */
export const reviewOverdue: Rule = {
  name,
  severity: 'warning',
  summary: 'The review of an article is overdue.',
  why: 'Products and prices change. An article that nobody has read again since may send customers the wrong way.',
  *check(site): Iterable<Problem> {
    for (const { article, review } of checkedEntries(site)) {
      if (review.state !== 'overdue' || review.due === undefined) continue;
      const late = countOf(-(review.dueInDays ?? 0), 'day');
      yield {
        rule: name,
        message: `The review was due on ${review.due}, ${late} ago.`,
        at: reviewPlace(article),
        hint: `Read the article against the product, then record it: kb review "${article.file}" --by YOUR-ID --note "what you did".`,
        fingerprint: 'overdue',
      };
    }
  },
  examples: [
    {
      title: 'Reviewed in March, due every six months',
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
      title: 'The due day was in March',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2025-09-01',
          'review_every: 6 months',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
  ],
};
