import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';

const name = 'table-no-header';

/** A table without header cells. */
export const tableNoHeader: Rule = {
  name,
  severity: 'warning',
  summary: 'A table has no header row.',
  why: 'A screen reader names the column with every cell. Without a header row people hear numbers and have to guess.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const element of article.elements) {
        if (!(element.kind === 'table' && !element.ok)) continue;
        yield {
          rule: name,
          message: 'This table has no headers.',
          at: element.at,
          hint: 'Write what each column holds in the first row, or make it a list.',
          fingerprint: 'table',
        };
      }
    }
  },
  examples: [
    {
      title: 'Every column has a header',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '| Country | Days |',
          '| --- | --- |',
          '| France | 3 |',
        ),
      },
    },
    {
      title: 'A table in HTML without header cells',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '<table><tr><td>France</td><td>3</td></tr></table>',
        ),
      },
    },
  ],
};
