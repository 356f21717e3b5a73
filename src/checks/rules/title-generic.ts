import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';
import { plainWords, quoted } from '../plain-words.ts';
import { wordsOption } from '../rule-options.ts';
import { vagueTitles } from '../vague-words.ts';

const name = 'title-generic';
const options: readonly RuleOption[] = [
  { name: 'words', kind: 'words', initial: [], text: 'More titles that say too little.' },
];

/** A title such as "Overview" that could stand over any article. */
export const titleGeneric: Rule = {
  name,
  severity: 'warning',
  summary: 'The title says nothing about what the article answers.',
  why: 'In search results and lists customers see only the title. "Overview" is never the one they open.',
  options,
  *check(site): Iterable<Problem> {
    const own = new Set(wordsOption(site, { name, options }, 'words').map(plainWords));
    for (const { article, locale } of checkedEntries(site)) {
      const words = plainWords(article.title);
      if (!own.has(words) && !vagueTitles(locale).includes(words)) continue;
      yield {
        rule: name,
        message: `The title ${quoted(article.title)} could stand over any article.`,
        at: titlePlace(article),
        hint: 'Write the question or the task as a customer would say it, for example "How do I change my delivery address?".',
        fingerprint: 'title',
      };
    }
  },
  examples: [
    {
      title: 'A question that a customer asks',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
      },
    },
    {
      title: 'A word that fits everything',
      verdict: 'fails',
      files: { 'content/refund.md': lines('---', 'title: Overview', '---', '', 'Open your order.') },
    },
  ],
};
