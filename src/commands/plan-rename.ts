import { setFrontMatterKeys } from '../edit/edit-front-matter.ts';
import { addToFrontMatterList, replaceFrontMatterValue } from '../edit/edit-front-matter-lists.ts';
import { type Moves, relink, relinkText, rename } from '../edit/relink.ts';
import { renameInSettings } from '../edit/rename-in-settings.ts';
import type { Article } from '../model/article.ts';
import type { Site } from '../model/site.ts';
import { aliasesOf } from '../parse/front-matter-keys.ts';
import { parseArticle } from '../parse/parse-article.ts';
import { type ArticleEdit, editArticle, editFile, type FileEdit } from './edit-articles.ts';
import { type Loaded, parseOptions } from './load-site.ts';
import { reassemble } from './reassemble.ts';

/** A move that is worked out and not done yet. */
export interface RenamePlan {
  /** Articles whose text changes, as they will read at their new place. `file` is the old one. */
  readonly articles: readonly ArticleEdit[];
  readonly settings: readonly FileEdit[];
  /** Old addresses that will lead on. */
  readonly redirects: readonly string[];
  readonly before: Site;
  readonly after: Site;
}

/** Content path before -> after; what does not move keeps its path. */
export type NewPath = (path: string) => string;

function movedFile(file: string, path: string, newPath: NewPath): string {
  return file.slice(0, file.length - path.length) + newPath(path);
}

/** The articles, assets and folders at their new places, texts unchanged. */
function moveAll(loaded: Loaded, newPath: NewPath) {
  const sources = new Map(loaded.project.sources.map((source) => [source.path, source]));
  const move = <T extends { readonly path: string; readonly file: string }>(item: T): T =>
    newPath(item.path) === item.path
      ? item
      : { ...item, path: newPath(item.path), file: movedFile(item.file, item.path, newPath) };
  return {
    // Read again at the new place: the folder may stand for another language.
    articles: loaded.articles.map((article) => {
      const source = sources.get(article.path);
      return newPath(article.path) === article.path || !source
        ? article
        : parseArticle(move(source), parseOptions(loaded.config));
    }),
    assets: loaded.project.assets.map(move),
    folders: loaded.project.folders.map((meta) => {
      const path = newPath(meta.path);
      return path === meta.path
        ? meta
        : { ...meta, path, file: meta.file.replace(`${meta.path}/`, () => `${path}/`) };
    }),
  };
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      folders.add(path.slice(0, slash));
    }
  }
  return folders;
}

function createMoves(loaded: Loaded, newPath: NewPath, before: Site, moved: Site): Moves {
  const files = new Set([...before.byPath.keys(), ...before.allAssets.keys()]);
  const folders = foldersOf(files);
  const pages = new Map<string, string>();
  const add = (address: string, path: string) => {
    if (!pages.has(address)) pages.set(address, path);
  };
  const all = [...before.entries, ...before.folders.values()];
  for (const { url, output, path } of all) {
    add(url, path);
    add(output, path);
  }
  for (const { url, output, path } of all) {
    const stem = output.replace(/(?:^|\/)index\.html$|\.html$/, '');
    for (const spelling of [url.replace(/\/$/, ''), stem, `${stem}/`, `${stem}.html`, `${stem}/index.html`])
      add(spelling, path);
  }
  const pageOf = (site: Site, path: string) => site.byPath.get(path) ?? site.folders.get(path);
  return {
    newPath,
    isThere: (path) => files.has(path) || folders.has(path),
    pageAt: (address) => pages.get(address),
    addresses(path) {
      const [old, now] = [pageOf(before, path), pageOf(moved, newPath(path))];
      return old && now && { before: old.url, after: now.url };
    },
    outputs(path) {
      const [old, now] = [before.byPath.get(path), moved.byPath.get(newPath(path))];
      return old && now && { before: old.output, after: now.output };
    },
    siteUrl: loaded.config.url,
  };
}

