import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { nearest } from '../../model/similar.ts';
import { lines } from '../lines.ts';
import { registryOf } from '../owner-registry.ts';
import { ownerUses } from '../owner-uses.ts';
import { quoted } from '../plain-words.ts';

const name = 'owner-unknown';
const registry = lines('people:', '  - id: maria', '    name: Maria Silva');

/** An owner that `owners.yml` does not list. Without that file every name is believed. */
export const ownerUnknown: Rule = {
  name,
  severity: 'error',
  summary: 'The owner is not in owners.yml.',
  why: 'A reminder to a name that is nobody reaches nobody.',
  *check(site): Iterable<Problem> {
    if (!site.owners.known) return;
    const { people, teams, ids } = registryOf(site);
    const meantBy = new Map<string, string | undefined>();
    for (const { id, at } of ownerUses(site)) {
      if (people.has(id) || teams.has(id)) continue;
      if (!meantBy.has(id)) meantBy.set(id, nearest(id, ids));
      const meant = meantBy.get(id);
      yield {
        rule: name,
        message: `Nobody in ${site.owners.file} has the id ${quoted(id)}.`,
        at,
        hint: meant ? `Did you mean "${meant}"?` : `Correct the name, or add it to ${site.owners.file}.`,
        fingerprint: id,
      };
    }
  },
  examples: [
    {
      title: 'The owner is in the registry',
      verdict: 'passes',
      files: {
        'owners.yml': registry,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'owner: maria',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'There is no registry, so every name is believed',
      verdict: 'passes',
      files: {
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'owner: mira',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
    {
      title: 'The name is mistyped',
      verdict: 'fails',
      files: {
        'owners.yml': registry,
        'content/refund.md': lines(
          '---',
          'title: How do I get a refund?',
          'owner: mraia',
          '---',
          '',
          'Open your order.',
        ),
      },
    },
  ],
};
