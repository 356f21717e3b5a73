import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** Redirects that lead back to themselves. */
export const redirectLoop = reported({
  name: 'redirect-loop',
  severity: 'error',
  summary: 'A redirect leads back to itself.',
  why: 'The browser gives up with an error, and the customer, too.',
  examples: [
    {
      title: 'From an old page to a new one',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines('redirects:', '  /money-back.html: /refund.html'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'Two that point at each other',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('redirects:', '  /a.html: /b.html', '  /b.html: /a.html'),
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
  ],
});
