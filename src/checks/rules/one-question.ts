import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';
import { quoted } from '../plain-words.ts';

const name = 'one-question';
const mostQuestions = 2;
const questionMarks = /[?？؟]/g;

/** An article that answers several questions: two in the title, or more than two among its main headings. */
export const oneQuestion: Rule = {
  name,
  severity: 'info',
  summary: 'The article answers more than one question.',
  why: 'An article with one question is found by that question, fits on a phone, and can be reviewed in one sitting.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      const message = problemOf(article);
      if (!message) continue;
      yield {
        rule: name,
        message,
        at: titlePlace(article),
        hint: 'Give each question an article of its own and link them under `related`.',
        fingerprint: 'questions',
      };
    }
  },
  examples: [
    {
      title: 'One question',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order.',
          '',
          '## Step by step',
          '',
          'Choose **Refund**.',
        ),
      },
    },
    {
      title: 'Two questions in the title',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund? And when?',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'A list of questions',
      verdict: 'fails',
      files: {
        'content/orders.md': lines(
          '---',
          'title: Orders and refunds',
          '---',
          '',
          'All about orders.',
          '',
          '## Where is my order?',
          '',
          'On its way.',
          '',
          '## How do I get a refund?',
          '',
          'Open your order.',
          '',
          '## Can I change my order?',
          '',
          'Within an hour.',
        ),
      },
    },
  ],
};

function problemOf(article: Article): string | undefined {
  if ((article.title.match(questionMarks)?.length ?? 0) > 1) {
    return `The title ${quoted(article.title)} asks more than one question.`;
  }
  const questions = article.headings.filter(
    (heading) => heading.depth === 2 && /[?？؟]$/.test(heading.text.trimEnd()),
  );
  if (questions.length <= mostQuestions) return undefined;
  return `The headings of this article ask ${questions.length} questions.`;
}
