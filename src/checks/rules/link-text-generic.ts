import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
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
  check(site, known) {
    const own = wordsOption(site, { name, options }, 'words').map(plainWords);
    const vague = new Map<string, ReadonlySet<string>>();
    return ofEachArticle(checkedEntries(site), known, { name, settings: own }, (about) => {
      const words = vague.get(about.locale) ?? new Set([...vagueLinkTexts(about.locale), ...own]);
      vague.set(about.locale, words);
      return vagueLinksOf(about, words);
    });
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

function* vagueLinksOf({ article }: ArticleAlone, vague: ReadonlySet<string>): Generator<Problem> {
  for (const link of article.links) {
    if (link.text.length > 60 || !vague.has(plainWords(link.text))) continue;
    yield {
      rule: name,
      message: `The link text ${quoted(link.text)} does not say where the link leads.`,
      at: link.at,
      hint: 'Use the title of what it leads to, for example "[How do I return an item?](return.md)".',
      fingerprint: `${plainWords(link.text)} ${link.href}`,
    };
  }
}
