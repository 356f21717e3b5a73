import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { plainWords, quoted } from '../plain-words.ts';
import { wordsOption } from '../rule-options.ts';
import { vagueLinkTexts } from '../vague-words.ts';

const name = 'link-text-generic';
const options: readonly RuleOption[] = [
  { name: 'words', kind: 'words', initial: [], text: 'More link texts that say too little.' },
];

/** "click here" and its like. */
export const linkTextGeneric: Rule = {
  name,
  severity: 'warning',
  summary: 'The text of a link does not say where it leads.',
  why: 'Many people jump from link to link, by eye or with a screen reader. "here, here, here" tells them nothing.',
  options,
  *check(site): Iterable<Problem> {
    const own = new Set(wordsOption(site, { name, options }, 'words').map(plainWords));
    for (const { article, locale } of checkedEntries(site)) {
      if (article.links.length === 0) continue;
      const vague = new Set(vagueLinkTexts(locale));
      for (const link of article.links) {
        if (link.text.length > 60) continue;
        const words = plainWords(link.text);
        if (!vague.has(words) && !own.has(words)) continue;
        yield {
          rule: name,
          message: `The link text ${quoted(link.text)} does not say where the link leads.`,
          at: link.at,
          hint: 'Use the title of what it leads to, for example "[How do I return an item?](return.md)".',
          fingerprint: `${words} ${link.href}`,
        };
      }
    }
  },
  examples: [
    {
      title: 'The title of the other article',
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
      title: 'Click here',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'To return the item, [click here](https://example.com/return).',
        ),
      },
    },
  ],
};
