import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'pitfall-without-fix';

/** A known problem without a way out. */
export const pitfallWithoutFix: Rule = {
  name,
  severity: 'info',
  summary: 'A common problem is named, but not how to solve it.',
  why: 'Telling customers what goes wrong without telling them what to do makes them call.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const pitfall of article.pitfallList) {
        if ((pitfall.fix ?? '').trim() !== '') continue;
        yield {
          rule: name,
          message: `The problem ${quoted(pitfall.symptom)} has no solution.`,
          at: pitfall.at,
          hint: 'Add `fix:` with what the customer should do, or say whom to contact.',
          fingerprint: pitfall.symptom,
        };
      }
    }
  },
  examples: [
    {
      title: 'Problem and solution',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'pitfalls:',
          '  - symptom: The button is grey',
          '    fix: Wait until the parcel has arrived.',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'A problem, and nothing else',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'pitfalls:',
          '  - symptom: The button is grey',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
};
