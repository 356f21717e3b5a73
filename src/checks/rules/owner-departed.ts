import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { countOf } from '../counted.ts';
import { lines } from '../lines.ts';
import { hasLeft, registryOf, successorOf } from '../owner-registry.ts';
import { ownerUses } from '../owner-uses.ts';

const name = 'owner-departed';
const article = lines('---', 'title: How do I get a refund?', 'owner: maria', '---', '', 'Open your order.');

/** The owner has left. The finding names who took over. */
export const ownerDeparted: Rule = {
  name,
  severity: 'error',
  summary: 'The owner has left.',
  why: 'The article is owned on paper only: nobody is reminded of its review, and nobody answers for it.',
  *check(site): Iterable<Problem> {
    const { people } = registryOf(site);
    for (const { id, at, articles } of ownerUses(site)) {
      const person = people.get(id);
      if (!person || !hasLeft(person, site)) continue;
      const next = successorOf(person, site);
      const owned = articles > 1 ? ` It answers for ${countOf(articles, 'article')}.` : '';
      yield {
        rule: name,
        message: `${person.name} left on ${person.left}${next ? `, and ${next.name} took over` : ''}.${owned}`,
        at,
        hint: next
          ? `Change the owner of every article at once: kb owners handover ${id} ${next.id}`
          : `Name a new owner here, or \`handover_to\` for ${id} in ${site.owners.file}.`,
        fingerprint: id,
      };
    }
  },
  examples: [
    {
      title: 'The owner leaves later this year',
      verdict: 'passes',
      files: {
        'owners.yml': lines('people:', '  - id: maria', '    name: Maria Silva', '    left: 2026-12-31'),
        'content/refund.md': article,
      },
    },
    {
      title: 'The owner left, and so did the one who took over',
      verdict: 'fails',
      files: {
        'owners.yml': lines(
          'people:',
          '  - id: maria',
          '    name: Maria Silva',
          '    left: 2026-05-31',
          '    handover_to: jo',
          '  - id: jo',
          '    name: Jo Kim',
          '    left: 2026-06-10',
          '    handover_to: billing',
          '  - id: ana',
          '    name: Ana Ruiz',
          'teams:',
          '  - id: billing',
          '    name: Billing team',
          '    members: [ana]',
        ),
        'content/refund.md': article,
      },
    },
    {
      title: 'The owner left in May and Jo took over',
      verdict: 'fails',
      files: {
        'owners.yml': lines(
          'people:',
          '  - id: maria',
          '    name: Maria Silva',
          '    left: 2026-05-31',
          '    handover_to: jo',
          '  - id: jo',
          '    name: Jo Kim',
        ),
        'content/refund.md': article,
      },
    },
  ],
};
