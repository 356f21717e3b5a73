import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** The content folder holds no article. */
export const noArticles = reported({
  name: 'no-articles',
  severity: 'error',
  summary: 'There is no article.',
  why: 'Publishing an empty help center over a full one is worse than publishing nothing.',
  examples: [
    {
      title: 'An article that reads well',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'A content folder with an image only',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('title: Help'),
        'content/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
      },
    },
  ],
});
