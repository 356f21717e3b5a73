import { setFrontMatterKeys } from '../edit/edit-front-matter.ts';
import { type PlannedReview, planStagger, type StaggerPlan } from '../edit/plan-stagger.ts';
import { addInterval, type Day, daysBetween } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Entry, Site } from '../model/site.ts';
import { aliasesOf } from '../parse/front-matter-keys.ts';
import { parseInterval } from '../parse/parse-interval.ts';
import { countOf } from '../report/plural.ts';
import { textTable } from '../report/text-table.ts';
import { countContacts } from './contact-counts.ts';
import type { Context } from './context.ts';
import { demandArticles } from './demand-articles.ts';
import { type ArticleEdit, demandSameBody, editArticle, writeEdits } from './edit-articles.ts';
import { type Loaded, type LoadOptions, loadSite } from './load-site.ts';
import { pathFilter } from './path-filter.ts';
import { tellWithheld } from './tell-withheld.ts';

export interface AdoptOptions {
  /** `12w`, `3 months`. */
  readonly stagger?: string;
  /** Contact exports: the most contacted come first. */
  readonly contacts?: readonly string[];
  readonly dryRun?: boolean;
}

const usualStagger = '12w';
const mostWeeks = 260;

/**
 * `kb review --adopt`: gives articles without any review date a first due day (`review_by`), spread so that nobody has more than
 * their share in a week. An article whose date cannot be read has one, if a wrong one, and is left alone.
 */
export async function adoptReviews(
  paths: readonly string[],
  options: AdoptOptions & LoadOptions,
  context: Context,
): Promise<number> {
  const loaded = await loadSite(options, context);
  const { site, project, today } = loaded;
  demandArticles(site.entries, 'plan');
  // Read also where nobody needs it: a file that is not there is a mistake, whatever else there is to do.
  const counts = options.contacts && (await countContacts(options.contacts, site, context.cwd));
  const weeks = weeksOf(options.stagger ?? usualStagger, today);
  const isNamed = pathFilter(
    paths,
    site.entries.map(({ article }) => article.file),
    { cwd: context.cwd, root: project.root },
  );
  const undated = site.entries.filter((entry) => isUndated(entry) && isNamed(entry.article.file));
  if (undated.length === 0) {
    context.stdout('Every article has a review date already: there is nothing to plan.\n');
    return tellWithheld(site, context);
  }
  const plan = planStagger(
    undated.map(({ path, ownership }) => ({
      path,
      owners: ownership.ids,
      contacts: counts?.byArticle.get(path) ?? 0,
    })),
    site.entries.flatMap(({ review, ownership }) =>
      review.due === undefined ? [] : [{ owners: ownership.ids, due: review.due }],
    ),
    { today, weeks },
  );
  const edits = plan.reviews.map((planned) => writeDue(loaded, planned));
  if (!options.dryRun) writeEdits(loaded, edits);
  context.stdout(planText(plan, loaded, options));
  return tellWithheld(site, context);
}

function isUndated({ article, review, visibility }: Entry): boolean {
  const { reviewed, reviewBy, invalid = [] } = article.meta;
  const isRead =
    visibility === 'listed' ||
    visibility === 'unlisted' ||
    visibility === 'internal' ||
    visibility === 'scheduled';
  return (
    isRead &&
    reviewed === undefined &&
    reviewBy === undefined &&
    review.state !== 'exempt' &&
    !invalid.some((key) => key === 'reviewed' || key === 'review_by')
  );
}

function weeksOf(text: string, today: Day): number {
  const interval = parseInterval(text);
  const days =
    interval === undefined || interval === 'never' ? 0 : daysBetween(today, addInterval(today, interval));
  const weeks = Math.floor(days / 7);
  if (weeks >= 1 && weeks <= mostWeeks) return weeks;
  throw new UserError(`--stagger: "${text}" is not a time of 1 to ${mostWeeks} weeks.`, {
    hint: 'Write it as 12w, 90 days or 3 months.',
  });
}

function writeDue(loaded: Loaded, { path, due }: PlannedReview): ArticleEdit {
  const article = (loaded.site.byPath.get(path) as Entry).article;
  const edit = editArticle(loaded, article, (text) =>
    setFrontMatterKeys(text, [{ key: 'review_by', aliases: aliasesOf('review_by'), value: due }]),
  );
  demandSameBody(article, edit);
  return edit;
}

function planText(plan: StaggerPlan, { site }: Loaded, { dryRun, contacts }: AdoptOptions): string {
  const name = (owner: string) => (owner === '' ? '(nobody)' : owner);
  const rows = plan.reviews.map(({ due, owners, path, contacts: count }) => [
    due,
    owners.length === 0 ? '(nobody)' : owners.join(', '),
    (site.byPath.get(path) as Entry).article.file,
    ...(contacts === undefined ? [] : [countOf(count, 'contact')]),
  ]);
  const shares = [...plan.shares]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([owner, share]) => `  ${name(owner)}: at most ${share} a week${overLimit(owner, share, site)}`);
  const head = dryRun
    ? `Plan for ${countOf(plan.reviews.length, 'article')} without a review date, over ${plan.weeks} weeks from ${plan.firstMonday}:\n${textTable(rows.map((row) => ['', ...row]))}`
    : `${countOf(plan.reviews.length, 'article')} now have a first due day, over ${plan.weeks} weeks from ${plan.firstMonday}.\n`;
  const tail = dryRun
    ? 'Nothing was written. Without --dry-run, each gets its day as review_by.\n'
    : `"kb stale" lists them. The first review with "kb review" replaces the day.\n`;
  return `${head}${shares.join('\n')}\n${tail}`;
}

function overLimit(owner: string, share: number, site: Site): string {
  const limit = site.owners.people.find(({ id }) => id === owner)?.maxOpenReviews;
  return limit !== undefined && share > limit
    ? `, more than the ${limit} of max_open_reviews: use a longer --stagger`
    : '';
}
