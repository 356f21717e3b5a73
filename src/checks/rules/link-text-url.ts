import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
import { quoted } from '../plain-words.ts';

const name = 'link-text-url';

/** A link whose text is a web address. */
export const linkTextUrl: Rule = {
  name,
  severity: 'info',
  summary: 'The text of a link is an address.',
  why: 'A screen reader spells an address out, and on a phone it breaks over several lines.',
  check: (site, known) => ofEachArticle(checkedEntries(site), known, { name }, addressesOf),
  examples: [
    {
      title: 'Words',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](https://example.com/return).',
        ),
      },
    },
    {
      title: 'The bare address',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Return the item first: https://example.com/return',
        ),
      },
    },
  ],
};

function* addressesOf({ article }: ArticleAlone): Generator<Problem> {
  for (const link of article.links) {
    if (!/^(?:https?:\/\/|www\.)\S{1,2000}$/i.test(link.text.trim())) continue;
    yield {
      rule: name,
      message: `The text of this link is its address, ${quoted(link.text)}.`,
      at: link.at,
      hint: 'Say in words where it leads: [how to pack a parcel](https://example.com/pack).',
      fingerprint: link.href,
    };
  }
}
