import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'heading-order';

/** A heading more than one level below the one before it. */
export const headingOrder: Rule = {
  name,
  severity: 'warning',
  summary: 'A heading skips a level.',
  why: 'Screen readers list the headings as an outline. A skipped level sounds as if a part of the page were missing.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      // The title is the heading of level 1, so a text may begin with level 1 or 2.
      let before = 1;
      for (const heading of article.headings) {
        if (heading.written > before + 1) {
          const from = before === 1 ? 'the title' : `a heading of level ${before}`;
          yield {
            rule: name,
            message: `The heading ${quoted(heading.text)} has level ${heading.written} and follows ${from}.`,
            at: heading.at,
            hint: `Write it with ${'#'.repeat(before + 1)} (level ${before + 1}).`,
            fingerprint: heading.text,
          };
        }
        before = heading.written;
      }
    }
  },
  examples: [
    {
      title: 'One level at a time',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '## By card',
          '',
          'Wait.',
          '',
          '### From abroad',
          '',
          'Wait longer.',
        ),
      },
    },
    {
      title: 'From level 2 to level 4',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '## By card',
          '',
          'Wait.',
          '',
          '#### From abroad',
          '',
          'Wait longer.',
        ),
      },
    },
  ],
};
