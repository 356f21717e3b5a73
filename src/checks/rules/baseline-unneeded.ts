import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

const baseline = lines(
  'version: 1',
  'accepted:',
  '  - rule: owner-missing',
  '    reason: The owners are being found',
  '    expires: 2026-12-31',
  '    findings:',
  '      - content/refund.md a2684ca405066235',
);

/** An exception in the baseline for something that is no longer wrong. Noticed when the baseline is applied. */
export const baselineUnneeded = reported({
  name: 'baseline-unneeded',
  severity: 'info',
  summary: 'An exception in the baseline is no longer needed.',
  why: 'It would let the same mistake back in unnoticed.',
  examples: [
    {
      title: 'The owner is still missing',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
        'kb-baseline.yml': baseline,
      },
    },
    {
      title: 'The article has an owner now',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'owner: maria',
          '---',
          '',
          'Open your order.',
        ),
        'kb-baseline.yml': baseline,
      },
    },
  ],
});
