import type { Problem } from '../../model/finding.ts';
import { startOf } from '../../model/place.ts';
import type { Rule } from '../../model/rule.ts';
import { lines } from '../lines.ts';
import { ownerUses } from '../owner-uses.ts';

const name = 'owner-registry-missing';
const article = lines('---', 'title: How do I get a refund?', 'owner: maria', '---', '', 'Open your order.');

/** Articles have owners, but there is no `owners.yml` to compare them with. One finding for the project. */
export const ownerRegistryMissing: Rule = {
  name,
  severity: 'info',
  summary: 'Articles have owners, but there is no owners.yml that lists them.',
  why: 'Without the list kb has to believe every name: a mistyped one, or one of a colleague who has left.',
  *check(site): Iterable<Problem> {
    // One that cannot be read is there, and another rule says what is wrong with it.
    const isThere = site.owners.known || site.owners.problems.length > 0;
    const first = isThere ? undefined : ownerUses(site)[0];
    if (!first) return;
    yield {
      rule: name,
      message: `The articles name owners, but there is no ${site.owners.file} that says who they are.`,
      // Not where an owner is named: with another first article it would be another finding.
      at: startOf(site.owners.file),
      hint: `Write ${site.owners.file} with \`people: [{id: ${JSON.stringify(first.id)}, name: ...}]\`; then kb notices mistyped names and people who have left.`,
      fingerprint: 'registry',
    };
  },
  examples: [
    {
      title: 'The registry is there',
      verdict: 'passes',
      files: {
        'owners.yml': lines('people:', '  - id: maria', '    name: Maria Silva'),
        'content/refund.md': article,
      },
    },
    { title: 'There is no registry', verdict: 'fails', files: { 'content/refund.md': article } },
  ],
};
