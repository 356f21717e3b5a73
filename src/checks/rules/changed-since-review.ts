import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { reviewPlace } from '../places.ts';

const name = 'changed-since-review';

/** The body is not the one that was reviewed. */
export const changedSinceReview: Rule = {
  name,
  severity: 'info',
  summary: 'The text has changed since the last review.',
  why: 'The review day stands for the text that was read then. What was added later was checked by nobody but its writer.',
  *check(site): Iterable<Problem> {
    for (const { article, review } of checkedEntries(site)) {
      if (!review.changed) continue;
      yield {
        rule: name,
        message: 'The text has changed since the last review.',
        at: reviewPlace(article),
        hint: `When somebody has read the change: kb review "${article.file}" --by YOUR-ID --note "what you did".`,
        fingerprint: 'changed',
      };
    }
  },
  examples: [
    {
      title: 'Reviewed by hand, without a stamp of the text',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-03-01',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
    {
      title: 'The stamp is that of another text',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-03-01',
          'review_hash: 0123456789abcdef',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
  ],
};
