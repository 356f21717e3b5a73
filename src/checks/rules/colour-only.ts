import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'colour-only';

/** Colour as the only mark of meaning. */
export const colourOnly: Rule = {
  name,
  severity: 'warning',
  summary: 'Text gets its meaning from colour alone.',
  why: 'About one man in twelve cannot tell red from green, and kb removes colours that articles set, so that pages stay readable in the dark theme.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const element of article.elements) {
        if (!(element.kind === 'colour-only')) continue;
        yield {
          rule: name,
          message: `The colour of ${quoted(element.text ?? 'this text')} is its only mark.`,
          at: element.at,
          hint: 'Say it in words, for example "Warning:", or use a note block (> [!WARNING]).',
          fingerprint: element.text ?? 'colour',
        };
      }
    }
  },
  examples: [
    {
      title: 'Said in words',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '**Warning:** the fee is not refunded.',
        ),
      },
    },
    {
      title: 'Only red',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '<span style="color: red">The fee is not refunded.</span>',
        ),
      },
    },
  ],
};
