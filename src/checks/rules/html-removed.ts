import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** HTML that kb does not let through: scripts, forms, frames, hidden text. */
export const htmlRemoved = reported({
  name: 'html-removed',
  severity: 'warning',
  summary: 'HTML in an article was left out.',
  why: 'What kb leaves out could run programs in the browser of a customer, or is seen by search engines only. The article lacks it.',
  examples: [
    {
      title: 'HTML for layout',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          '<details><summary>From abroad</summary>It takes longer.</details>',
        ),
      },
    },
    {
      title: 'A frame with a foreign page',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          '<iframe src="https://example.com/video"></iframe>',
        ),
      },
    },
  ],
});
