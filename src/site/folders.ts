import type { Config } from '../model/config.ts';
import type { Folder } from '../model/site.ts';
import { type Addresses, localePrefix } from './addresses.ts';
import { compareText } from './paths.ts';
import type { Placed } from './placed.ts';
import { folderTitle, type Tree, type TreeNode } from './tree.ts';

/** Navigation of the whole site. */
export interface Navigation {
  readonly folders: ReadonlyMap<string, Folder>;
  /** Locale -> its categories, in order. */
  readonly categories: ReadonlyMap<string, readonly string[]>;
  /** Locale -> listed articles outside any folder, in order. */
  readonly rootArticles: ReadonlyMap<string, readonly string[]>;
  /** Path -> the article before and after it in its folder. */
  readonly neighbours: ReadonlyMap<string, Neighbours>;
}

/** The alphabetical order of a language; the same on every machine. */
export function collatorOf(locale: string): Intl.Collator {
  return new Intl.Collator(locale, { numeric: true });
}

interface Sortable {
  readonly order: number | undefined;
  readonly title: string;
  readonly path: string;
}

function inOrder<T extends Sortable>(items: readonly T[], collator: Intl.Collator): T[] {
  const rank = (item: T) => item.order ?? Number.POSITIVE_INFINITY;
  return [...items].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    if (left !== right) return left < right ? -1 : 1;
    return collator.compare(a.title, b.title) || compareText(a.path, b.path);
  });
}

/** Paths of the articles of one folder as readers see them: `order` first, then the title in the locale's alphabet. */
export function orderArticles(list: readonly Placed[], collator: Intl.Collator): string[] {
  const items = list.map(({ article, path }) => ({ order: article.meta.order, title: article.title, path }));
  return inOrder(items, collator).map(({ path }) => path);
}

export interface Neighbours {
  readonly previous?: string;
  readonly next?: string;
}

/** What stands before and after a path in its folder. */
export function neighboursAt(sorted: readonly string[], index: number): Neighbours {
  const previous = sorted[index - 1];
  const next = sorted[index + 1];
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}

function firstOf<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

/**
 * The categories and sections of every locale: only folders with something listed in or below them; `order` first, then the title
 * in the locale's alphabet. Titles come from `_meta.yml`, else from the folder's name.
 */
export function assembleNavigation(
  articles: readonly Placed[],
  tree: Tree,
  addresses: Addresses,
  config: Config,
): Navigation {
  const collators = new Map(config.locales.map(({ code }) => [code, collatorOf(code)]));
  const collator = (locale: string) => collators.get(locale) ?? collatorOf(locale);
  const inside = new Map<TreeNode, Placed[]>();
  const counts = new Map<TreeNode, number>();
  for (const placed of articles) {
    if (!placed.listed) continue;
    const list = inside.get(placed.node);
    if (list) list.push(placed);
    else inside.set(placed.node, [placed]);
    for (let node: TreeNode | undefined = placed.node; node; node = node.parent) {
      counts.set(node, (counts.get(node) ?? 0) + 1);
    }
  }

  const neighbours = new Map<string, Neighbours>();
  const articlePaths = new Map<TreeNode, string[]>();
  for (const [node, list] of inside) {
    const sorted = orderArticles(list, collator(node.locale));
    articlePaths.set(node, sorted);
    sorted.forEach((path, index) => {
      neighbours.set(path, neighboursAt(sorted, index));
    });
  }

  const shown = tree.nodes.filter((node) => counts.has(node));
  const titles = new Map<TreeNode, string>();
  const children = new Map<TreeNode, TreeNode[]>();
  for (const node of shown) {
    titles.set(node, firstOf(node.metas.map((meta) => meta.title)) ?? folderTitle(node.names.at(-1) ?? ''));
    if (!node.parent) continue;
    const list = children.get(node.parent);
    if (list) list.push(node);
    else children.set(node.parent, [node]);
  }
  const childPaths = (node: TreeNode) =>
    inOrder(
      (children.get(node) ?? []).map((child) => ({
        order: firstOf(child.metas.map((meta) => meta.order)),
        title: titles.get(child) as string,
        path: child.path,
      })),
      collator(node.locale),
    ).map(({ path }) => path);

  const folders = new Map<string, Folder>();
  for (const node of shown) {
    const description = firstOf(node.metas.map((meta) => meta.description));
    const order = firstOf(node.metas.map((meta) => meta.order));
    const address = addresses.folders.get(node) ?? {
      url: localePrefix(node.locale, config),
      output: `${localePrefix(node.locale, config)}index.html`,
    };
    folders.set(node.path, {
      path: node.path,
      locale: node.locale,
      title: titles.get(node) as string,
      ...(description !== undefined && { description }),
      ...(order !== undefined && { order }),
      depth: node.names.length,
      url: address.url,
      output: address.output,
      parent: node.parent?.path ?? '',
      folders: childPaths(node),
      articles: articlePaths.get(node) ?? [],
      count: counts.get(node) ?? 0,
    });
  }

  const categories = new Map<string, readonly string[]>();
  const rootArticles = new Map<string, readonly string[]>();
  for (const node of new Set(articles.map((placed) => rootOf(placed.node)))) {
    categories.set(node.locale, childPaths(node));
    rootArticles.set(node.locale, articlePaths.get(node) ?? []);
  }
  return { folders, categories, rootArticles, neighbours };
}

function rootOf(node: TreeNode): TreeNode {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}
