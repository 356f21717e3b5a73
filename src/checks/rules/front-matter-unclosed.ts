import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Front matter without its last line. The article is withheld. */
export const frontMatterUnclosed = reported({
  name: 'front-matter-unclosed',
  severity: 'error',
  summary: 'The front matter begins but never ends, so the article is left out.',
  why: 'Everything below counts as settings, and nothing is left to publish.',
  examples: [
    {
      title: 'An article that reads well',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'The second line of hyphens is missing',
      verdict: 'fails',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '', 'Open your order.'),
      },
    },
  ],
});
