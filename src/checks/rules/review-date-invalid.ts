import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A review date or interval that cannot be read. */
export const reviewDateInvalid = reported({
  name: 'review-date-invalid',
  severity: 'error',
  summary: 'A review date or interval cannot be read.',
  why: 'A date that nobody can read is not "no date": somebody meant something, and no reminder comes.',
  examples: [
    {
      title: 'A day and an interval',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-03-01',
          'review_every: 6 months',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'A day that does not exist',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'reviewed: 2026-02-30',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'An interval in other words',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'review_every: now and then',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
});
