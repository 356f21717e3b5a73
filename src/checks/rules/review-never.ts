import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import type { Entry } from '../../model/site.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { reviewPlace } from '../places.ts';

const name = 'review-never';

/** Somebody promised reviews for the article, and none was ever recorded. */
export const reviewNever: Rule = {
  name,
  severity: 'info',
  summary: 'An article that is to be reviewed has never been reviewed.',
  why: 'Nobody can say since when the article is right, and without a first review no due day ever comes.',
  *check(site): Iterable<Problem> {
    for (const entry of checkedEntries(site)) {
      if (!isPromised(entry)) continue;
      yield {
        rule: name,
        message: 'This article is to be reviewed regularly, but no review is recorded.',
        at: reviewPlace(entry.article),
        hint: `Review it and record that: kb review "${entry.article.file}" --by YOUR-ID --note "what you did". To spread first reviews over some weeks: kb review --adopt --stagger 12w.`,
        fingerprint: 'never',
      };
    }
  },
  examples: [
    {
      title: 'A review is recorded',
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
      title: 'A first due day is planned',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'review_by: 2026-08-01',
          'review_every: 6 months',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
    {
      title: 'The folder promises reviews, and there was none',
      verdict: 'fails',
      files: {
        'content/billing/_meta.yml': lines('review_every: 6 months'),
        'content/billing/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order and choose **Refund**.',
        ),
      },
    },
  ],
};

function isPromised({ article, review }: Entry): boolean {
  if (review.state !== 'never-reviewed' || article.meta.reviewed !== undefined) return false;
  if (review.due !== undefined || (article.meta.invalid ?? []).length > 0) return false;
  return review.every !== undefined && review.every !== 'never';
}
