import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import type { Entry } from '../../model/site.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { itemPlace } from '../places.ts';
import { plainWords, quoted } from '../plain-words.ts';

const name = 'phrase-conflict';

/** The same search phrase on two articles of one language. */
export const phraseConflict: Rule = {
  name,
  severity: 'info',
  summary: 'Two articles claim the same search phrase.',
  why: 'A phrase puts an article first when customers search for it. With two, kb has to guess which one answers.',
  *check(site): Iterable<Problem> {
    const first = new Map<string, Entry>();
    for (const entry of checkedEntries(site)) {
      for (const [index, phrase] of (entry.article.meta.phrases ?? []).entries()) {
        const key = `${entry.locale} ${plainWords(phrase)}`;
        const other = first.get(key);
        if (!other) first.set(key, entry);
        if (!other || other === entry) continue;
        yield {
          rule: name,
          message: `The phrase ${quoted(phrase)} belongs to ${other.article.file}, too.`,
          at: itemPlace(entry.article, 'phrases', index),
          hint: 'Keep it in the article that answers it best, or make the two phrases more exact.',
          fingerprint: `${plainWords(phrase)} ${other.path}`,
        };
      }
    }
  },
  examples: [
    {
      title: 'Each phrase once',
      verdict: 'passes',
      files: {
        'content/card.md': lines(
          '---',
          'title: How do I get a refund?',
          'phrases: [money back]',
          '---',
          '',
          'Open your order.',
        ),
        'content/voucher.md': lines(
          '---',
          'title: How do I use a voucher?',
          'phrases: [gift card]',
          '---',
          '',
          'At the till.',
        ),
      },
    },
    {
      title: 'One phrase on two articles',
      verdict: 'fails',
      files: {
        'content/card.md': lines(
          '---',
          'title: How do I get a refund?',
          'phrases: [money back]',
          '---',
          '',
          'Open your order.',
        ),
        'content/voucher.md': lines(
          '---',
          'title: How do I use a voucher?',
          'phrases: [Money back]',
          '---',
          '',
          'At the till.',
        ),
      },
    },
  ],
};
