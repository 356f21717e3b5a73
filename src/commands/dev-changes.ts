import path from 'node:path';
import { existsNow, isPlainFile } from '../io/file-stamps.ts';
import { isInside, realPlace, relativeName } from '../io/is-inside.ts';
import type { Project } from '../io/read-project.ts';
import { readSources } from '../io/read-sources.ts';
import type { WatchTargets } from '../io/watch-files.ts';
import type { SourceFile } from '../model/article.ts';

/** What single articles came to, when nothing else was touched. */
export interface ArticleChanges {
  /** Articles that say something else than before, or are new. */
  readonly said: readonly SourceFile[];
  /** Paths of those that are gone. */
  readonly gone: ReadonlySet<string>;
  /** True when an article is new or gone: then others stand elsewhere, and have other links. */
  readonly isMoved: boolean;
}

export interface ChangedIn {
  readonly project: Project;
  readonly targets: WatchTargets & { readonly theme?: string };
  /** The source of a known and readable article by the name of its file. */
  readonly sourceOf: (file: string) => SourceFile | undefined;
}

/** More changed articles than this are read with everything else. */
const mostSingleReads = 50;
const deepest = 20;

/**
 * What `files` (absolute) say now, when all of them are articles; undefined when something else changed, and the project has
 * to be read again. A file that kb never knew and that is gone again was a step in saving another one.
 */
export function changedArticles(files: ReadonlySet<string>, within: ChangedIn): ArticleChanges | undefined {
  const { root, content } = within.project;
  const toRead: { path: string; file: string; absolute: string }[] = [];
  const gone = new Set<string>();
  for (const absolute of files) {
    const file = relativeName(root, absolute);
    const source = within.sourceOf(file);
    const isThere = existsNow(absolute);
    if (source === undefined && !isThere && !isKnown(absolute, within)) continue;
    if (source !== undefined && !isThere) gone.add(source.path);
    else if (isPlainFile(absolute) && (source !== undefined || isNewArticle(absolute, within)))
      toRead.push({ path: source?.path ?? relativeName(content, absolute), file, absolute });
    else return undefined;
  }
  if (toRead.length + gone.size > mostSingleReads || gone.size === within.project.sources.length)
    return undefined;
  const sources = readSources(toRead);
  if (sources.some((source) => source.unreadable)) return undefined;
  const said = sources.filter((source) => !isSameSource(source, within.sourceOf(source.file)));
  return { said, gone, isMoved: gone.size > 0 || said.some(({ file }) => !within.sourceOf(file)) };
}

/** The sources of a project after these changes, in their order. */
export function changedSources({ sources }: Project, { said, gone }: ArticleChanges): SourceFile[] {
  const fresh = new Map(said.map((source) => [source.path, source]));
  const kept = sources.filter((source) => !gone.has(source.path));
  const known = new Set(kept.map((source) => source.path));
  const added = said.filter((source) => !known.has(source.path));
  const now = kept.map((source) => fresh.get(source.path) ?? source);
  return added.length === 0 ? now : [...now, ...added].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether the site depends on this path: a file of the content folder, or a folder with such files. */
function isKnown(file: string, { project, targets }: ChangedIn): boolean {
  const name = relativeName(project.root, file);
  return (
    targets.paths.includes(file) ||
    !file.startsWith(`${project.content}${path.sep}`) ||
    [...project.assets, ...project.folders, ...project.sources].some(
      (one) => one.file === name || one.file.startsWith(`${name}/`),
    )
  );
}

/**
 * True for a file that reading the project would find and call an article, for sure. The rules are those of
 * `io/discover-files.ts`; what is no plain case is left to it.
 */
function isNewArticle(file: string, { project, targets }: ChangedIn): boolean {
  const { root, content, sources } = project;
  if (content === root || sources.length === 0 || !isInside(content, file)) return false;
  const others = [...targets.ignored, ...(targets.theme === undefined ? [] : [targets.theme])];
  if (others.some((folder) => isInside(folder, file))) return false;
  const name = relativeName(content, file);
  const parts = name.split('/');
  const isPlain = parts.every((part) => /^[^_.]/.test(part) && part !== 'node_modules');
  return (
    isPlain &&
    /\.md$/i.test(name) &&
    parts.length <= deepest &&
    name === name.normalize('NFC') &&
    !sources.some((source) => source.path === name) &&
    realPlace(file) === path.join(realPlace(content), ...parts)
  );
}

function isSameSource(a: SourceFile, b: SourceFile | undefined): boolean {
  return (
    b !== undefined &&
    a.text === b.text &&
    !b.unreadable &&
    JSON.stringify(a.problems ?? []) === JSON.stringify(b.problems ?? [])
  );
}
