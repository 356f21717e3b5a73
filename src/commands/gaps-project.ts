import path from 'node:path';
import type { FoundArticle } from '../gaps/coverage.ts';
import { contentFolder, findProjectRoot } from '../io/read-project.ts';
import { readConfig } from '../io/read-settings.ts';
import { today } from '../io/today.ts';
import type { GapsConfig } from '../model/config.ts';
import type { Day } from '../model/day.ts';
import type { Site } from '../model/site.ts';
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
    hasArticles: config.exists || options.content !== undefined || contentFolder(root, config, '.') !== root,
    today: options.asOf ?? today(),
  };
}

/** A site with its own search. */
export interface HelpCenterSite {
  readonly site: Site;
  readonly search: ((query: string) => readonly FoundArticle[]) | undefined;
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
  return { site, search: undefined };
}
