import { archiveArticle } from '../edit/archive-article.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Entry } from '../model/site.ts';
import { flagsOf } from '../parse/front-matter-keys.ts';
import { countOf } from '../report/plural.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { demandSameBody, editArticle, showEdits, writeEdits } from './edit-articles.ts';
import { findEntry } from './find-entry.ts';
import { commonFlags, dayValue } from './flags.ts';
import { type Loaded, type LoadOptions, loadSite } from './load-site.ts';

export interface ArchiveOptions extends LoadOptions {
  readonly reason?: string;
  /** Path or id of the article that answers the question now. */
  readonly replacedBy?: string;
  /** Day on which it was taken down; default: today. */
  readonly on?: Day;
  readonly dryRun?: boolean;
}

/**
 * Takes an article down: what is left at its address is a page that says so and leads to what replaces it. Tells which articles
 * still link to it. Throws `UserError` without a reason, and for a replacement that customers cannot read.
 */
export async function archive(written: string, options: ArchiveOptions, context: Context): Promise<number> {
  const loaded = await loadSite({ ...options, drafts: true, internal: true }, context);
  const entry = findEntry(written, loaded, context.cwd);
  const { article } = entry;
  const reason = options.reason?.replace(/\s+/g, ' ').trim() ?? '';
  if (reason === '') {
    throw new UserError('Why is it taken down?', {
      hint: 'Add --reason; customers who come to its address read it: --reason "We no longer sell gift cards."',
    });
  }
  if (article.meta.status === 'archived') {
    throw new UserError(`${article.file} is archived already.`, {
      hint: 'Change its reason in the file, under `archived`.',
    });
  }
  const on = options.on ?? loaded.today;
  if (on > loaded.today) {
    throw new UserError(`${on} has not come yet.`, {
      hint: 'To take an article down on a later day, write unpublish_on in it.',
    });
  }
  const replacement =
    options.replacedBy === undefined
      ? undefined
      : findReplacement(options.replacedBy, entry, loaded, context.cwd);
  const edit = editArticle(loaded, article, (text) =>
    archiveArticle(
      text,
      { on, reason, ...(replacement && { replacedBy: replacement.path }) },
      flagsOf('status'),
    ),
  );
  demandSameBody(article, edit);
  if (edit.article.meta.status !== 'archived' || edit.article.meta.archived?.reason !== reason) {
    throw new UserError(
      `The front matter of ${article.file} is written in a way that kb cannot change safely.`,
      {
        hint: 'Write status: archived and an `archived` block by hand.',
      },
    );
  }
  if (options.dryRun) context.stdout(showEdits([edit]));
  else writeEdits(loaded, [edit]);
  context.stdout(summary(entry, replacement, loaded, options.dryRun === true));
  return 0;
}

function findReplacement(written: string, entry: Entry, loaded: Loaded, cwd: string): Entry {
  const replacement = findEntry(written, loaded, cwd);
  if (replacement === entry) {
    throw new UserError('An article cannot replace itself.', {
      hint: 'Name the article that answers the question now.',
    });
  }
  if (replacement.visibility === 'listed' || replacement.visibility === 'unlisted') return replacement;
  throw new UserError(
    `${replacement.article.file} is ${replacement.visibility}: customers would be led to a page that is not there.`,
    {
      hint: 'Publish it first, or name another article.',
    },
  );
}

function summary(entry: Entry, replacement: Entry | undefined, { site }: Loaded, dry: boolean): string {
  const linking = site.entries.filter(
    (other) =>
      other !== entry &&
      other.visibility !== 'archived' &&
      other.links.some((link) => link.kind === 'article' && link.to === entry.path),
  );
  const lines = [
    `${dry ? 'Would archive' : 'Archived'} ${entry.article.file}.`,
    addressInWords(entry, replacement, dry),
    ...(entry.visibility === 'draft'
      ? [
          'It was a draft, so no customer knows its address: to drop it without a trace, delete the file instead.',
        ]
      : []),
    ...(linking.length === 0
      ? []
      : [`${countOf(linking.length, 'article')} still ${linking.length === 1 ? 'links' : 'link'} to it:`]),
    ...linking.slice(0, 20).map(({ article }) => `  ${article.file}`),
    ...(linking.length > 20 ? [`  and ${linking.length - 20} more`] : []),
    ...(dry ? ['Nothing was written.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function addressInWords({ url, visibility }: Entry, replacement: Entry | undefined, dry: boolean): string {
  if (visibility === 'internal') return 'It is internal: customers see nothing of it, before and after.';
  if (replacement) {
    return `Its address /${url} ${dry ? 'would lead' : 'leads'} customers to "${replacement.article.title}".`;
  }
  return `Its address /${url} ${dry ? 'would say' : 'says'} why it is gone. With --replaced-by it also leads on.`;
}

export const command: Command = {
  operands: '<path>',
  about:
    'Takes an article down. Its address stays: customers read why it is gone and are led to what replaces it. Links from other articles are listed.',
  flags: [
    { flags: '--reason <text>', text: 'why, in words that customers may read' },
    { flags: '--replaced-by <path>', text: 'article that answers the question now: path or id' },
    { flags: '--on <day>', text: 'day on which it was taken down (default: today)', parse: dayValue },
    { flags: '--dry-run', text: 'show what would change, and write nothing' },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    [
      'kb archive content/gift-cards.md --reason "We no longer sell gift cards." --replaced-by content/vouchers.md',
      'leaves a page that says so and leads to the other article',
    ],
  ],
  run: ([path = ''], values, context) => archive(path, values as ArchiveOptions, context),
};
