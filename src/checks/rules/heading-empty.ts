import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';

const name = 'heading-empty';

/** A heading without text. */
export const headingEmpty: Rule = {
  name,
  severity: 'warning',
  summary: 'A heading has no text.',
  why: 'A screen reader announces a heading and then says nothing; in the table of contents it is an empty line.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const heading of article.headings) {
        if (heading.text.trim() !== '') continue;
        yield {
          rule: name,
          message: 'This heading has no text.',
          at: heading.at,
          hint: 'Write what the part below is about, or delete the line.',
          fingerprint: 'heading',
        };
      }
    }
  },
  examples: [
    {
      title: 'A heading with text',
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
        ),
      },
    },
    {
      title: 'Only the signs of a heading',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '##',
          '',
          'Wait.',
        ),
      },
    },
  ],
};
