import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Neither a `title` nor a heading that could be one. */
export const titleMissing = reported({
  name: 'title-missing',
  severity: 'warning',
  summary: 'The article has no title, so its file name stands in for one.',
  why: 'The title is what customers see in lists, in search and in the browser. A file name is seldom their question.',
  examples: [
    {
      title: 'A title in the front matter',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'A heading that serves as title',
      verdict: 'passes',
      files: { 'content/refund.md': lines('# How do I get a refund?', '', 'Open your order.') },
    },
    {
      title: 'Only text',
      verdict: 'fails',
      files: { 'content/refund.md': lines('Open your order and choose **Refund**.') },
    },
  ],
});
