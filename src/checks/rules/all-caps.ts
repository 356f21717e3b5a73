import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'all-caps';

/** Shouted words. */
export const allCaps: Rule = {
  name,
  severity: 'info',
  summary: 'Several words are written in capitals.',
  why: 'Capitals are slow to read, feel like shouting, and some screen readers spell them out.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const element of article.elements) {
        if (!(element.kind === 'all-caps')) continue;
        yield {
          rule: name,
          message: `These words are written in capitals: ${quoted(element.text ?? '')}.`,
          at: element.at,
          hint: 'Write them normally, and use **bold** or a note block for what is important.',
          fingerprint: element.text ?? 'capitals',
        };
      }
    }
  },
  examples: [
    {
      title: 'Bold instead of capitals',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          'Please **do not send** the parcel to our office.',
        ),
      },
    },
    {
      title: 'A shouted sentence',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          'Please DO NOT SEND THE PARCEL to our office.',
        ),
      },
    },
  ],
};
