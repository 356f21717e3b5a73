import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { lines } from '../lines.ts';
import { hasLeft, registryOf } from '../owner-registry.ts';
import { ownerUses } from '../owner-uses.ts';
import { quoted } from '../plain-words.ts';

const name = 'owner-not-in-codeowners';
const article = lines('---', 'title: How do I get a refund?', 'owner: maria', '---', '', 'Open your order.');

/** The project has a CODEOWNERS file that does not know the owner, neither by id nor by contact. */
export const ownerNotInCodeowners: Rule = {
  name,
  severity: 'warning',
  summary: 'The owner is not in the CODEOWNERS file.',
  why: 'The code host asks the people in CODEOWNERS to approve changes. An owner who is not in it never hears of them.',
  *check(site): Iterable<Problem> {
    if (!site.codeOwners) return;
    const known = new Set(site.codeOwners.names.flatMap(spellingsOf));
    const { people, teams } = registryOf(site);
    const seen = new Set<string>();
    for (const { id, at } of ownerUses(site)) {
      const person = people.get(id);
      if (seen.has(id) || (person && hasLeft(person, site))) continue;
      seen.add(id);
      const contact = person?.contact ?? teams.get(id)?.contact;
      const names = [id, contact ?? ''].flatMap(spellingsOf);
      if (names.some((spelling) => known.has(spelling))) continue;
      yield {
        rule: name,
        message: `${quoted(id)} owns articles, but ${site.codeOwners.file} does not name them.`,
        at,
        hint: `Add @${id} to ${site.codeOwners.file}, or write the name used there as \`contact\` of "${id}" in ${site.owners.file}.`,
        fingerprint: id,
      };
    }
  },
  examples: [
    { title: 'There is no CODEOWNERS file', verdict: 'passes', files: { 'content/refund.md': article } },
    {
      title: 'CODEOWNERS knows the owner',
      verdict: 'passes',
      files: { CODEOWNERS: lines('content/ @maria'), 'content/refund.md': article },
    },
    {
      title: 'CODEOWNERS names somebody else',
      verdict: 'fails',
      files: { CODEOWNERS: lines('content/ @jo'), 'content/refund.md': article },
    },
  ],
};

/** `@org/team` is known as `org/team` and `team`, an address as itself; case does not count. */
function spellingsOf(written: string): string[] {
  const bare = written.trim().replace(/^@/, '').toLowerCase();
  if (bare === '') return [];
  const slash = bare.lastIndexOf('/');
  return slash === -1 ? [bare] : [bare, bare.slice(slash + 1)];
}
