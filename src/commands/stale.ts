import { addInterval, type Day, daysBetween } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import { parseInterval } from '../parse/parse-interval.ts';
import { countOf } from '../report/plural.ts';
import {
  type QueueItem,
  type QueueOrder,
  queueOrders,
  reasonInWords,
  reviewQueue,
} from '../report/review-queue.ts';
import { textTable } from '../report/text-table.ts';
import type { Command } from './command.ts';
import { type ContactCounts, countContacts } from './contact-counts.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { commonFlags } from './flags.ts';
import { type LoadOptions, loadSite } from './load-site.ts';
import { tellWithheld } from './tell-withheld.ts';

export interface StaleOptions extends LoadOptions {
  /** `30d`: due days up to then. Default: what the config calls "due soon". */
  readonly within?: string;
  readonly by?: QueueOrder;
  readonly contacts?: readonly string[];
  readonly owner?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Articles without a due day that are listed before the rest is only counted. */
const mostUndated = 20;

/** Lists what is due for review, in the order that matters. Exit code 0, since what is late is a finding of `kb check`; 2 when an article could not be read. */
export async function stale(options: StaleOptions, context: Context): Promise<number> {
  const order = options.by ?? 'due';
  if (order === 'risk' && !options.contacts) {
    throw new UserError('--by risk needs to know what customers ask about.', {
      hint: 'Add a contact export: kb stale --by risk --contacts tickets.csv',
    });
  }
  const { site, config, today } = await loadSite({ ...options, internal: true }, context);
  demandArticles(site.entries, 'review');
  const counts = options.contacts && (await countContacts(options.contacts, site, context.cwd));
  const queue = reviewQueue(site, {
    order,
    withinDays: options.within === undefined ? config.review.dueSoonDays : daysOf(options.within, today),
    ...(counts && { contacts: counts.byArticle }),
    ...(options.owner !== undefined && { owners: new Set([options.owner]) }),
  });
  if (options.owner !== undefined && queue.length === 0)
    demandKnownOwner(
      options.owner,
      site.entries.flatMap(({ ownership }) => ownership.ids),
    );
  if (options.json) {
    const period = counts && { contacts: { from: counts.from, to: counts.to } };
    context.stdout(
      `${JSON.stringify({ version: 1, today, by: order, ...period, articles: queue }, undefined, 2)}\n`,
    );
    return tellWithheld(site, context);
  }
  context.stdout(staleText(queue, order, counts, options.all === true));
  return tellWithheld(site, context);
}

function daysOf(text: string, today: Day): number {
  if (text === '0') return 0;
  const interval = parseInterval(text);
  if (interval !== undefined && interval !== 'never') return daysBetween(today, addInterval(today, interval));
  throw new UserError(`--within: "${text}" is not a time.`, {
    hint: 'Write it as 30d, 6 weeks or 3 months.',
  });
}

function demandKnownOwner(owner: string, ids: readonly string[]): void {
  if (ids.includes(owner)) return;
  const meant = nearest(owner, new Set(ids));
  throw new UserError(`No article belongs to "${owner}".`, {
    hint: meant ? `Did you mean ${meant}?` : '"kb owners" lists who owns what.',
  });
}

function staleText(
  queue: readonly QueueItem[],
  order: QueueOrder,
  counts: ContactCounts | undefined,
  all: boolean,
): string {
  if (queue.length === 0) return 'Nothing is due.\n';
  const undated = queue.filter(
    ({ due, changed, unreadable }) => due === undefined && !changed && !unreadable,
  );
  const isFolded = !all && order !== 'risk' && undated.length > mostUndated;
  const shown = isFolded ? queue.filter((item) => !undated.includes(item)) : queue;
  const rows = shown.map((item) => [
    ...(order === 'risk' ? [String(item.risk ?? 0)] : [item.due ?? '-']),
    order === 'risk' ? riskInWords(item) : reasonInWords(item),
    item.owners.length === 0 ? '(nobody)' : item.owners.join(', '),
    item.file,
  ]);
  const header = [order === 'risk' ? 'risk' : 'due', 'why', 'owner', 'article'];
  const late = queue.filter(({ daysLate }) => daysLate > 0).length;
  const lines = [
    shown.length === 0 ? '' : `${textTable([header, ...rows], order === 'risk' ? [0] : [])}\n`,
    `${countOf(queue.length, 'article')}, ${late} overdue.`,
    counts ? ` Contacts from ${counts.from} to ${counts.to}; risk = days late x contacts.` : '',
    '\n',
    isFolded
      ? `${undated.length} of them were never reviewed and have no due day. To plan their first review: kb review --adopt --stagger 12w --dry-run\n`
      : '',
  ];
  return lines.join('');
}

function riskInWords(item: QueueItem): string {
  const contacts = countOf(item.contacts ?? 0, 'contact');
  if (item.daysLate > 0)
    return `${item.daysLate === 1 ? '1 day' : `${item.daysLate} days`} late x ${contacts}`;
  return `${reasonInWords(item)}, ${contacts}`;
}

function orderValue(value: string): QueueOrder {
  const order = queueOrders.find((each) => each === value);
  if (order !== undefined) return order;
  const meant = nearest(value, queueOrders);
  throw new UserError(`--by: there is no order "${value}".`, {
    hint: meant ? `Did you mean ${meant}?` : `There are: ${queueOrders.join(', ')}.`,
  });
}

export const command: Command = {
  about:
    'Lists articles whose review is overdue or due soon, that changed since their review, or were never reviewed. --by risk puts first what is late and asked about: days late x contacts in the last four weeks.',
  flags: [
    { flags: '--within <time>', text: 'how far to look ahead (default: as the config says, 30 days)' },
    { flags: '--by <order>', text: 'due (default), risk or owner', parse: orderValue },
    { flags: '--contacts <file>', text: 'contact export, for --by risk', repeat: true },
    { flags: '--owner <id>', text: 'only articles of this owner' },
    { flags: '--all', text: 'list also every article that has no due day at all' },
    { flags: '--json', text: 'print JSON' },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb stale', 'lists what is overdue or due in the next 30 days'],
    ['kb stale --within 90d --by owner', 'the same for 90 days, owner by owner'],
    ['kb stale --by risk --contacts tickets.csv', 'puts first what is late and asked about'],
  ],
  run: (_, values, context) => stale(values as StaleOptions, context),
};
