import { outputOfAddress } from '../model/address.ts';
import type { Link } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { ResolvedLink } from '../model/site.ts';
import type { Lookup, Target } from './lookup.ts';
import { decodePercent, folderOf, hasControl, joinPath, resolvePath } from './paths.ts';
import type { Placed } from './placed.ts';
import { matchPreviousUrl } from './previous-urls.ts';
import type { Suggest } from './suggest.ts';

/** Everything that links can lead to. */
export interface Targets {
  readonly config: Config;
  readonly lookup: Lookup;
  readonly suggest: Suggest;
  /** Folder on disk -> address of its category page; undefined when nothing in it is listed. */
  readonly folderUrls: ReadonlyMap<string, string | undefined>;
  /** Content path -> address from the site root, all assets. */
  readonly assetUrls: ReadonlyMap<string, string>;
  /** Old address -> what it redirects to, from the site root. */
  readonly redirects: ReadonlyMap<string, string>;
}

/** A link as resolved, and for messages: the article that it leads to, and whether it was an address of the previous help center. */
export interface Resolution {
  readonly link: ResolvedLink;
  readonly target?: Placed;
  readonly previous?: boolean;
}

const broken = (
  reason: 'no-target' | 'no-anchor' | 'outside' | 'unsafe',
  more: { readonly url?: string | undefined; readonly meant?: string | undefined } = {},
): ResolvedLink => ({
  kind: 'broken',
  reason,
  ...(more.url !== undefined && { url: more.url }),
  ...(more.meant !== undefined && { meant: more.meant }),
});

function splitHref(href: string): { readonly path: string; readonly anchor: string } {
  const hash = href.indexOf('#');
  const before = hash === -1 ? href : href.slice(0, hash);
  const query = before.indexOf('?');
  return {
    path: decodePercent(query === -1 ? before : before.slice(0, query)),
    anchor: hash === -1 ? '' : href.slice(hash + 1),
  };
}

/** True when `anchors` (sorted by code unit) holds `anchor`. */
function hasAnchor(anchors: readonly string[], anchor: string): boolean {
  let low = 0;
  let high = anchors.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = anchors[middle] as string;
    if (value === anchor) return true;
    if (value < anchor) low = middle + 1;
    else high = middle - 1;
  }
  return anchors.includes(anchor);
}

function toArticle(targets: Targets, from: Placed, placed: Placed, rawAnchor: string): Resolution {
  if (!placed.shown && placed !== from)
    return { link: { kind: 'unpublished', to: placed.path }, target: placed };
  const anchor = decodePercent(rawAnchor);
  const page: Resolution = { link: { kind: 'article', to: placed.path, url: placed.url }, target: placed };
  // A tombstone has no text to jump to; `#top` and text fragments work in every page.
  if (anchor === '' || anchor === 'top' || anchor.startsWith(':~:') || placed.visibility === 'archived')
    return page;
  if (hasAnchor(placed.article.anchors, anchor)) {
    return {
      link: { kind: 'article', to: placed.path, url: `${placed.url}#${anchor}`, anchor },
      target: placed,
    };
  }
  const meant = targets.suggest.anchor(anchor, placed.article.anchors);
  return { link: broken('no-anchor', { url: placed.url, meant }), target: placed };
}

function toTarget(targets: Targets, from: Placed, target: Target, anchor: string): Resolution {
  if (target.kind === 'article') return toArticle(targets, from, target.placed, anchor);
  return {
    link: {
      kind: target.kind,
      url: target.url + (anchor === '' ? '' : `#${anchor}`),
      ...(anchor !== '' && { anchor }),
    },
  };
}

/** What a path below the content folder names: an article (ending left out perhaps), a folder, another file. */
function atContentPath(targets: Targets, from: Placed, path: string, anchor: string): Resolution | undefined {
  const { lookup } = targets;
  const article =
    lookup.byPath(path) ?? lookup.byPath(`${path}.md`) ?? lookup.byPath(path.replace(/\.html?$/i, '.md'));
  if (article) return toArticle(targets, from, article, anchor);
  if (targets.folderUrls.has(path)) {
    const url = targets.folderUrls.get(path);
    return url === undefined
      ? { link: broken('no-target') }
      : toTarget(targets, from, { kind: 'page', url }, anchor);
  }
  const asset = targets.assetUrls.get(path);
  return asset === undefined ? undefined : toTarget(targets, from, { kind: 'asset', url: asset }, anchor);
}

