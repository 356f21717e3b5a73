import { severityOf } from '../checks/run-rules.ts';
import type { Repository } from '../io/git.ts';
import { previousReviewDays, type ReviewedArticle } from '../io/git-review-days.ts';
import { readCodeOwners } from '../io/read-codeowners.ts';
import { UserError } from '../model/errors.ts';
import type { Rule } from '../model/rule.ts';
import type { History, Site } from '../model/site.ts';
import { brandProblems } from '../render/brand-problems.ts';
import { runSearchTests } from '../search/run-search-tests.ts';

/** The rules that need more than the articles, by what they need. */
const historyRule = 'review-date-backwards';
const searchRule = 'search-test-failed';

export interface Surroundings {
  /** Absolute project folder. */
  readonly root: string;
  /** Absolute folder of the repository's work tree, where CODEOWNERS may be. */
  readonly workTree: string | undefined;
  /** Asked only when a rule needs history. */
  readonly repository: () => Promise<Repository | undefined>;
  /** The rules that are going to run. */
  readonly rules: readonly Rule[];
  /** Commit whose history counts. Default: the work tree's. */
  readonly from?: string;
}

export interface Completed {
  readonly site: Site;
  /** Sentences on what could not be checked and is not expected to be. */
  readonly notes: readonly string[];
}

/**
 * Adds to a site what rules need besides the articles: earlier review days, CODEOWNERS, what the theme says about the
 * brand. Nothing is read for rules that are off. Throws `UserError` when a rule needs history that is not all there.
 */
export async function completeSite(site: Site, surroundings: Surroundings): Promise<Completed> {
  const { root, workTree, rules } = surroundings;
  const isOn = (name: string): boolean => {
    const rule = rules.find((candidate) => candidate.name === name);
    return rule !== undefined && severityOf(rule, site) !== 'off';
  };
  const codeOwners = isOn('owner-not-in-codeowners') ? readCodeOwners(root, workTree) : undefined;
  const searchOutcomes =
    site.searchTests.tests.length > 0 && isOn(searchRule) ? runSearchTests(site) : undefined;
  const { history, note } = isOn(historyRule) ? await historyOf(site, surroundings) : {};
  return {
    site: {
      ...site,
      problems: [...site.problems, ...brandProblems(site)],
      ...(codeOwners && { codeOwners }),
      ...(history && { history }),
      ...(searchOutcomes && { searchOutcomes }),
    },
    notes: note ? [note] : [],
  };
}

async function historyOf(
  site: Site,
  { repository: find, rules, from }: Surroundings,
): Promise<{ history?: History; note?: string }> {
  const reviewed = site.entries.flatMap(({ article, path }): ReviewedArticle[] =>
    article.meta.reviewed ? [{ path, file: article.file, reviewed: article.meta.reviewed }] : [],
  );
  if (reviewed.length === 0) return {};
  const repository = await find();
  if (!repository) {
    const isWanted = Object.hasOwn(site.config.rules, historyRule) || rules.length === 1;
    if (isWanted) throw noHistory();
    return { note: `${historyRule} was not checked: this folder is not in a git repository.` };
  }
  if (repository.isShallow) throw shallow();
  const previousReviewed = await previousReviewDays(repository, reviewed, {
    from: from ?? 'HEAD',
    today: site.today,
  });
  return { history: { previousReviewed } };
}

const howToTurnOff = `Or turn the rule off in kb.config.yml: rules: {${historyRule}: off}`;

function noHistory(): UserError {
  return new UserError(
    `${historyRule} compares review days with earlier versions, and this folder is not in a git repository.`,
    { hint: `Make it one: git init   ${howToTurnOff}` },
  );
}

function shallow(): UserError {
  return new UserError(
    `${historyRule} compares review days with earlier versions, and this clone holds only the last of them.`,
    {
      hint: `Fetch the rest: git fetch --unshallow   (GitHub Actions: "fetch-depth: 0" at actions/checkout; GitLab: GIT_DEPTH: 0)   ${howToTurnOff}`,
    },
  );
}
