import { addDays } from '../../model/day.ts';
import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { keyPlace } from '../places.ts';

const name = 'review-date-future';

/** A review day that has not come yet. One day is granted, for colleagues further east. */
export const reviewDateFuture: Rule = {
  name,
  severity: 'error',
  summary: 'The day of the last review lies in the future.',
  why: 'Nobody can have reviewed an article tomorrow. Such a date makes an article look fresh for years.',
  *check(site): Iterable<Problem> {
    const latest = addDays(site.today, 1);
    for (const { article } of checkedEntries(site)) {
      const { reviewed } = article.meta;
      if (reviewed === undefined || reviewed <= latest) continue;
      yield {
        rule: name,
        message: `The article says that it was reviewed on ${reviewed}, which is in the future.`,
        at: keyPlace(article, 'reviewed'),
        hint: 'Write the day on which somebody really read it. To plan a review, use `review_by`.',
        fingerprint: 'reviewed',
      };
    }
  },
  examples: [
    {
      title: 'Reviewed in March',
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
      title: 'Reviewed next year',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2027-03-01',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
  ],
};
