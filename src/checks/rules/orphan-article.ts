import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import type { Entry, Site } from '../../model/site.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';

const name = 'orphan-article';

/**
 * A page that nothing leads to. Listed articles are in their category, the A to Z list and search, so this can only be an
 * unlisted one: no article links to it, no product screen (`context`) and no old address (`redirect_from`).
 */
export const orphanArticle: Rule = {
  name,
  severity: 'info',
  summary: 'Nothing leads to an unlisted article.',
  why: 'Nobody can find it, but it still has to be kept true.',
  *check(site): Iterable<Problem> {
    for (const entry of checkedEntries(site)) {
      if (entry.visibility !== 'unlisted' || isReached(entry, site)) continue;
      yield {
        rule: name,
        message: 'This article is in no list, and no other article links to it.',
        at: entry.article.keys.status?.at ?? titlePlace(entry.article),
        hint: 'Link to it from an article, list it (`status: published`), or archive it: kb archive PATH --reason "...".',
        fingerprint: 'orphan',
      };
    }
  },
  examples: [
    {
      title: 'Unlisted, with a link to it',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'See [refunds for partners](partners.md).',
        ),
        'content/partners.md': lines(
          '---',
          'title: How do partners get a refund?',
          'status: unlisted',
          '---',
          '',
          'Write to us.',
        ),
      },
    },
    {
      title: 'Unlisted, and nothing leads there',
      verdict: 'fails',
      files: {
        'content/refund.md': lines('---', 'title: How do I get a refund?', '---', '', 'Open your order.'),
        'content/partners.md': lines(
          '---',
          'title: How do partners get a refund?',
          'status: unlisted',
          '---',
          '',
          'Write to us.',
        ),
      },
    },
  ],
};

function isReached(entry: Entry, site: Site): boolean {
  const { context, redirectFrom } = entry.article.meta;
  const hasOwnWay = (context?.length ?? 0) > 0 || (redirectFrom?.length ?? 0) > 0;
  return (
    hasOwnWay ||
    entry.backlinks.length > 0 ||
    Object.keys(entry.translations).some((code) => isLinked(code, entry, site))
  );
}

/** A language switcher on a page that customers do reach is a way, too. */
function isLinked(code: string, entry: Entry, site: Site): boolean {
  return (site.byPath.get(entry.translations[code] ?? '')?.backlinks.length ?? 0) > 0;
}
