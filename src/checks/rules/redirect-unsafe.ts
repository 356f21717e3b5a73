import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A redirect that could lead customers to a foreign site. It is left out. */
export const redirectUnsafe = reported({
  name: 'redirect-unsafe',
  severity: 'error',
  summary: 'A redirect could lead to a foreign site.',
  why: 'Addresses such as //example.com look like paths and take customers to somebody else.',
  examples: [
    {
      title: 'A path of the site',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'redirect_from: [/money-back.html]',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'An address that leaves the site',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'redirect_from: [//example.com/refund]',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
});
