import { lines } from '../lines.ts';
import { reported } from '../reported.ts';

const article = lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.');
const baseline = (expires: string): string =>
  lines(
    'version: 1',
    'accepted:',
    '  - rule: owner-missing',
    '    reason: The owners are being found',
    `    expires: ${expires}`,
    '    findings:',
    '      - content/refund.md a2684ca405066235',
  );

/** An exception in the baseline whose last day is over. Noticed when the baseline is applied. */
export const baselineExpired = reported({
  name: 'baseline-expired',
  severity: 'warning',
  summary: 'The last day of an exception in the baseline is over.',
  why: 'An exception is a promise to fix something by a day. Without an end it would hide the problem for good.',
  examples: [
    {
      title: 'Accepted until the end of the year',
      verdict: 'passes',
      files: { 'content/refund.md': article, 'kb-baseline.yml': baseline('2026-12-31') },
    },
    {
      title: 'Accepted until May',
      verdict: 'fails',
      files: { 'content/refund.md': article, 'kb-baseline.yml': baseline('2026-05-31') },
    },
  ],
});
