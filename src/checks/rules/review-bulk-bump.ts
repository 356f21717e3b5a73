import type { Problem } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import type { Entry, Site } from '../../model/site.ts';
import { checkedEntries } from '../checked-entries.ts';
import { lines } from '../lines.ts';
import { keyPlace } from '../places.ts';

const name = 'review-bulk-bump';

const reviewedInMarch = (title: string, owner: string): string =>
  lines('---', `title: ${title}`, `owner: ${owner}`, 'reviewed: 2026-03-01', '---', '', 'Open your order.');

/** More articles of one owner were "reviewed" on one day than a person can read: one finding for each such day. */
export const reviewBulkBump: Rule = {
  name,
  severity: 'warning',
  summary: 'One owner has reviewed more articles on one day than a person can read.',
  why: 'Dates that are all changed at once tell customers and colleagues about a review that never happened. They also fall due all at once.',
  *check(site): Iterable<Problem> {
    for (const [key, entries] of reviewsByOwnerAndDay(site)) {
      const first = entries[0];
      if (!first || entries.length <= site.config.review.bulkLimit) continue;
      const [day, owner] = JSON.parse(key) as [string, string];
      yield {
        rule: name,
        message: `${owner} has reviewed ${entries.length} articles on ${day}; more than ${site.config.review.bulkLimit} on one day are hard to believe.`,
        at: keyPlace(first.article, 'reviewed'),
        hint: 'Set back the dates of those that nobody has read. To spread reviews: kb review --adopt --stagger 12w. To allow more: `review.bulk_limit` in kb.config.yml.',
        fingerprint: key,
      };
    }
  },
  examples: [
    {
      title: 'Two people, one article each',
      verdict: 'passes',
      files: {
        'kb.config.yml': lines('review:', '  bulk_limit: 2'),
        'content/refund.md': reviewedInMarch('How do I get a refund?', 'maria'),
        'content/invoice.md': reviewedInMarch('Where is my invoice?', 'jo'),
        'content/return.md': reviewedInMarch('How do I return an item?', 'maria'),
      },
    },
    {
      title: 'Three on one day, where two are believed',
      verdict: 'fails',
      files: {
        'kb.config.yml': lines('review:', '  bulk_limit: 2'),
        'content/refund.md': reviewedInMarch('How do I get a refund?', 'maria'),
        'content/invoice.md': reviewedInMarch('Where is my invoice?', 'maria'),
        'content/return.md': reviewedInMarch('How do I return an item?', 'maria'),
      },
    },
  ],
};

/** Who reviewed counts, else who owns; the key is a JSON pair of day and id. */
function reviewsByOwnerAndDay(site: Site): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of checkedEntries(site)) {
    const { reviewed, reviewedBy } = entry.article.meta;
    if (reviewed === undefined || reviewed > site.today) continue;
    const who = reviewedBy ?? entry.ownership.ids[0];
    if (who === undefined) continue;
    const key = JSON.stringify([reviewed, who]);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
