import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Front matter that is not YAML. The article is withheld: it may be internal. */
export const frontMatterSyntax = reported({
  name: 'front-matter-syntax',
  severity: 'error',
  summary: 'The front matter cannot be read, so the article is left out.',
  why: 'kb cannot know whether the article is meant for customers, and leaves it out rather than publish something internal.',
  examples: [
    {
      title: 'An article that reads well',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'A quotation mark that never ends',
      verdict: 'fails',
      files: {
        'content/refund.md': lines('---', 'title: "How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
  ],
});
