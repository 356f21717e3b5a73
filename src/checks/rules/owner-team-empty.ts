import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { lines } from '../lines.ts';
import { hasLeft, registryOf } from '../owner-registry.ts';

const name = 'owner-team-empty';

const article = lines(
  '---',
  'title: How do I get a refund?',
  'owner: billing',
  '---',
  '',
  'Open your order.',
);

/** A team without a member who is still there. */
export const ownerTeamEmpty: Rule = {
  name,
  severity: 'warning',
  summary: 'A team has no member who is still there.',
  why: 'Articles of such a team look owned, but nobody is behind the name.',
  *check(site): Iterable<Problem> {
    const { people } = registryOf(site);
    for (const team of site.owners.teams) {
      const there = team.members.some((id) => {
        const person = people.get(id);
        return person ? !hasLeft(person, site) : false;
      });
      if (there) continue;
      yield {
        rule: name,
        message:
          team.members.length === 0
            ? `The team "${team.name}" has no members.`
            : `Nobody of the team "${team.name}" is still there.`,
        at: team.at,
        hint: 'Add the id of somebody from `people` to `members`, or hand its articles over: kb owners handover OLD NEW.',
        fingerprint: team.id,
      };
    }
  },
  examples: [
    {
      title: 'One member has left, one is there',
      verdict: 'passes',
      files: {
        'owners.yml': lines(
          'people:',
          '  - id: maria',
          '    name: Maria Silva',
          '    left: 2026-05-31',
          '    handover_to: jo',
          '  - id: jo',
          '    name: Jo Kim',
          'teams:',
          '  - id: billing',
          '    name: Billing team',
          '    members: [maria, jo]',
        ),
        'content/refund.md': article,
      },
    },
    {
      title: 'The only member has left',
      verdict: 'fails',
      files: {
        'owners.yml': lines(
          'people:',
          '  - id: maria',
          '    name: Maria Silva',
          '    left: 2026-05-31',
          'teams:',
          '  - id: billing',
          '    name: Billing team',
          '    members: [maria]',
        ),
        'content/refund.md': article,
      },
    },
  ],
};
