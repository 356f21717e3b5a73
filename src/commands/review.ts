import { allRules } from '../checks/all-rules.ts';
import { registryOf } from '../checks/owner-registry.ts';
import { stampReview } from '../edit/stamp-review.ts';
import { addDays, type Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';
import type { Entry, Site } from '../model/site.ts';
import { aliasesOf } from '../parse/front-matter-keys.ts';
import { countOf } from '../report/plural.ts';
import { textTable } from '../report/text-table.ts';
import { adoptReviews } from './adopt-reviews.ts';
import { readBaseline } from './baseline-file.ts';
import type { Command } from './command.ts';
import { compareWithBaseline } from './compare-with-baseline.ts';
import type { Context } from './context.ts';
import { demandRegistry } from './demand-registry.ts';
import { type ArticleEdit, demandSameBody, editArticle, showEdits, writeEdits } from './edit-articles.ts';
import { commonFlags, dayValue } from './flags.ts';
import type { Loaded, LoadOptions } from './load-site.ts';
import { pathFilter } from './path-filter.ts';
import { reassemble } from './reassemble.ts';
import { type ReviewOptions, refuseContradictions } from './review-options.ts';
import { type Checked, runCheck } from './run-check.ts';

/**
 * Stamps a review into articles: all of them or, when one cannot be stamped, none. Throws `UserError` for an unknown
 * reviewer, a day to come, and an article with an error.
 */
export async function review(
  paths: readonly string[],
  options: ReviewOptions,
  context: Context,
): Promise<number> {
  refuseContradictions(options);
  if (options.adopt) return adoptReviews(paths, options, context);
  if (paths.length === 0 && options.allOf === undefined) {
    throw new UserError('Which articles were reviewed?', {
      hint: 'Name files, folders or patterns: kb review content/billing/refunds.md --by YOU. Or all of one owner: --all-of ID',
    });
  }
  const checked = await runCheck(
    { ...sameProject(options), drafts: true, internal: true, only: rulesToPass },
    context,
  );
  const { loaded } = checked;
  const { site } = loaded;
  const by = demandReviewer(options.by, options.on ?? site.today, site);
  const on = demandDay(options.on ?? site.today, options.next, site);
  const entries = chooseEntries(paths, options.allOf, loaded, context);
  demandNoErrors(entries, checked, context);
  const edits = entries.map((entry) => stampOne(loaded, entry, { ...options, by, on }));

  if (options.dryRun) context.stdout(showEdits(edits));
  else writeEdits(loaded, edits);
  context.stdout(summary(edits, loaded, by, on, options.dryRun === true));
  return 0;
}

/** Who did the review: a person or team of `owners.yml` who is still there; anybody where there is no such file. */
function demandReviewer(by: string | undefined, on: Day, site: Site): string {
  const id = by?.trim() ?? '';
  const { people, teams, ids } = registryOf(site);
  const file = site.owners.file;
  if (id === '') {
    throw new UserError('Who did the review?', {
      hint: `Add --by and your id${ids.length > 0 ? ` from ${file}` : ''}.`,
    });
  }
  demandRegistry(site, id);
  if (!site.owners.known || teams.has(id)) return id;
  const person = people.get(id);
  if (!person) {
    const meant = nearest(id, ids);
    throw new UserError(`${file} has no person or team "${id}".`, {
      hint: meant ? `Did you mean ${meant}?` : `Add them to ${file} first.`,
    });
  }
  if (person.left !== undefined && person.left < on) {
    throw new UserError(`${person.name} left on ${person.left} and cannot have reviewed anything on ${on}.`, {
      hint: 'Name who did the review with --by, or the day with --on.',
    });
  }
  return id;
}

function demandDay(on: Day, next: Day | undefined, site: Site): Day {
  if (on > site.today) {
    throw new UserError(`${on} has not come yet: a review can only be stamped when it is done.`, {
      hint: `Leave --on out to take today, ${site.today}.`,
    });
  }
  if (next !== undefined && next <= on) {
    throw new UserError(`--next ${next} is not after the review.`, {
      hint: 'Name a day to come, as YYYY-MM-DD.',
    });
  }
  return on;
}

const reviewable: ReadonlySet<string> = new Set([
  'listed',
  'unlisted',
  'internal',
  'scheduled',
  'draft',
  'withheld',
]);

function chooseEntries(
  paths: readonly string[],
  allOf: string | undefined,
  { site, project }: Loaded,
  context: Context,
): Entry[] {
  const files = site.entries.map(({ article }) => article.file);
  const isNamed = pathFilter(paths, files, { cwd: context.cwd, root: project.root });
  let entries = site.entries.filter(({ article }) => isNamed(article.file));
  if (allOf !== undefined) {
    entries = entries.filter(
      ({ ownership, visibility }) => ownership.ids.includes(allOf) && visibility !== 'draft',
    );
    if (entries.length === 0) throw ownsNothing(allOf, paths.length > 0, site);
  }
  const chosen = entries.filter(({ visibility }) => reviewable.has(visibility));
  const [first] = entries;
  if (chosen.length > 0 || !first) return chosen;
  throw new UserError(`${first.article.file} is ${first.visibility}, so there is nothing to review.`, {
    hint: 'Only articles that somebody can read are reviewed.',
  });
}

function ownsNothing(owner: string, isOfSome: boolean, site: Site): UserError {
  const ids = new Set(site.entries.flatMap(({ ownership }) => ownership.ids));
  if (isOfSome && ids.has(owner)) {
    return new UserError(`None of these articles belongs to "${owner}".`, {
      hint: 'For all articles of one owner leave the paths out.',
    });
  }
  const meant = ids.has(owner) ? undefined : nearest(owner, ids);
  return new UserError(`No article to review belongs to "${owner}".`, {
    hint: meant ? `Did you mean ${meant}?` : '"kb owners" lists who owns what.',
  });
}

/** What a review puts right, however severe the config makes it. */
const curedByReview: ReadonlySet<string> = new Set([
  'review-overdue',
  'review-due-soon',
  'review-never',
  'review-bulk-bump',
  'review-date-backwards',
  'reviewer-unknown',
  'changed-since-review',
]);

/** Rules that an article must pass before it is stamped. */
const rulesToPass = allRules.map(({ name }) => name).filter((name) => !curedByReview.has(name));

function sameProject({ asOf, content, cache }: LoadOptions): LoadOptions {
  return {
    ...(asOf !== undefined && { asOf }),
    ...(content !== undefined && { content }),
    ...(cache !== undefined && { cache }),
  };
}

/** Errors that the baseline accepts do not count. */
function demandNoErrors(entries: readonly Entry[], checked: Checked, context: Context): void {
  const baseline = readBaseline(undefined, context.cwd, checked.loaded.project.root);
  const findings = baseline ? compareWithBaseline(checked, baseline).fresh : checked.findings;
  const files = new Set(entries.map(({ article }) => article.file));
  const errors = findings.filter((finding) => finding.severity === 'error' && files.has(finding.at.path));
  const [first] = errors;
  if (!first) return;
  const wrong = new Set(errors.map(({ at }) => at.path));
  const others =
    wrong.size > 1 ? ` ${countOf(wrong.size - 1, 'other article')} cannot be stamped either.` : '';
  throw new UserError(
    `${first.message} An article with an error cannot be stamped as reviewed, so nothing was stamped.${others}`,
    { at: first.at, hint: `Mend it first. To see all of it: kb check ${[...wrong].slice(0, 5).join(' ')}` },
  );
}

function stampOne(
  loaded: Loaded,
  { article, review: state }: Entry,
  options: ReviewOptions & { readonly by: string; readonly on: Day },
): ArticleEdit {
  const { on, by, next } = options;
  if (
    article.meta.reviewed !== undefined &&
    article.meta.reviewed > on &&
    article.meta.reviewed <= loaded.today
  ) {
    throw new UserError(`${article.file} was reviewed on ${article.meta.reviewed} already, after ${on}.`, {
      hint: 'Stamp it with the day of the newest review.',
    });
  }
  const hasInterval = state.every !== undefined && state.every !== 'never';
  const planned = article.meta.reviewBy;
  // The due day that this review answers goes; one that was set for later stays.
  const isAnswered =
    planned !== undefined &&
    (article.meta.reviewed === undefined || planned <= addDays(on, loaded.config.review.dueSoonDays));
  if (planned !== undefined && isAnswered && !hasInterval && next === undefined) {
    throw new UserError(
      `${article.file} says \`review_by: ${planned}\` and has no interval, so kb cannot tell when it is due next.`,
      {
        hint: 'Add --next with a day, or give it review_every: 6 months (in the article, its folder or the config).',
      },
    );
  }
  const note = options.note?.replace(/\s+/g, ' ').trim();
  const edit = editArticle(loaded, article, (text) =>
    stampReview(
      text,
      {
        on,
        by,
        ...(note && { note }),
        hash: article.bodyHash,
        due: next ?? (isAnswered ? 'remove' : 'keep'),
      },
      { reviewed: aliasesOf('reviewed'), review_by: aliasesOf('review_by') },
    ),
  );
  demandSameBody(article, edit);
  if (edit.article.meta.reviewed !== on || edit.article.meta.reviewHash !== article.bodyHash) {
    throw new UserError(`The dates of ${article.file} are written in a way that kb cannot change safely.`, {
      hint: 'Write them as plain `key: value` lines, once each, or make the change by hand.',
    });
  }
  return edit;
}

function summary(edits: readonly ArticleEdit[], loaded: Loaded, by: string, on: Day, dry: boolean): string {
  const changed = new Map(edits.map(({ article }) => [article.path, article]));
  const after = reassemble(loaded, {
    articles: loaded.articles.map((article) => changed.get(article.path) ?? article),
  });
  const rows = edits.map(({ article, file }) => {
    const due = after.byPath.get(article.path)?.review.due;
    return [file, due === undefined ? 'no next due day: it has no review_every' : `next due ${due}`];
  });
  const limit = loaded.config.review.bulkLimit;
  const bulk =
    edits.length > limit
      ? `That is more than ${limit} on one day; the rule review-bulk-bump will ask whether they were really read.\n`
      : '';
  const verb = dry ? 'Would stamp' : 'Stamped';
  return `${verb} ${countOf(edits.length, 'article')} as reviewed on ${on} by ${by}:\n${textTable(rows.map((row) => ['', ...row]))}${bulk}`;
}

export const command: Command = {
  operands: '[paths...]',
  about:
    'Stamps a review into articles: the day, who, what was done, and a hash of the text, so that later changes are seen. Only these lines of a file change. With --adopt: gives articles without any date a first due day, spread over the weeks to come.',
  flags: [
    { flags: '--by <id>', text: 'who did the review, from owners.yml' },
    { flags: '--note <text>', text: 'what was done: "followed the steps on version 4.2"' },
    { flags: '--on <day>', text: 'day of the review (default: today)', parse: dayValue },
    { flags: '--next <day>', text: 'day of the next review; default: as review_every says', parse: dayValue },
    { flags: '--all-of <id>', text: 'all articles of this owner' },
    { flags: '--adopt', text: 'plan a first due day for articles that have no date' },
    { flags: '--stagger <time>', text: 'with --adopt: over how long, for example 12w (default)' },
    {
      flags: '--contacts <file>',
      text: 'with --adopt: contact export; the most contacted come first',
      repeat: true,
    },
    { flags: '--dry-run', text: 'show what would change, and write nothing' },
    commonFlags.content,
    commonFlags.noCache,
    commonFlags.asOf,
  ],
  examples: [
    ['kb review content/billing/refunds.md --by ana --note "followed the steps"', 'stamps one article'],
    ['kb review "content/billing/**" --by ana', 'stamps all articles of a folder'],
    ['kb review --all-of ben --by ana', 'stamps all articles that belong to ben'],
    ['kb review --adopt --stagger 12w --dry-run', 'shows a plan for articles that were never reviewed'],
  ],
  run: (paths, values, context) => review(paths, values as ReviewOptions, context),
};
