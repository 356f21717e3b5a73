import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A link into the site that leads nowhere; also in redirects, `related` and `translation_of`. */
export const linkBroken = reported({
  name: 'link-broken',
  severity: 'error',
  summary: 'A link leads nowhere.',
  why: 'A customer who follows it gets an error page in the middle of a task, and calls.',
  examples: [
    {
      title: 'The article is there',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](return.md).',
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
      title: 'The name is mistyped',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](retrun.md).',
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
