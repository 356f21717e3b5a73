import type { Article, FolderMeta } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import { compareText, joinPath, nameOf } from './paths.ts';

/**
 * A folder of one locale: a place in navigation. Folders on disk that mean the same place are one node: with the default
 * locale `en`, `en/billing` and `billing`.
 */
export interface TreeNode {
  readonly locale: string;
  /** Folder names below the locale, as on disk; empty for the locale's own root. */
  readonly names: readonly string[];
  readonly parent: TreeNode | undefined;
  /** Key of `site.folders`: the folder on disk; '' for a locale's root. */
  readonly path: string;
  /** `_meta.yml` files of the node, in path order. */
  readonly metas: readonly FolderMeta[];
}

export interface Tree {
  /** Every folder that holds an article at any depth, parents before children, else in path order. Without the roots. */
  readonly nodes: readonly TreeNode[];
  /** Article path -> its folder. */
  readonly nodeOf: ReadonlyMap<string, TreeNode>;
  /** Article path -> locale, always one of the config. */
  readonly localeOf: ReadonlyMap<string, string>;
  /** Folder on disk -> node, where one holds articles. */
  readonly byDisk: ReadonlyMap<string, TreeNode>;
}

interface DraftNode {
  readonly locale: string;
  readonly names: readonly string[];
  readonly parent: DraftNode | undefined;
  path: string;
  readonly disk: Set<string>;
  readonly metas: FolderMeta[];
}

/** The locale that a path's first folder names, and the rest. Only where there is more than one locale to tell apart. */
export function splitLocale(
  path: string,
  codes: readonly string[],
): { readonly locale: string | undefined; readonly rest: string } {
  if (codes.length < 2) return { locale: undefined, rest: path };
  const slash = path.indexOf('/');
  const first = slash === -1 ? path : path.slice(0, slash);
  const locale = codes.find((code) => code.toLowerCase() === first.toLowerCase());
  return locale === undefined
    ? { locale, rest: path }
    : { locale, rest: slash === -1 ? '' : path.slice(slash + 1) };
}

/**
 * Sorts articles into the folders of their locales. An article whose `lang` differs from its folder's stands where it
 * would be in its own locale's tree: `billing/refunds-es.md` with `lang: es` is in `es/billing`.
 */
export function buildTree(articles: readonly Article[], metas: readonly FolderMeta[], config: Config): Tree {
  const codes = config.locales.map((locale) => locale.code);
  const known = new Set(codes);
  const drafts = new Map<string, DraftNode>();
  const localeOf = new Map<string, string>();
  const draftOf = new Map<string, DraftNode>();

  function node(locale: string, names: readonly string[]): DraftNode {
    const key = `${locale}/${names.join('/')}`;
    const found = drafts.get(key);
    if (found) return found;
    const parent = names.length === 0 ? undefined : node(locale, names.slice(0, -1));
    const made: DraftNode = { locale, names, parent, path: '', disk: new Set(), metas: [] };
    drafts.set(key, made);
    return made;
  }

  for (const article of articles) {
    const slash = article.path.lastIndexOf('/');
    const folder = slash === -1 ? '' : article.path.slice(0, slash);
    const split = splitLocale(folder, codes);
    const home = split.locale ?? config.locale;
    const locale = known.has(article.locale) ? article.locale : home;
    const draft = node(locale, split.rest === '' ? [] : split.rest.split('/'));
    localeOf.set(article.path, locale);
    draftOf.set(article.path, draft);
    if (locale !== home) continue;
    let disk = folder;
    for (let at: DraftNode | undefined = draft; at && at.names.length > 0; at = at.parent) {
      at.disk.add(disk);
      disk = disk.slice(0, Math.max(0, disk.lastIndexOf('/')));
    }
  }

  for (const meta of [...metas].sort((a, b) => compareText(a.path, b.path))) {
    const split = splitLocale(meta.path, codes);
    if (split.rest !== '') drafts.get(`${split.locale ?? config.locale}/${split.rest}`)?.metas.push(meta);
  }

  const byDisk = new Map<string, TreeNode>();
  const nodes: TreeNode[] = [];
  for (const draft of drafts.values()) {
    if (draft.names.length === 0) continue;
    const disk = [...draft.disk].sort(compareText);
    draft.path =
      disk[0] ?? joinPath(draft.locale === config.locale ? '' : draft.locale, draft.names.join('/'));
    for (const path of disk) byDisk.set(path, draft);
    nodes.push(draft);
  }
  nodes.sort((a, b) => a.names.length - b.names.length || compareText(a.path, b.path));
  return { nodes, nodeOf: draftOf, localeOf, byDisk };
}

/** Title of a folder without one of its own: its name in words, without an ordering number: `01-getting_started` -> "Getting started". */
export function folderTitle(name: string): string {
  const plain = nameOf(name).normalize('NFC');
  const unnumbered = plain.replace(/^\d+[-_. )]+/, '');
  const base = /[\p{L}\p{N}]/u.test(unnumbered) ? unnumbered : plain;
  const words = (/\s/.test(base) ? base : base.replace(/[-_]+/g, ' ')).trim();
  const [first = ''] = words;
  return words === '' ? plain : first.toUpperCase() + words.slice(first.length);
}
