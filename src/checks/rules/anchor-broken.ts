import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A link to a heading that its article does not have. */
export const anchorBroken = reported({
  name: 'anchor-broken',
  severity: 'warning',
  summary: 'A link leads to a heading that is not there.',
  why: 'Customers land at the top of a long page and have to look for the part themselves.',
  examples: [
    {
      title: 'The heading is there',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](return.md#by-post).',
        ),
        'content/return.md': lines(
          '---',
          'title: How do I return an item?',
          '---',
          '',
          'Pack it.',
          '',
          '## By post',
          '',
          'Send it.',
        ),
      },
    },
    {
      title: 'The heading was renamed',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](return.md#by-mail).',
        ),
        'content/return.md': lines(
          '---',
          'title: How do I return an item?',
          '---',
          '',
          'Pack it.',
          '',
          '## By post',
          '',
          'Send it.',
        ),
      },
    },
  ],
});
