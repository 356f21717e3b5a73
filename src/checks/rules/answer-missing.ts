import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { isEmptyArticle } from '../empty-article.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';

const name = 'answer-missing';

/** Neither an `answer` nor an opening paragraph. */
export const answerMissing: Rule = {
  name,
  severity: 'info',
  summary: 'The article does not begin with an answer.',
  why: 'Most customers read the first lines and decide whether to go on. The same lines are shown in search results.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      if (article.answerFrom !== 'none' || isEmptyArticle(article)) continue;
      yield {
        rule: name,
        message: 'The article begins with a heading, a list or an image and not with an answer.',
        at: titlePlace(article),
        hint: 'Begin with one or two sentences that answer the title, or add `answer:` to the front matter.',
        fingerprint: 'answer',
      };
    }
  },
  examples: [
    {
      title: 'The first sentence answers',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'Open your order and choose **Refund**; the money is back within five days.',
          '',
          '## Step by step',
          '',
          '1. Open **My orders**.',
        ),
      },
    },
    {
      title: 'The article begins with a list',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          '1. Open **My orders**.',
          '2. Choose **Refund**.',
        ),
      },
    },
  ],
};
