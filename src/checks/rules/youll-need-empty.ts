import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/finding.ts';
import { type Place, startOf } from '../../model/place.ts';
import type { Rule } from '../../model/rule.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { type ArticleAlone, ofEachArticle } from '../of-each-article.ts';
import { keyPlace } from '../places.ts';

const name = 'youll-need-empty';

/** "You'll need" without anything that one needs. */
export const youllNeedEmpty: Rule = {
  name,
  severity: 'warning',
  summary: 'The list "You\'ll need" is there, but empty.',
  why: 'An empty list makes customers look for what they have missed.',
  check: (site, known) => ofEachArticle(checkedEntries(site), known, { name }, emptyListOf),
  examples: [
    {
      title: 'A list with something in it',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'youll_need:',
          '  - your order number',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'A key without items',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'youll_need: []',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
};

function* emptyListOf({ article }: ArticleAlone): Generator<Problem> {
  const at = placeOf(article);
  if (!at) return;
  yield {
    rule: name,
    message: '"You\'ll need" has no content.',
    at,
    hint: 'List what the customer must have at hand, or delete it.',
    fingerprint: 'youll-need',
  };
}

function placeOf(article: Article): Place | undefined {
  const needs = article.meta.youllNeed;
  if (needs?.every((need) => need.item.trim() === '')) return keyPlace(article, 'youll_need');
  const section = article.sections.find(({ role }) => role === 'youll-need');
  const hasMore = article.images.length > 0;
  if (needs !== undefined || !section || section.text.trim() !== '' || hasMore) return undefined;
  return section.at ?? startOf(article.file);
}
