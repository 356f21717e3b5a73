import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';
import { wordsOf } from '../plain-words.ts';
import { numberOption } from '../rule-options.ts';

const name = 'answer-too-long';
const options: readonly RuleOption[] = [
  { name: 'words', kind: 'number', initial: 60, text: 'The most words that an answer may have.' },
];

/** The answer, written or taken from the first paragraph, has more than 60 words. */
export const answerTooLong: Rule = {
  name,
  severity: 'info',
  summary: 'The answer is longer than 60 words.',
  why: 'A long answer is cut in search results and hides the one sentence that the customer came for.',
  options,
  *check(site): Iterable<Problem> {
    const most = numberOption(site, { name, options }, 'words');
    for (const { article } of checkedEntries(site)) {
      // A word has at least one letter and a space, so short texts need no counting.
      if (article.answerFrom === 'none' || article.answerText.length < most * 2) continue;
      const words = wordsOf(article.answerText).length;
      if (words <= most) continue;
      const written = article.answerFrom === 'front-matter';
      yield {
        rule: name,
        message: `The answer has ${words} words; more than ${most} are hard to take in at a glance.`,
        at: article.keys.answer?.at ?? titlePlace(article),
        hint: written
          ? 'Keep what most customers need, and move the rest into the text below.'
          : 'Split the first paragraph after the sentence that answers, or add a short `answer:` to the front matter.',
        fingerprint: 'answer',
      };
    }
  },
  examples: [
    {
      title: 'One sentence',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'answer: Open your order and choose Refund.',
          '---',
          '',
          'Then wait.',
        ),
      },
    },
    {
      title: 'More than 60 words',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          `Refunds are ${'very, '.repeat(60)}very simple.`,
        ),
      },
    },
  ],
};
