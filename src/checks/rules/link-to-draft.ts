import type { Problem } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import type { Rule } from '../../model/rule.ts';
import type { Site } from '../../model/site.ts';
import { internalPaths } from '../internal-paths.ts';
import { lines } from '../lines.ts';

const name = 'link-to-draft';

/** A link to an article that customers cannot see. Links to internal articles are `internal-leak`. */
export const linkToDraft: Rule = {
  name,
  severity: 'warning',
  summary: 'A link leads to an article that is not published.',
  why: 'Customers see the words without a link, and wonder how to get there.',
  check(site): Iterable<Problem> {
    const leaks = internalLinks(site);
    return site.problems.filter((problem) => problem.rule === name && !leaks.has(keyOf(problem.at)));
  },
  examples: [
    {
      title: 'The article is published',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](return.md).',
        ),
        'content/return.md': lines('---', 'title: How do I return an item?', '---', '', 'Pack it.'),
      },
    },
    {
      title: 'The article is a draft',
      verdict: 'fails',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          '---',
          '',
          'First [return the item](return.md).',
        ),
        'content/return.md': lines(
          '---',
          'title: How do I return an item?',
          'status: draft',
          '---',
          '',
          'Pack it.',
        ),
      },
    },
  ],
};

function keyOf(at: Place): string {
  return JSON.stringify([at.path, at.line, at.column]);
}

function internalLinks(site: Site): Set<string> {
  const internal = internalPaths(site);
  const places = new Set<string>();
  for (const { article, path, links } of site.entries) {
    if (internal.has(path)) continue;
    for (const [index, target] of links.entries()) {
      const link = article.links[index];
      if (link && target.kind === 'unpublished' && internal.has(target.to)) places.add(keyOf(link.at));
    }
  }
  return places;
}
