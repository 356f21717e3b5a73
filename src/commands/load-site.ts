import path from 'node:path';
import { parseArticles } from '../io/parse-articles.ts';
import { findProjectRoot, type Project, readProject } from '../io/read-project.ts';
import { rememberIn } from '../io/remember-in.ts';
import { today } from '../io/today.ts';
import type { Article } from '../model/article.ts';
import type { Config, ParseOptions } from '../model/config.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { makeAnew } from '../model/remember.ts';
import type { Site, SiteInput } from '../model/site.ts';
import { assembleSite } from '../site/assemble-site.ts';
import type { Context } from './context.ts';

/** Flags that decide which site is meant. Paths are as typed: relative to `context.cwd`. */
export interface LoadOptions {
  readonly content?: string;
  readonly out?: string;
  /** Instead of `url` of the config. */
  readonly base?: string;
  readonly drafts?: boolean;
  readonly internal?: boolean;
  /** `false`: read every article anew. */
  readonly cache?: boolean;
  readonly asOf?: Day;
}

/** A project that was read. */
export interface LoadedProject {
  readonly project: Project;
  /** The project's config with the flags laid over it. */
  readonly config: Config;
  readonly today: Day;
}

/** A project that was read and understood. */
export interface Loaded extends LoadedProject {
  readonly articles: readonly Article[];
  readonly site: Site;
}

/**
 * Reads the project that `context.cwd` belongs to and assembles its site. What is wrong with content is in
 * `site.problems`; throws `UserError` for what the operator must mend first.
 */
export async function loadSite(options: LoadOptions, context: Context): Promise<Loaded> {
  return understandProject(await loadProject(options, context), options);
}

/** The first half of `loadSite`: everything is read, no article is parsed. */
export async function loadProject(options: LoadOptions, context: Context): Promise<LoadedProject> {
  const root = findProjectRoot(context.cwd);
  const project = await readProject(root, {
    ...(options.content !== undefined && { content: path.resolve(context.cwd, options.content) }),
    ...(options.out !== undefined && { out: path.resolve(context.cwd, options.out) }),
  });
  const config =
    options.base === undefined ? project.config : { ...project.config, url: baseUrl(options.base) };
  return { project, config, today: options.asOf ?? today() };
}

/** The second half of `loadSite`. */
export async function understandProject(read: LoadedProject, options: LoadOptions): Promise<Loaded> {
  const { root } = read.project;
  const articles = await articlesOf(read, options, root);
  const remember = options.cache === false ? makeAnew : rememberIn(cacheFolder(root));
  return { ...read, articles, site: assembleSite(siteInput(read, articles, options), remember) };
}

/** The articles of a project. Those that were parsed before come from the cache of the project in `root`. */
export function articlesOf(
  { project, config }: LoadedProject,
  { cache }: LoadOptions,
  root: string,
): Promise<Article[]> {
  return parseArticles(
    project.sources,
    parseOptions(config),
    cache === false ? {} : { cacheFolder: cacheFolder(root) },
  );
}

/** What the site of a project is assembled from, with these articles. */
export function siteInput(
  { project, config, today }: LoadedProject,
  articles: readonly Article[],
  { drafts = false, internal = false }: LoadOptions,
): SiteInput {
  const { owners, folders, assets, synonyms, searchTests, popular, problems } = project;
  return {
    config,
    owners,
    articles,
    folders,
    assets,
    synonyms,
    searchTests,
    problems,
    today,
    drafts,
    internal,
    ...(popular && { popular }),
  };
}

/** Where kb keeps what it can make again. Never inside the site. */
export function cacheFolder(root: string): string {
  return path.join(root, '.kb', 'cache');
}

/** The part of the config that parsing depends on. */
export function parseOptions(config: Config): ParseOptions {
  return {
    locale: config.locale,
    locales: config.locales.map((locale) => locale.code),
    parser: 'satteri',
  };
}

function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new UserError(`--base: "${text}" is not the address of a site.`, {
      hint: 'Write the whole address, for example https://help.example.com/',
    });
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
