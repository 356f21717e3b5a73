import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Asset, FolderMeta, SourceFile } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import type { Problem } from '../model/finding.ts';
import { type Place, startOf } from '../model/place.ts';
import { parseFolderMeta } from '../parse/parse-folder-meta.ts';
import { discoverFiles } from './discover-files.ts';
import { relativeName } from './is-inside.ts';
import { readAssets } from './read-assets.ts';
import { configName, ownersName, readConfig, readSettings, type Settings } from './read-settings.ts';
import { readingSources, readSources } from './read-sources.ts';
import { recordedFolders } from './site-record.ts';
import { inTurns } from './turns.ts';

export interface ReadOptions {
  /** `--content`: absolute, instead of what the config says. */
  readonly content?: string;
  /** `--out`: absolute; what lies there is never content. */
  readonly out?: string;
}

/** Everything kb reads from a project folder, before articles are parsed. */
export interface Project extends Settings {
  /** Absolute project folder: findings name files relative to it. */
  readonly root: string;
  /** Absolute content folder. */
  readonly content: string;
  /** Absolute output folder. */
  readonly out: string;
  readonly config: Config;
  /** Articles to be, by path. Unreadable ones are among them. */
  readonly sources: readonly SourceFile[];
  readonly folders: readonly FolderMeta[];
  readonly assets: readonly Asset[];
  /** Problems of discovery, reading and config. Those of owners, folders and so on are in their own values. */
  readonly problems: readonly Problem[];
}

/** The project that `cwd` belongs to: the nearest folder upwards with a `kb.config.yml`, else `cwd` itself. */
export function findProjectRoot(cwd: string): string {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, configName))) {
      // A config in a content folder configures the project around it.
      const parent = path.dirname(folder);
      const isContent = path.basename(folder) === 'content' && !existsSync(path.join(folder, 'content'));
      return isContent && !existsSync(path.join(parent, configName)) ? parent : folder;
    }
    if (path.dirname(folder) === folder) return cwd;
  }
}

/**
 * Reads a whole project. The content folder is `options.content`, else what the config says, else `content`, else the
 * project folder itself. Throws `UserError` for an unusable config and for a content folder that is named and missing.
 */
export async function readProject(root: string, options: ReadOptions = {}): Promise<Project> {
  const usual = options.content ?? path.join(root, 'content');
  const { config, problems } = readConfig(root, usual);
  const content = options.content ?? contentFolder(root, config);
  demandFolder(content, root, options.content === undefined ? config.places.content : undefined);
  const out = options.out ?? path.resolve(root, config.out);
  const found = discoverFiles({ root, content, exclude: excluded(root, content, out, config) });
  const sources = await inTurns(readingSources(found.articles));
  const { assets, problems: assetProblems } = readAssets(found.assets);
  return {
    root,
    content,
    out,
    config,
    ...readSettings(root, content, config),
    sources,
    folders: readSources(found.metas).map(folderMeta),
    assets,
    problems: [
      ...problems,
      ...found.problems,
      ...assetProblems,
      ...sources.flatMap((source) => (source.unreadable ? (source.problems ?? []) : [])),
      ...(sources.length === 0 ? [noArticles(root, content)] : []),
    ],
  };
}

/** A folder whose `_meta.yml` cannot be read may have been internal: it is withheld, as `FolderMeta` says. */
function folderMeta({ path: name, file, text, unreadable, problems = [] }: SourceFile): FolderMeta {
  const folder = path.posix.dirname(name).replace(/^\.$/, '');
  if (unreadable) return { path: folder, file, withheld: true, problems };
  const meta = parseFolderMeta(folder, file, text);
  return problems.length === 0 ? meta : { ...meta, problems: [...problems, ...meta.problems] };
}

/**
 * The content folder that a config means: the one it names; else `content` if that exists; else the project folder.
 * Throws `UserError` where that would be everything a person has on the computer.
 */
export function contentFolder(root: string, config: Config): string {
  const folder = path.resolve(root, config.content);
  const isNamed = config.places.content !== undefined;
  if (isNamed || existsSync(folder)) return folder;
  if (root !== homedir() && root !== path.dirname(root)) return root;
  throw new UserError(`${root} is no help center, and kb would read every Markdown file in it.`, {
    hint: 'Go to the folder of your help center, or make a new one: kb init help',
  });
}

/** The project's own theme folder, absolute; undefined when its settings name none. */
export function themeFolder(root: string, { theme }: Config): string | undefined {
  return theme.folder === undefined ? undefined : path.resolve(root, theme.folder);
}

function demandFolder(content: string, root: string, namedAt: Place | undefined): void {
  const name = relativeName(root, content) || root;
  const stats = statSync(content, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return;
  throw new UserError(
    stats ? `The content folder ${name} is a file.` : `The content folder ${name} does not exist.`,
    {
      hint: 'Name the folder that holds your Markdown articles: --content DIR, or "content:" in kb.config.yml.',
      ...(namedAt && { at: namedAt }),
    },
  );
}

function excluded(root: string, content: string, out: string, config: Config): string[] {
  const settings = [configName, ownersName, config.search.synonyms, config.search.tests];
  const theme = themeFolder(root, config);
  // Sites built beside the articles hold Markdown copies of them.
  const sites = [out, ...recordedFolders(root)];
  return [
    ...sites,
    ...(theme === undefined ? [] : [theme]),
    ...settings.flatMap((name) => [path.resolve(root, name), path.resolve(content, name)]),
  ];
}

function noArticles(root: string, content: string): Problem {
  const place = relativeName(root, content) || 'this folder';
  const isRoot = root === content;
  return {
    rule: 'no-articles',
    message: `There are no articles yet: ${place} holds no Markdown file${isRoot ? ' besides the README and the like' : ''}.`,
    hint: 'Write the first one with: kb new "How do I ...?"  Or start from an example: kb init help',
    at: startOf(relativeName(root, content) || '.'),
  };
}
