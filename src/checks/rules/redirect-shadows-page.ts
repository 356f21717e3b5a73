import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

/** A redirect from an address that something else has. The redirect is left out. */
export const redirectShadowsPage = reported({
  name: 'redirect-shadows-page',
  severity: 'warning',
  summary: 'A redirect starts at an address that is taken.',
  why: 'Two things cannot have one address. The page stays, so the redirect has no effect.',
  examples: [
    {
      title: 'The old address is free',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'redirect_from: [/money-back.html]',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'There is an article at the old address',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'redirect_from: [/return.html]',
          '---',
          '',
          'Open your order.',
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
  ],
});
