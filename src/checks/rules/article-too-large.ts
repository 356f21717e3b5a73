import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** An article or table beyond all proportion. It is shown as plain text. */
export const articleTooLarge = reported({
  name: 'article-too-large',
  severity: 'error',
  summary: 'An article is too large to be formatted.',
  why: 'Customers get plain text with all its signs in it, and nobody reads that much.',
  examples: [
    {
      title: 'An article of ordinary length',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'Half a million characters',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Wait. '.repeat(90_000),
        ),
      },
    },
  ],
});
