import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Quotes or lists inside each other beyond all proportion. The article is shown as plain text. */
export const nestingTooDeep = reported({
  name: 'nesting-too-deep',
  severity: 'error',
  summary: 'Quotes or lists are nested too deeply to be formatted.',
  why: 'Customers get plain text with all its signs in it.',
  examples: [
    {
      title: 'A quote in a quote',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', '> > Open your order.'),
      },
    },
    {
      title: 'Quotes five hundred deep',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          `${'> '.repeat(500)}Open your order.`,
        ),
      },
    },
  ],
});
