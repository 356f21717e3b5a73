import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import { isInside, relativeName } from './is-inside.ts';

/** A file of the content folder, found but not read. */
export interface FoundFile {
  /** Relative to the content folder, forward slashes, Unicode NFC: the key. */
  readonly path: string;
  /** Relative to the project folder, forward slashes, spelled as on disk. */
  readonly file: string;
  readonly absolute: string;
  /** Must not be opened: a link out of the content folder, or no ordinary file. */
  readonly refused?: true;
}

export interface FoundFiles {
  readonly articles: readonly FoundFile[];
  /** The `_meta.yml` of each folder; refused ones too, since what they would have hidden must stay hidden. */
  readonly metas: readonly FoundFile[];
  readonly assets: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

export interface DiscoverOptions {
  /** Absolute. */
  readonly root: string;
  /** Absolute. */
  readonly content: string;
  /** Absolute files and folders that are not content: the site, the theme, the settings. */
  readonly exclude: readonly string[];
}

/** Documents about a project rather than for its customers, when the project folder itself holds the articles. */
export const projectDocuments =
  /^(readme|changelog|contributing|license|licence|code_of_conduct|security)\.md$/i;

/** Folders deeper than this are not read; nobody writes them by hand. */
const maxDepth = 40;

/**
 * Finds the files of the content folder, sorted by code unit. Left out: names that begin with `_` or a dot (`_meta.yml`
 * excepted), `node_modules`, what `exclude` names and, when the content folder is the project folder, its README and
 * the like. A link is followed only when it leads to a file inside the content folder. What cannot be read is a problem.
 */
export function discoverFiles(options: DiscoverOptions): FoundFiles {
  const walk = new Walk(options);
  walk.folder(options.content, '', 0);
  return walk.result();
}

class Walk {
  readonly #found: Record<'articles' | 'metas' | 'assets', FoundFile[]> = {
    articles: [],
    metas: [],
    assets: [],
  };
  readonly #problems: Problem[] = [];
  readonly #keys = new Map<string, string>();
  readonly #exclude: ReadonlySet<string>;
  readonly #realContent: string;
  readonly #options: DiscoverOptions;

  constructor(options: DiscoverOptions) {
    this.#options = options;
    this.#exclude = new Set(options.exclude);
    this.#realContent = realpathSync(options.content);
  }

  folder(absolute: string, key: string, depth: number): void {
    const file = relativeName(this.#options.root, absolute) || '.';
    if (depth > maxDepth) {
      this.#problem(
        'file-unreadable',
        file,
        'This folder lies too deep and was not read.',
        'Move it further up.',
      );
      return;
    }
    let entries: Dirent[];
    try {
      entries = readdirSync(absolute, { withFileTypes: true });
    } catch (error) {
      this.#unreadable(file, 'folder', error);
      return;
    }
    for (const entry of entries) this.#entry(entry, path.join(absolute, entry.name), key, depth);
  }

  #entry(entry: Dirent, absolute: string, folderKey: string, depth: number): void {
    const { name } = entry;
    const isMeta = !entry.isDirectory() && /^_meta\.ya?ml$/i.test(name);
    if ((/^[_.]/.test(name) && !isMeta) || name === 'node_modules' || this.#exclude.has(absolute)) return;
    const key = (folderKey === '' ? name : `${folderKey}/${name}`).normalize('NFC');
    const file = relativeName(this.#options.root, absolute);
    if (entry.isDirectory()) {
      this.folder(absolute, key, depth + 1);
      return;
    }
    if (folderKey === '' && this.#isProjectDocument(name)) return;
    if (this.#mayOpen(entry, absolute, file)) this.#add({ path: key, file, absolute }, isMeta);
    else if (isMeta) this.#found.metas.push({ path: key, file, absolute, refused: true });
  }

  #mayOpen(entry: Dirent, absolute: string, file: string): boolean {
    if (entry.isFile()) return true;
    if (entry.isSymbolicLink()) return this.#linkIsSafe(absolute, file);
    this.#problem(
      'file-unreadable',
      file,
      'This is not an ordinary file and was not read.',
      'Remove it from the content folder.',
    );
    return false;
  }

  #isProjectDocument(name: string): boolean {
    return this.#options.content === this.#options.root && projectDocuments.test(name);
  }

  #add(found: FoundFile, isMeta: boolean): void {
    const twin = this.#keys.get(found.path);
    if (twin !== undefined) {
      this.#problem(
        'slug-collision',
        found.file,
        `The name of this file differs from ${twin} only in how its accents are stored. It was left out.`,
        'Rename one of the two files.',
      );
      return;
    }
    this.#keys.set(found.path, found.file);
    const kind = isMeta ? 'metas' : /\.md$/i.test(found.path) ? 'articles' : 'assets';
    this.#found[kind].push(found);
  }

  /** Follows a link only to a file inside the content folder; folders behind links could be endless. */
  #linkIsSafe(absolute: string, file: string): boolean {
    let real: string;
    let stats: Stats;
    try {
      real = realpathSync(absolute);
      stats = statSync(real);
    } catch (error) {
      this.#unreadable(file, 'link', error);
      return false;
    }
    const inside = isInside(this.#realContent, real);
    if (inside && stats.isFile()) return true;
    this.#problem(
      'file-link-outside',
      file,
      inside
        ? `This is a link to ${stats.isDirectory() ? 'another folder' : 'what is no ordinary file'}. kb does not follow ${stats.isDirectory() ? 'links to folders' : 'it'}, so nothing behind it was read.`
        : 'This is a link to a place outside the content folder. kb does not follow it, so nothing behind it was read.',
      'Put the files themselves here instead of the link.',
    );
    return false;
  }

  #unreadable(file: string, what: 'folder' | 'link', error: unknown): void {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    this.#problem(
      'file-unreadable',
      file,
      what === 'link'
        ? `This is a link that leads nowhere (${code}).`
        : `This folder could not be read (${code}), so articles in it are missing from the site.`,
      what === 'link'
        ? 'Delete the link, or put the file itself here.'
        : 'Allow your user to read the folder.',
    );
  }

  #problem(rule: string, file: string, message: string, hint: string): void {
    this.#problems.push({ rule, message, at: startOf(file), hint });
  }

  result(): FoundFiles {
    const { articles, metas, assets } = this.#found;
    for (const list of [articles, metas, assets]) list.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { articles, metas, assets, problems: this.#problems };
  }
}
