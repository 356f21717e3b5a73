import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A link to an article that is archived. */
export const linkToArchived = reported({
  name: 'link-to-archived',
  severity: 'warning',
  summary: 'A link leads to an archived article.',
  why: 'The customer takes one step more, and may follow advice that no longer holds.',
  examples: [
    {
      title: 'The article is kept up',
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
      title: 'The article is archived',
      verdict: 'fails',
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
          'status: archived',
          '---',
          '',
          'Pack it.',
        ),
      },
    },
  ],
});
