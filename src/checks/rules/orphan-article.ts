import type { Problem } from '../../model/finding.ts';
import type { Rule, RuleOption } from '../../model/rule.ts';
import type { Entry, Site } from '../../model/site.ts';
import { checkedEntries } from '../checked-entries.ts';
import { countOf } from '../counted.ts';
import { lines } from '../lines.ts';
import { titlePlace } from '../places.ts';
import { numberOption } from '../rule-options.ts';

const name = 'orphan-article';
const options: readonly RuleOption[] = [
  {
    name: 'links',
    kind: 'number',
    initial: 0,
    text: 'How many articles must link to a listed one. 0: its category, the A to Z list and search are enough.',
  },
];

/**
 * A page that nothing leads to. Listed articles are in their category, the A to Z list and search, so usually this can only be
 * an unlisted one: no way of links leads to it from a listed article, a tombstone, an old address or a product screen
 * (`context`). With the option `links`, listed articles that too few others link to, too.
 */
export const orphanArticle: Rule = {
  name,
  severity: 'info',
  summary: 'Nothing leads to an article.',
  why: 'Nobody can find it, but it still has to be kept true.',
  options,
  *check(site): Iterable<Problem> {
    const least = numberOption(site, { name, options }, 'links');
    const entries = checkedEntries(site);
    const unlisted = entries.filter((entry) => entry.visibility === 'unlisted');
    const reached = unlisted.length > 0 ? reachedPaths(site) : new Set<string>();
    for (const { article, path } of unlisted) {
      if (reached.has(path)) continue;
      yield {
        rule: name,
        message: 'This article is in no list, and no page that customers can find links to it.',
        at: article.keys.status?.at ?? titlePlace(article),
        hint: 'Link to it from an article, list it (`status: published`), or archive it: kb archive PATH --reason "...".',
        fingerprint: 'orphan',
      };
    }
    if (least <= 0) return;
    const featured = new Set(site.locales.flatMap((locale) => locale.featured));
    for (const { article, path, visibility, backlinks } of entries) {
      if (visibility !== 'listed' || backlinks.length >= least || featured.has(path)) continue;
      yield {
        rule: name,
        message:
          backlinks.length === 0
            ? 'No other article links to this one.'
            : `Only ${countOf(backlinks.length, 'other article')} ${backlinks.length === 1 ? 'links' : 'link'} to this one.`,
        at: titlePlace(article),
        hint: 'Link to it where customers have the question, for example with `related:` in the front matter of an article.',
        fingerprint: 'links',
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
      title: 'Unlisted, with a link from another unlisted article that has one',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'See [partners](partners.md).',
        ),
        'content/partners.md': lines(
          '---',
          'title: How do partners get a refund?',
          'status: unlisted',
          '---',
          '',
          'See [agents](agents.md).',
        ),
        'content/agents.md': lines(
          '---',
          'title: How do agents get a refund?',
          'status: unlisted',
          '---',
          '',
          'Write to us.',
        ),
      },
    },
    {
      title: 'Two unlisted articles that only link to each other',
      verdict: 'fails',
      files: {
        'content/agents.md': lines(
          '---',
          'title: How do agents get a refund?',
          'status: unlisted',
          '---',
          '',
          'See [partners](partners.md).',
        ),
        'content/partners.md': lines(
          '---',
          'title: How do partners get a refund?',
          'status: unlisted',
          '---',
          '',
          'See [agents](agents.md).',
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
    {
      title: 'A listed article that no other links to, where one link is demanded',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('rule_options:', '  orphan-article:', '    links: 1'),
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'See [paying](pay.md).',
        ),
        'content/pay.md': lines('---', 'title: How do I pay?', '---', '', 'Open your order.'),
      },
    },
  ],
};

/** Every article that customers can come to by following links: from what is listed, archived, or has an address of its own. */
function reachedPaths(site: Site): Set<string> {
  const targets = new Set(site.redirects.map((redirect) => redirect.to));
  const waiting = site.entries.filter(
    ({ article, visibility, url }) =>
      visibility === 'listed' ||
      visibility === 'archived' ||
      (article.meta.context?.length ?? 0) > 0 ||
      targets.has(url),
  );
  const reached = new Set(waiting.map(({ path }) => path));
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    for (const path of waysFrom(entry)) {
      const next = reached.has(path) ? undefined : site.byPath.get(path);
      if (!next) continue;
      reached.add(path);
      waiting.push(next);
    }
  }
  return reached;
}

/** A tombstone shows no text of its article: it only leads on. A language switcher is a way, too. */
function waysFrom({ visibility, links, related, replacedBy, translations }: Entry): string[] {
  const ways = replacedBy === undefined ? [] : [replacedBy];
  if (visibility === 'archived') return ways;
  const linked = links.flatMap((link) => (link.kind === 'article' ? [link.to] : []));
  return [...ways, ...linked, ...related, ...Object.values(translations)];
}