const nameKeys = [
  { key: 'related', aliases: aliasesOf('related'), names: (article: Article) => article.meta.related ?? [] },
  {
    key: 'translation_of',
    aliases: [],
    names: ({ meta }: Article) => (meta.translationOf === undefined ? [] : [meta.translationOf]),
  },
  {
    key: 'archived.replaced_by',
    aliases: [],
    names: ({ meta }: Article) => (meta.archived?.replacedBy === undefined ? [] : [meta.archived.replacedBy]),
  },
];

const fileKeys = [
  { key: 'video.src', of: ({ meta }: Article) => meta.video?.src },
  { key: 'video.poster', of: ({ meta }: Article) => meta.video?.poster },
  { key: 'video.captions', of: ({ meta }: Article) => meta.video?.captions },
];

/** The text of an article with all that the move changes in it, but for redirects and hashes. */
function relinkArticle(text: string, article: Article, moves: Moves): string {
  let result = relinkText(text, article.path, moves);
  for (const { key, aliases, names } of nameKeys) {
    for (const name of names(article)) {
      const now = rename(name, article.path, moves);
      if (now !== undefined) result = replaceFrontMatterValue(result, key, aliases, name, now);
    }
  }
  for (const { key, of } of fileKeys) {
    const src = of(article);
    const now = src === undefined ? undefined : relink(src, article.path, moves);
    if (src !== undefined && now)
      result = replaceFrontMatterValue(result, key, [], src, now.path + now.suffix);
  }
  return result;
}

/** True when `relinkArticle` would change something: most articles need not be read again. */
function isChanged(article: Article, text: string, moves: Moves): boolean {
  return (
    relinkText(text, article.path, moves) !== text ||
    nameKeys.some(({ names }) =>
      names(article).some((name) => rename(name, article.path, moves) !== undefined),
    ) ||
    fileKeys.some(({ of }) => relink(of(article) ?? '', article.path, moves) !== undefined)
  );
}

/** Sends customers on from the address that an article had; an older redirect from its new address goes. */
function redirectFrom(text: string, article: Article, before: string, after: string): string {
  const aliases = aliasesOf('redirect_from');
  const item = `/${before}`;
  let result = text;
  for (const old of article.meta.redirectFrom ?? []) {
    if (old.replace(/^\/+/, '') === after)
      result = replaceFrontMatterValue(result, 'redirect_from', aliases, old, item);
  }
  return addToFrontMatterList(result, 'redirect_from', aliases, item);
}

/** Translations that belonged together only because of their paths, and no longer do: path -> the original's new path. */
function partedTranslations(before: Site, after: Site, newPath: NewPath): Map<string, string> {
  const parted = new Map<string, string>();
  const locale = before.config.locale;
  for (const entry of before.entries) {
    const original = entry.translations[locale];
    if (original === undefined || entry.article.meta.translationOf !== undefined) continue;
    const now = after.byPath.get(newPath(entry.path));
    if (now && now.translations[locale] !== newPath(original)) parted.set(entry.path, newPath(original));
  }
  return parted;
}

/**
 * Works out what a move changes: links, images and names in articles and settings, redirects from old addresses, translations that
 * would no longer be found. Hashes of reviews and translations that held before hold afterwards: only addresses changed.
 */
