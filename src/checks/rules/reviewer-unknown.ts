import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { nearest } from '../../model/similar.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { registryOf } from '../owner-registry.ts';
import { keyPlace } from '../places.ts';
import { quoted } from '../plain-words.ts';

const name = 'reviewer-unknown';
const registry = lines('people:', '  - id: maria', '    name: Maria Silva');

/** `reviewed_by` names somebody who is not in `owners.yml`. People who have left stay good: they did review. */
export const reviewerUnknown: Rule = {
  name,
  severity: 'warning',
  summary: 'The reviewer is not in owners.yml.',
  why: 'A review counts because a known person stands behind it.',
  *check(site): Iterable<Problem> {
    if (!site.owners.known) return;
    const { people, teams, ids } = registryOf(site);
    const meantBy = new Map<string, string | undefined>();
    for (const { article } of checkedEntries(site)) {
      const id = article.meta.reviewedBy;
      if (id === undefined || people.has(id) || teams.has(id)) continue;
      if (!meantBy.has(id)) meantBy.set(id, nearest(id, ids));
      const meant = meantBy.get(id);
      yield {
        rule: name,
        message: `The article was reviewed by ${quoted(id)}, who is not in ${site.owners.file}.`,
        at: keyPlace(article, 'reviewed_by'),
        hint: meant
          ? `Did you mean "${meant}"?`
          : `Correct the name, or add the person to ${site.owners.file}.`,
        fingerprint: id,
      };
    }
  },
  examples: [
    {
      title: 'A known reviewer',
      verdict: 'passes',
      files: {
        'owners.yml': registry,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'owner: maria',
          'reviewed: 2026-03-01',
          'reviewed_by: maria',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'Nobody knows the reviewer',
      verdict: 'fails',
      files: {
        'owners.yml': registry,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'owner: maria',
          'reviewed: 2026-03-01',
          'reviewed_by: robin',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
};
