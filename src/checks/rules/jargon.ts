import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
import { placeInSection } from '../place-in-section.ts';
import { hasPhrase } from '../plain-words.ts';
import { wordsOption } from '../rule-options.ts';

const name = 'jargon';
const options: readonly RuleOption[] = [
  { name: 'words', kind: 'words', initial: [], text: 'Words of your company that customers do not know.' },
];
const config = lines(
  'rules:',
  '  jargon: warning',
  'rule_options:',
  '  jargon:',
  '    words: [RMA, chargeback]',
);

/** Words from the project's own list. Off by default; without a list it finds nothing. */
export const jargon: Rule = {
  name,
  severity: 'off',
  summary: 'An article uses a word that customers do not know.',
  why: 'Customers neither understand nor search for words that only the company uses.',
  options,
  check(site, known) {
    const words = wordsOption(site, { name, options }, 'words');
    const entries = words.length === 0 ? [] : checkedEntries(site);
    return ofEachArticle(entries, known, { name, settings: words }, (about) => jargonOf(about, words));
  },
  examples: [
    {
      title: 'Everyday words',
      verdict: 'passes',
      files: {
        'kb.config.yml': config,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Ask for a return number first.',
        ),
      },
    },
    {
      title: 'A word from the list',
      verdict: 'fails',
      files: {
        'kb.config.yml': config,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Ask for an RMA first.',
        ),
      },
    },
  ],
};

function* jargonOf({ article }: ArticleAlone, words: readonly string[]): Generator<Problem> {
  const told = new Set<string>();
  for (const section of article.sections) {
    const text = section.text.toLowerCase();
    for (const word of words) {
      const lower = word.toLowerCase();
      if (told.has(word) || !hasPhrase(text, lower)) continue;
      told.add(word);
      yield {
        rule: name,
        message: `"${word}" is a word that customers do not know.`,
        at: placeInSection(article, section, lower),
        hint: 'Say it in everyday words, or explain it where it first stands.',
        fingerprint: word,
      };
    }
  }
}
