import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A front-matter value of the wrong form. */
export const frontMatterType = reported({
  name: 'front-matter-type',
  severity: 'error',
  summary: 'A value in the front matter has the wrong form.',
  why: 'kb cannot use the value, so customers and colleagues do not get what you wrote.',
  examples: [
    {
      title: 'A number',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'order: 3',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'A word where a number belongs',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'order: third',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
});
