import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { isEmptyArticle } from '../empty-article.ts';
import { lines } from '../lines.ts';
import { keyPlace } from '../places.ts';

const name = 'article-empty';

/** An article that says nothing. */
export const articleEmpty: Rule = {
  name,
  severity: 'error',
  summary: 'The article has no text.',
  why: 'A customer who opens it finds a title and nothing below, and search offers it all the same.',
  *check(site): Iterable<Problem> {
    for (const { article } of checkedEntries(site)) {
      if (!isEmptyArticle(article)) continue;
      yield {
        rule: name,
        message: 'This article is empty.',
        at: keyPlace(article, 'title'),
        hint: 'Write it, put `status: draft` into its front matter until it is written, or delete the file.',
        fingerprint: 'empty',
      };
    }
  },
  examples: [
    {
      title: 'One sentence is an article',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Write to us.'),
      },
    },
    {
      title: 'An article that is not written yet',
      verdict: 'passes',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', 'status: draft', '---'),
      },
    },
    {
      title: 'A title and nothing below it',
      verdict: 'fails',
      files: { 'content/refund.md': lines('---', 'title: How do I get a refund?', '---') },
    },
    {
      title: 'A file without a word',
      verdict: 'fails',
      files: { 'content/refund.md': '' },
    },
  ],
};
