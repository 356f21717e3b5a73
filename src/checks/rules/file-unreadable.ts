import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A file that is no text, or that kb may not open. It is left out. */
export const fileUnreadable = reported({
  name: 'file-unreadable',
  severity: 'error',
  summary: 'A file cannot be read, so it is left out.',
  why: 'What it says is missing from the help center.',
  examples: [
    {
      title: 'An article that reads well',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'An image with the ending of an article',
      verdict: 'fails',
      files: {
        'content/refund.md': '\u0000\u0001\u0002 no text at all',
      },
    },
  ],
});
