import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Front matter in another language than YAML. It is refused, and the article withheld. */
export const frontMatterLanguage = reported({
  name: 'front-matter-language',
  severity: 'error',
  summary: 'The front matter is not YAML, so the article is left out.',
  why: 'kb reads only YAML: other languages could run programs on your computer.',
  examples: [
    {
      title: 'An article that reads well',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'JavaScript',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---js',
          '{ title: "How do I get a refund?" }',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
});
