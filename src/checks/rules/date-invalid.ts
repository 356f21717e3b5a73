import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A date that cannot be read. */
export const dateInvalid = reported({
  name: 'date-invalid',
  severity: 'error',
  summary: 'A date cannot be read.',
  why: 'An article with such a date may appear or disappear on the wrong day.',
  examples: [
    {
      title: 'A day',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'publish_on: 2026-06-01',
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
          'publish_on: 2026-06-31',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
});
