import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A front-matter key that kb does not know. Keys that begin with `x-` are yours. */
export const frontmatterUnknownKey = reported({
  name: 'frontmatter-unknown-key',
  severity: 'warning',
  summary: 'The front matter has a key that kb does not know.',
  why: 'The line has no effect. A mistyped `redirect_form` loses every customer who comes from the old address.',
  examples: [
    {
      title: 'Keys of kb, and one of your own',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'tags: [refund]',
          'x-ticket: 4711',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'A mistyped key',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'tgas: [refund]',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
});
