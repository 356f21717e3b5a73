import path from 'node:path';
import type { FoundArticle } from '../gaps/coverage.ts';
import { contentFolder, findProjectRoot } from '../io/read-project.ts';
import { readConfig } from '../io/read-settings.ts';
import { today } from '../io/today.ts';
import type { Config, GapsConfig } from '../model/config.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Site } from '../model/site.ts';
import { runSearchTests } from '../search/run-search-tests.ts';
import { siteSearch } from '../search/site-search.ts';
import type { Context } from './context.ts';
import { loadSite } from './load-site.ts';

/** The project that a report is made in. There need not be one. */
export interface GapsProject {
  readonly root: string;
  readonly config: GapsConfig;
  /** Absolute folder of the public site, where no report may go. */
  readonly out: string;
  readonly hasArticles: boolean;
  readonly today: Day;
}

interface ProjectOptions {
  readonly content?: string;
  readonly asOf?: Day;
}

/** Reads the config, and finds out whether there are articles, without reading any. */
export function gapsProject(options: ProjectOptions, context: Context): GapsProject {
  const root = findProjectRoot(context.cwd);
  const { config } = readConfig(root, path.join(root, 'content'));
  return {
    root,
    config: config.gaps,
    out: path.resolve(root, config.out),
    hasArticles: config.exists || options.content !== undefined || hasContentFolder(root, config),
    today: options.asOf ?? today(),
  };
}

/** Loose Markdown files are no help center here: exports are often looked at in a folder of downloads. */
function hasContentFolder(root: string, config: Config): boolean {
  try {
    return contentFolder(root, config) !== root;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** A site with the search that its customers have. */
export interface HelpCenterSite {
  /** With the outcomes of its search tests. */
  readonly site: Site;
  readonly search: (query: string) => readonly FoundArticle[];
}

/** Reads the articles; undefined where there is no help center. */
export async function loadHelpCenter(
  project: GapsProject,
  options: ProjectOptions,
  context: Context,
): Promise<HelpCenterSite | undefined> {
  if (!project.hasArticles) return undefined;
  const { site } = await loadSite(
    { asOf: project.today, ...(options.content !== undefined && { content: options.content }) },
    context,
  );
  const search = siteSearch(site, site.config.locale);
  return {
    site: { ...site, searchOutcomes: runSearchTests(site) },
    search: (query) => {
      const { results, paths } = search(query, { limit: 10 });
      return results.map(({ title, score }, i) => ({ title, score, path: paths[i] as string }));
    },
  };
}
