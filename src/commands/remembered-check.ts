import { allRules } from '../checks/all-rules.ts';
import type { PageWeight } from '../checks/page-weights.ts';
import { severityOf } from '../checks/run-rules.ts';
import { openCheckMemo } from '../io/check-memo.ts';
import { findCommit, findRepository, findWorkTree } from '../io/git.ts';
import { readCodeOwners } from '../io/read-codeowners.ts';
import type { Finding } from '../model/finding.ts';
import type { Site } from '../model/site.ts';
import type { Found } from './compare-with-baseline.ts';
import type { Context } from './context.ts';
import { type LoadedProject, loadProject } from './load-site.ts';
import type { RunOptions } from './run-check.ts';

/** A check as `kb check` reports it, made now or remembered. */
export interface CheckRun extends Found {
  readonly read: LoadedProject;
  readonly notes: readonly string[];
  readonly weights: ReadonlyMap<string, PageWeight>;
  /** Articles (their files) that could not be read, or only in part, and of which no error says so: `--only` left it out. */
  readonly unread: readonly string[];
}

interface Remembered {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly weights: readonly (readonly [string, PageWeight])[];
}

/**
 * Reads the project of `context.cwd` and gives what the rules say about it. When nothing has changed since the last check
 * with all rules, that is remembered: no article is parsed and no rule runs.
 */
export async function rememberedCheck(options: RunOptions, context: Context): Promise<CheckRun> {
  const read = await loadProject(options, context);
  const settings =
    options.only === undefined && options.cache !== false ? await settingsOf(read, options) : undefined;
  const memo = settings && openCheckMemo<Remembered>(read.project, settings);
  const known = memo?.recall();
  if (known) {
    const { findings, notes, weights } = known;
    const site = { config: read.config, today: read.today };
    return { read, site, rules: allRules, findings, notes, weights: new Map(weights), unread: [] };
  }
  const [{ checkProject }, { pageWeights }] = await Promise.all([
    import('./run-check.ts'),
    import('../checks/page-weights.ts'),
  ]);
  const { site, rules, findings, notes } = await checkProject(read, options);
  const weights = pageWeights(site);
  memo?.keep({ findings, notes, weights: [...weights] });
  const unread = options.only === undefined ? [] : unreadOf(site, findings);
  return { read, site, rules, findings, notes, weights, unread };
}

function unreadOf({ entries }: Site, findings: readonly Finding[]): string[] {
  const told = new Set(findings.flatMap(({ at, severity }) => (severity === 'error' ? [at.path] : [])));
  return entries.flatMap(({ article, visibility }) =>
    visibility === 'withheld' && !told.has(article.file) ? [article.file] : [],
  );
}

/** All that findings depend on besides the project: flags, the day, CODEOWNERS and the commit whose history counts. */
async function settingsOf(
  { project, config, today }: LoadedProject,
  options: RunOptions,
): Promise<object | undefined> {
  const { root } = project;
  const workTree = findWorkTree(root);
  const historyRule = allRules.find(({ name }) => name === 'review-date-backwards');
  const needsHistory = historyRule !== undefined && severityOf(historyRule, { config }) !== 'off';
  try {
    const repository = needsHistory ? await findRepository(root) : undefined;
    return {
      today,
      url: config.url,
      drafts: options.drafts ?? false,
      internal: options.internal ?? false,
      codeOwners: readCodeOwners(root, workTree),
      repository,
      head: repository && (await findCommit(repository, 'HEAD')),
    };
  } catch {
    // No git, or it refuses: the rule that needs it says so, if it is asked.
    return undefined;
  }
}