export function planRename(loaded: Loaded, newPath: NewPath): RenamePlan {
  const before = reassemble(loaded, { articles: loaded.articles });
  const now = moveAll(loaded, newPath);
  const moved = reassemble(loaded, now);
  const moves = createMoves(loaded, newPath, before, moved);
  const parted = partedTranslations(before, moved, newPath);
  const sources = new Map(loaded.project.sources.map(({ path, text }) => [path, text]));
  const redirects: string[] = [];
  const edits = new Map<string, ArticleEdit>();

  const edit = (article: Article, change: (text: string) => string) => {
    const to = { path: newPath(article.path), file: movedFile(article.file, article.path, newPath) };
    const earlier = edits.get(article.path);
    const made = editArticle(loaded, article, (text) => change(earlier?.after ?? text), to);
    edits.set(article.path, made);
    return made;
  };

  for (const article of loaded.articles) {
    const entry = before.byPath.get(article.path);
    const addresses = moves.addresses(article.path);
    const isPublic = entry && ['listed', 'unlisted', 'archived', 'internal'].includes(entry.visibility);
    const isRedirected = isPublic && addresses !== undefined && addresses.before !== addresses.after;
    const original = parted.get(article.path);
    const isTouched =
      isRedirected || original !== undefined || isChanged(article, sources.get(article.path) ?? '', moves);
    if (!isTouched) continue;
    const made = edit(article, (text) => {
      let result = relinkArticle(text, article, moves);
      if (original !== undefined) {
        result = setFrontMatterKeys(result, [{ key: 'translation_of', aliases: [], value: original }]);
      }
      return isRedirected ? redirectFrom(result, article, addresses.before, addresses.after) : result;
    });
    if (made.before === made.after) edits.delete(article.path);
    else if (isRedirected) redirects.push(addresses.before);
  }
  carryHashes(loaded, edits, edit);

  const settings = settingsEdits(loaded, moves);
  const read = new Map([...edits.values()].map(({ article }) => [article.path, article]));
  const after = reassemble(loaded, {
    ...now,
    articles: now.articles.map((one) => read.get(one.path) ?? one),
  });
  return { articles: [...edits.values()], settings, redirects, before, after };
}

type Edit = (article: Article, change: (text: string) => string) => ArticleEdit;

function carryHashes(loaded: Loaded, edits: ReadonlyMap<string, ArticleEdit>, edit: Edit): void {
  const hashes = new Map<string, string>();
  for (const article of loaded.articles) {
    const made = edits.get(article.path);
    if (made && made.article.bodyHash !== article.bodyHash)
      hashes.set(article.bodyHash, made.article.bodyHash);
  }
  for (const article of loaded.articles) {
    const { reviewHash, sourceHash } = article.meta;
    const review = reviewHash === article.bodyHash ? hashes.get(article.bodyHash) : undefined;
    const source = sourceHash === undefined ? undefined : hashes.get(sourceHash);
    if (review === undefined && source === undefined) continue;
    edit(article, (text) =>
      setFrontMatterKeys(text, [
        ...(review === undefined ? [] : [{ key: 'review_hash', aliases: [], value: review }]),
        ...(source === undefined ? [] : [{ key: 'source_hash', aliases: [], value: source }]),
      ]),
    );
  }
}

/** Config, search tests and the list of popular articles. */
function settingsEdits(loaded: Loaded, moves: Moves): FileEdit[] {
  const { config, project } = loaded;
  const names = [
    ...config.home.featured,
    ...Object.values(config.redirects),
    ...project.searchTests.tests.flatMap(({ expect }) => expect),
    ...(project.popular?.articles ?? []),
  ];
  const addresses = [
    ...config.footer.links.map(({ href }) => href),
    ...config.contact.channels.map(({ href }) => href),
    ...config.notices.flatMap(({ link }) => (link === undefined ? [] : [link])),
  ];
  const changed = new Map<string, string>();
  for (const name of names) {
    const now = rename(name, undefined, moves);
    if (now !== undefined) changed.set(name, now);
  }
  for (const address of addresses) {
    const now = relink(address, '', moves);
    if (now) changed.set(address, now.path + now.suffix);
  }
  if (changed.size === 0) return [];
  const files = [
    ...(config.exists ? [config.file] : []),
    ...(project.searchTests.tests.length > 0 ? [project.searchTests.file] : []),
    ...(project.popular && config.home.popular !== undefined ? [config.home.popular] : []),
  ];
  return files
    .map((file) => editFile(loaded, file, (text) => renameInSettings(text, changed)))
    .filter(({ before, after }) => before !== after);
}
