import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'emoji-run';

/** A run of emoji. */
export const emojiRun: Rule = {
  name,
  severity: 'info',
  summary: 'Several emoji stand in a row.',
  why: 'A screen reader says the full name of each: "party popper party popper party popper".',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const element of article.elements) {
        if (!(element.kind === 'emoji-run')) continue;
        yield {
          rule: name,
          message: `Several emoji stand in a row: ${quoted(element.text ?? '')}.`,
          at: element.at,
          hint: 'Keep one, or say it in words.',
          fingerprint: element.text ?? 'emoji',
        };
      }
    }
  },
  examples: [
    {
      title: 'One emoji',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          'Done 🎉 The money is on its way.',
        ),
      },
    },
    {
      title: 'Four in a row',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          'Done 🎉🎉🎉🎉 The money is on its way.',
        ),
      },
    },
  ],
};
