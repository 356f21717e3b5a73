import { registryOf, successorOf } from '../checks/owner-registry.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { Site } from '../model/site.ts';
import { type OwnerLoad, ownerLoads } from '../report/owner-load.ts';
import { textTable } from '../report/text-table.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { demandRegistry } from './demand-registry.ts';
import { commonFlags } from './flags.ts';
import { handover } from './handover.ts';
import { type LoadOptions, loadSite } from './load-site.ts';
import { tellWithheld } from './tell-withheld.ts';

export interface OwnersOptions extends LoadOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const actions = ['list', 'check', 'handover'];

const ownerRules = [
  'owner-missing',
  'owner-unknown',
  'owner-departed',
  'owner-team-empty',
  'owner-not-in-codeowners',
  'owner-registry-missing',
  'config-syntax',
  'config-invalid',
];

/** Lists owners and their load, checks the registry, or hands one owner's articles over to another. */
export async function owners(
  action: string,
  operands: readonly string[],
  options: OwnersOptions,
  context: Context,
): Promise<number> {
  const [misplaced] = [
    ...(options.json && action !== 'list' ? ['--json'] : []),
    ...(options.dryRun && action !== 'handover' ? ['--dry-run'] : []),
  ];
  if (misplaced !== undefined && actions.includes(action)) {
    throw new UserError(`kb owners ${action} has no ${misplaced}.`, {
      hint:
        action === 'check' ? 'As JSON: kb check --format json' : '"kb owners --help" shows what it takes.',
    });
  }
  if (action === 'handover') {
    const [from, to, ...more] = operands;
    if (from === undefined || to === undefined || more.length > 0) {
      throw new UserError('kb owners handover takes two ids.', { hint: 'Write: kb owners handover OLD NEW' });
    }
    return handover(from, to, options, context);
  }
  if (operands.length > 0) {
    throw new UserError(`kb owners ${action} takes nothing more.`, {
      hint: '"kb owners --help" shows what it does.',
    });
  }
  if (action === 'list') return list(options, context);
  if (action === 'check') {
    const { content, asOf, cache } = options;
    return check(
      [],
      {
        only: ownerRules,
        ...(content !== undefined && { content }),
        ...(asOf !== undefined && { asOf }),
        ...(cache !== undefined && { cache }),
      },
      context,
    );
  }
  const meant = nearest(action, actions);
  throw new UserError(`kb owners does not know "${action}".`, {
    hint: meant ? `Did you mean "kb owners ${meant}"?` : 'Write list, check or handover OLD NEW.',
  });
}

async function list(options: OwnersOptions, context: Context): Promise<number> {
  const { site } = await loadSite({ ...options, internal: true }, context);
  demandRegistry(site);
  const loads = ownerLoads(site);
  if (options.json) {
    context.stdout(`${JSON.stringify({ version: 1, today: site.today, owners: loads }, undefined, 2)}\n`);
    return tellWithheld(site, context);
  }
  if (loads.length === 0) {
    context.stdout('There are no owners and no articles yet.\n');
    return tellWithheld(site, context);
  }
  const header = [
    'owner',
    'name',
    'articles',
    'overdue',
    'due soon',
    'changed',
    'never reviewed',
    'next due',
    '',
  ];
  const rows = loads.map((load) => [
    load.id === '' ? '(nobody)' : load.id,
    load.id === '' ? '' : load.name,
    ...[load.articles, load.overdue, load.dueSoon, load.changed, load.neverReviewed].map((count) =>
      count === 0 ? '-' : String(count),
    ),
    load.nextDue ?? '-',
    remark(load, site),
  ]);
  context.stdout(textTable([header, ...rows], [2, 3, 4, 5, 6]));
  if (!site.owners.known) {
    context.stdout(
      `\nThere is no ${site.owners.file}, so every name counts as known. With one, kb notices who has left.\n`,
    );
  }
  return tellWithheld(site, context);
}

function remark(load: OwnerLoad, site: Site): string {
  if (load.kind === 'nobody') return 'give these an owner';
  if (load.kind === 'unknown') return site.owners.known ? `not in ${site.owners.file}` : '';
  if (load.kind === 'team') {
    const { people, teams } = registryOf(site);
    const members = teams.get(load.id)?.members ?? [];
    const present = members.filter((id) => {
      const left = people.get(id)?.left;
      return left === undefined || left > site.today;
    });
    return present.length === 0 ? 'nobody is in this team' : `team: ${present.join(', ')}`;
  }
  if (load.left === undefined || load.left > site.today) return overLimit(load);
  const person = registryOf(site).people.get(load.id);
  const next = person && successorOf(person, site)?.id;
  const todo = load.articles > 0 ? `: kb owners handover ${load.id} ${next ?? 'NEW'}` : '';
  return `left ${load.left}${todo}`;
}

/** Set against `max_open_reviews`: what is overdue, due soon or changed. */
function overLimit({ openReviews, maxOpenReviews }: OwnerLoad): string {
  if (maxOpenReviews === undefined || openReviews <= maxOpenReviews) return '';
  return `${openReviews} open reviews, at most ${maxOpenReviews} were agreed`;
}

export const command: Command = {
  operands: '[action] [ids...]',
  about:
    'Who answers for which articles, and what is due. "list" (default) shows everybody\'s load, "check" looks for owners who are missing, unknown or gone, "handover OLD NEW" gives all articles of one owner to another.',
  flags: [
    { flags: '--dry-run', text: 'with handover: show what would change, and write nothing' },
    { flags: '--json', text: 'with list: print JSON' },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb owners', 'lists owners, their articles and what is due'],
    ['kb owners check', 'finds articles whose owner is missing, unknown or gone'],
    ['kb owners handover maria jo --dry-run', 'shows what would change if jo took over from maria'],
  ],
  run: ([action = 'list', ...ids], values, context) => owners(action, ids, values as OwnersOptions, context),
};
