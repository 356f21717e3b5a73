import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { keyPlace } from '../places.ts';

const name = 'review-reason-missing';

/** `review_every: never` without a `review_reason`. */
export const reviewReasonMissing: Rule = {
  name,
  severity: 'warning',
  summary: 'An article is never reviewed, and nobody says why.',
  why: 'In a year nobody remembers whether this article cannot go wrong or was only set aside.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      if (article.meta.reviewEvery !== 'never' || (article.meta.reviewReason ?? '').trim() !== '') continue;
      yield {
        rule: name,
        message: 'The article is exempt from reviews without a reason.',
        at: keyPlace(article, 'review_every'),
        hint: 'Add `review_reason:`, for example "History of the company, does not change".',
        fingerprint: 'reason',
      };
    }
  },
  examples: [
    {
      title: 'Never, with a reason',
      verdict: 'passes',
      files: {
        'content/history.md': lines(
          '---',
          'title: How did we begin?',
          'review_every: never',
          'review_reason: History does not change',
          '---',
          '',
          'In a garage.',
        ),
      },
    },
    {
      title: 'Never, and that is all',
      verdict: 'fails',
      files: {
        'content/history.md': lines(
          '---',
          'title: How did we begin?',
          'review_every: never',
          '---',
          '',
          'In a garage.',
        ),
      },
    },
  ],
};
