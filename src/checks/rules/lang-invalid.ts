import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { quoted } from '../plain-words.ts';

const name = 'lang-invalid';

/** A `lang` attribute that is no language code. */
export const langInvalid: Rule = {
  name,
  severity: 'warning',
  summary: 'The language of a part of the text is not a language code.',
  why: 'Screen readers choose the voice by this code. With a wrong one they read French words with English sounds.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      for (const element of article.elements) {
        if (!(element.kind === 'lang-invalid')) continue;
        yield {
          rule: name,
          message: `${quoted(element.text ?? '')} is not the code of a language.`,
          at: element.at,
          hint: 'Use a code such as `fr`, `pt-BR` or `zh-Hans`.',
          fingerprint: element.text ?? 'lang',
        };
      }
    }
  },
  examples: [
    {
      title: 'The code of French',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          'The button says <span lang="fr">Annuler</span>.',
        ),
      },
    },
    {
      title: 'Not a code',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          'The button says <span lang="french!">Annuler</span>.',
        ),
      },
    },
  ],
};
