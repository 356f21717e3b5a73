import type { Day } from '../../model/day.ts';
import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { keyPlace } from '../places.ts';

const name = 'review-date-backwards';

const article = lines(
  '---',
  'title: How do I get a refund?',
  'reviewed: 2026-03-01',
  '---',
  '',
  'Open your order and choose **Refund**.',
);

/** The review day is earlier than the one before it. Needs `site.history`; without it there is nothing to compare. */
export const reviewDateBackwards: Rule = {
  name,
  severity: 'warning',
  summary: 'The day of the last review is earlier than the one that stood there before.',
  why: 'Review days only move forward. One that moves back was mistyped, or an old copy of the article has overwritten a newer one.',
  *check(site): Iterable<Problem> {
    const previous = site.history?.previousReviewed ?? {};
    for (const entry of checkedEntries(site)) {
      const { reviewed } = entry.article.meta;
      const before = Object.hasOwn(previous, entry.path) ? previous[entry.path] : undefined;
      if (reviewed === undefined || before === undefined || reviewed >= before) continue;
      yield {
        rule: name,
        message: `The article was reviewed on ${before}; now it says ${reviewed}, which is earlier.`,
        at: keyPlace(entry.article, 'reviewed'),
        hint: 'Look at the history of the file: was the day mistyped, or has an old copy overwritten newer text?',
        fingerprint: 'reviewed',
      };
    }
  },
  examples: [
    {
      title: 'The day before was earlier',
      verdict: 'passes',
      files: { 'content/refund.md': article },
      history: { previousReviewed: { 'refund.md': '2025-09-01' as Day } },
    },
    {
      title: 'The day before was later',
      verdict: 'fails',
      files: { 'content/refund.md': article },
      history: { previousReviewed: { 'refund.md': '2026-05-20' as Day } },
    },
  ],
};