function atAddress(targets: Targets, from: Placed, address: string, anchor: string): Resolution | undefined {
  const found = targets.lookup.byAddress(address);
  if (found) return toTarget(targets, from, found, anchor);
  const moved = targets.redirects.get(address);
  if (moved === undefined) return undefined;
  if (/^https:\/\//.test(moved)) return { link: { kind: 'external', url: moved } };
  const target = targets.lookup.byAddress(moved);
  return target && toTarget(targets, from, target, anchor);
}

function basePathOf(url: string | undefined): string {
  const path = /^https?:\/\/[^/?#]*(\/[^?#]*)?/i.exec(url ?? '')?.[1] ?? '/';
  return path.endsWith('/') ? path : `${path}/`;
}

function fromRoot(targets: Targets, from: Placed, path: string, anchor: string): Resolution {
  const base = basePathOf(targets.config.url);
  const below = base !== '/' && `${path}/`.startsWith(base) ? path.slice(base.length) : undefined;
  for (const candidate of below === undefined ? [path.slice(1)] : [below, path.slice(1)]) {
    const clean = resolvePath('', candidate);
    if (clean === undefined) return { link: broken('outside') };
    const address = clean !== '' && candidate.endsWith('/') ? `${clean}/` : clean;
    const found = atAddress(targets, from, address, anchor) ?? atContentPath(targets, from, clean, anchor);
    if (found) return found;
  }
  const wanted = resolvePath('', below ?? path.slice(1)) ?? '';
  return { link: broken('no-target', { meant: guessOutput(targets, wanted) ?? guess(targets, wanted) }) };
}

function guess(targets: Targets, path: string): string | undefined {
  const { suggest } = targets;
  if (/\.[a-z0-9]{1,5}$/i.test(path) && !/\.(?:md|html?)$/i.test(path)) {
    const asset = suggest.file('asset', path);
    if (asset !== undefined) return asset;
  }
  return suggest.file('article', /\.md$/i.test(path) ? path : `${path.replace(/\.html?$/i, '')}.md`);
}

/** The article whose address resembles one that is not there. */
function guessOutput(targets: Targets, address: string): string | undefined {
  const output = targets.suggest.file('output', outputOfAddress(address));
  const target = output === undefined ? undefined : targets.lookup.byAddress(output);
  return target?.kind === 'article' ? target.placed.path : undefined;
}

function fromFolder(targets: Targets, from: Placed, path: string, anchor: string): Resolution {
  const folder = folderOf(from.path);
  const there = resolvePath(folder, path);
  const found = there === undefined ? undefined : atContentPath(targets, from, there, anchor);
  if (found) return found;
  const address = resolvePath(folderOf(from.output), path);
  const byAddress = address === undefined ? undefined : atAddress(targets, from, address, anchor);
  if (byAddress) return byAddress;
  const byId = path.includes('/') ? undefined : targets.lookup.byId(path, from.locale);
  if (byId) return toArticle(targets, from, byId, anchor);
  if (there === undefined) return { link: broken('outside') };
  return { link: broken('no-target', { meant: guess(targets, there) }) };
}

/** The part of an absolute address that is below the site's own address, with a leading slash. */
function ownPath(href: string, siteUrl: string | undefined): string | undefined {
  if (siteUrl === undefined || !href.startsWith(siteUrl.replace(/\/$/, ''))) return undefined;
  const rest = href.slice(siteUrl.replace(/\/$/, '').length);
  if (rest === '' || rest.startsWith('#') || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : undefined;
}

/**
 * Finds out where a link of an article leads. Understood: `#anchor`; a path from the article's folder, with or without `.md`; a
 * folder; a path from the site root, with or without the base path of `config.url`; `id:CODE` and a bare id; an address of this
 * site or, by `config.previousUrls`, of the one before it. Other absolute addresses are external. Never throws.
 */
export function resolveLink(targets: Targets, from: Placed, link: Pick<Link, 'href' | 'kind'>): Resolution {
  const { href } = link;
  if (link.kind === 'contact') return { link: { kind: 'external', url: href } };
  if (link.kind === 'external') {
    const own = ownPath(href, targets.config.url);
    if (own !== undefined) {
      const { path, anchor } = splitHref(own);
      return fromRoot(targets, from, path, anchor);
    }
    const previous = matchPreviousUrl(href, targets.config.previousUrls);
    for (const id of previous?.ids ?? []) {
      const placed = targets.lookup.byId(id, from.locale);
      if (placed) return toArticle(targets, from, placed, previous?.anchor ?? '');
    }
    return { link: { kind: 'external', url: href }, previous: previous !== undefined };
  }
  const { path, anchor } = splitHref(href);
  if (hasControl(path) || /^[/\\]{2}/.test(path) || path.startsWith('/\\')) return { link: broken('unsafe') };
  if (path === '')
    return href.startsWith('#') ? toArticle(targets, from, from, anchor) : { link: broken('no-target') };
  if (/^id:/i.test(path)) {
    const placed = targets.lookup.byId(path.slice(3).trim(), from.locale);
    return placed ? toArticle(targets, from, placed, anchor) : { link: broken('no-target') };
  }
  if (path.includes('\\')) {
    const meant = resolvePath(folderOf(from.path), path.replaceAll('\\', '/'));
    return { link: broken('no-target', { meant: meant && guess(targets, joinPath('', meant)) }) };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return { link: broken('unsafe') };
  return path.startsWith('/')
    ? fromRoot(targets, from, path, anchor)
    : fromFolder(targets, from, path, anchor);
}
