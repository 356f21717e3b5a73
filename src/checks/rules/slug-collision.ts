import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Two articles that would get the same address. */
export const slugCollision = reported({
  name: 'slug-collision',
  severity: 'error',
  summary: 'Two articles have the same address.',
  why: 'Only one page can be there; links to the other lead to the wrong article.',
  examples: [
    {
      title: 'Two names',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
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
      title: 'Names that differ only in form',
      verdict: 'fails',
      files: {
        'content/Get a refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
        ),
        'content/get-a-refund.md': lines(
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
