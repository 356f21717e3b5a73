import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import type { Entry } from '../../model/site.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';
import { plainWords, quoted } from '../plain-words.ts';

const name = 'title-duplicate';

/** Two articles of one language with the same title. The finding is at the later one in path order. */
export const titleDuplicate: Rule = {
  name,
  severity: 'warning',
  summary: 'Two articles have the same title.',
  why: 'Customers cannot tell the two apart in search results, and one of them is usually out of date.',
  *check(site): Iterable<Problem> {
    const first = new Map<string, Entry>();
    for (const entry of checkedEntries(site)) {
      const key = `${entry.locale} ${plainWords(entry.article.title)}`;
      const other = first.get(key);
      if (!other) {
        first.set(key, entry);
        continue;
      }
      yield {
        rule: name,
        message: `${other.article.file} has the title ${quoted(entry.article.title)}, too.`,
        at: titlePlace(entry.article),
        hint: 'Make one article of the two, or say in both titles what sets them apart.',
        fingerprint: `title ${other.path}`,
      };
    }
  },
  examples: [
    {
      title: 'Two titles that tell the articles apart',
      verdict: 'passes',
      files: {
        'content/card.md': lines(
          '---',
          'title: How do I get a refund on my card?',
          '---',
          '',
          'Open your order.',
        ),
        'content/voucher.md': lines(
          '---',
          'title: How do I get a refund for a voucher?',
          '---',
          '',
          'Write to us.',
        ),
      },
    },
    {
      title: 'The same question twice',
      verdict: 'fails',
      files: {
        'content/card.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
        'content/voucher.md': lines('---', 'title: How do I get a refund?', '---', '', 'Write to us.'),
      },
    },
  ],
};
