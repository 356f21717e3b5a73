import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'notice-ended';
const article = lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.');

/** A notice whose last day is over. Customers no longer see it; it only clutters the config. */
export const noticeEnded: Rule = {
  name,
  severity: 'info',
  summary: 'A notice is over.',
  why: 'Customers no longer see it. What stays in the config is copied one day with an old text.',
  *check(site): Iterable<Problem> {
    for (const notice of site.config.notices) {
      if (notice.until === undefined || notice.until >= site.today) continue;
      yield {
        rule: name,
        message: `The notice ${quoted(notice.message)} ended on ${notice.until}.`,
        at: notice.at,
        hint: 'Delete it, or give it a new last day.',
        fingerprint: notice.message,
      };
    }
  },
  examples: [
    {
      title: 'It runs until the end of the month',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines(
          'notices:',
          '  - message: Parcels are late this week',
          '    until: 2026-06-30',
        ),
        'content/refund.md': article,
      },
    },
    {
      title: 'It ended in May',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines(
          'notices:',
          '  - message: Parcels are late this week',
          '    until: 2026-05-31',
        ),
        'content/refund.md': article,
      },
    },
  ],
};
