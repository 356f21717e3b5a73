import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** An article whose address belongs to a page of kb. */
export const slugReserved = reported({
  name: 'slug-reserved',
  severity: 'error',
  summary: 'The name of an article is taken by a page of the help center.',
  why: 'The search page or the error page would be gone.',
  examples: [
    {
      title: 'A name of its own',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'The name of the search page',
      verdict: 'fails',
      files: {
        'content/search.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
  ],
});
