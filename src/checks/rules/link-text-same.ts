import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
import { plainWords, quoted } from '../plain-words.ts';

const name = 'link-text-same';

/** Two links of one article with the same text and different targets. */
export const linkTextSame: Rule = {
  name,
  severity: 'info',
  summary: 'Links with the same text lead to different places.',
  why: 'In a list of links, which is how many people with a screen reader read, the two cannot be told apart.',
  check: (site, known) => ofEachArticle(checkedEntries(site), known, { name }, sameTextsOf),
  examples: [
    {
      title: 'Texts that differ',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Form for [shoes](https://example.com/a) and for [books](https://example.com/b).',
        ),
      },
    },
    {
      title: 'One text, two targets',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Shoes: [the form](https://example.com/a). Books: [the form](https://example.com/b).',
        ),
      },
    },
  ],
};

function* sameTextsOf({ article }: ArticleAlone): Generator<Problem> {
  const first = new Map<string, { readonly href: string; readonly line: number }>();
  for (const link of article.links) {
    const words = plainWords(link.text);
    if (words === '') continue;
    const before = first.get(words);
    if (!before) {
      first.set(words, { href: link.href, line: link.at.line });
      continue;
    }
    if (before.href === link.href) continue;
    yield {
      rule: name,
      message: `The text ${quoted(link.text)} leads elsewhere than on line ${before.line}.`,
      at: link.at,
      hint: 'Say in both texts what sets the targets apart.',
      fingerprint: `${words} ${link.href}`,
    };
  }
}
