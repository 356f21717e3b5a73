import { findLinkSpans, writeAddress } from './link-spans.ts';
import { applySplices, type Splice } from './splice.ts';

/** What moves, and how to find out what an address means. Paths are content paths; addresses have no leading slash. */
export interface Moves {
  /** Where a file or folder of the content stands afterwards; the same path when it stays. */
  newPath(path: string): string;
  /** An article, another file or a folder stood there before. */
  isThere(path: string): boolean;
  /** The article or folder whose page had this address before. */
  pageAt(address: string): string | undefined;
  /** The address of an article's or folder's page before and after, by its old path. */
  addresses(path: string): { readonly before: string; readonly after: string } | undefined;
  /** File of an article's page before and after, by its old path: relative addresses start there. */
  outputs(path: string): { readonly before: string; readonly after: string } | undefined;
  /** Where the site is published, with a trailing slash. */
  readonly siteUrl: string | undefined;
}

/** An address as it must be afterwards: a plain path and what follows it. */
interface Changed {
  readonly path: string;
  readonly suffix: string;
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

function resolve(folder: string, target: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function relative(from: string, to: string): string {
  const here = from === '' ? [] : from.split('/');
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Ways to name a file: as it is, without `.md`, with `.html` for `.md`. Each with the way back. */
const spellings: readonly {
  readonly toFile: (path: string) => string;
  readonly back: (path: string) => string;
}[] = [
  { toFile: (path) => path, back: (path) => path },
  { toFile: (path) => `${path}.md`, back: (path) => path.replace(/\.md$/, '') },
  { toFile: (path) => path.replace(/\.html?$/i, '.md'), back: (path) => path.replace(/\.md$/, '.html') },
];

/** The content path that `path` names, written anew after the move in the same spelling. */
function moved(path: string, moves: Moves): string | undefined {
  for (const { toFile, back } of spellings) {
    const file = toFile(path);
    if (file !== '' && moves.isThere(file)) return back(moves.newPath(file));
  }
  return undefined;
}

function splitAddress(href: string): { readonly path: string; readonly suffix: string } {
  const end = href.search(/[?#]/);
  return end === -1 ? { path: href, suffix: '' } : { path: href.slice(0, end), suffix: href.slice(end) };
}

/** An address from the site root as it is afterwards; in the author's spelling when it stays. */
function movedAddress(path: string, moves: Moves): string | undefined {
  const page = moves.pageAt(path);
  const addresses = page === undefined ? undefined : moves.addresses(page);
  return addresses && (addresses.before === addresses.after ? path : addresses.after);
}

function basePath(siteUrl: string | undefined): string {
  return /^https?:\/\/[^/]*(\/.*)$/i.exec(siteUrl ?? '')?.[1] ?? '/';
}

function relinkFromRoot(path: string, moves: Moves): string | undefined {
  const base = basePath(moves.siteUrl);
  const prefix = base !== '/' && `${path}/`.startsWith(base) ? base : '/';
  const rest = path.slice(prefix.length);
  const clean = resolve('', rest);
  if (clean === undefined) return undefined;
  const address = movedAddress(rest.endsWith('/') && clean !== '' ? `${clean}/` : clean, moves);
  const found = address ?? moved(clean, moves);
  return found === undefined ? undefined : prefix + found;
}

function relinkFromFolder(path: string, from: string, moves: Moves): string | undefined {
  const slash = path.endsWith('/') ? '/' : '';
  const dot = path.startsWith('./') ? './' : '';
  const there = resolve(folderOf(from), path);
  const file = there === undefined || there === '' ? undefined : moved(there, moves);
  if (file !== undefined) {
    const way = relative(folderOf(moves.newPath(from)), file);
    return (way.startsWith('..') ? '' : dot) + way + slash;
  }
  const outputs = moves.outputs(from);
  const address = outputs && resolve(folderOf(outputs.before), path);
  const found = address === undefined ? undefined : movedAddress(address + slash, moves);
  return found === undefined || outputs === undefined ? undefined : relative(folderOf(outputs.after), found);
}

/**
 * What an address in the article `from` (its old path) must be after the move; undefined when it stays. Anchors and queries
 * stay as they are. Ids, other hosts and addresses that led nowhere are left alone.
 */
export function relink(href: string, from: string, moves: Moves): Changed | undefined {
  const site = moves.siteUrl?.replace(/\/$/, '');
  if (site !== undefined && href.startsWith(`${site}/`)) {
    const { path, suffix } = splitAddress(href.slice(site.length + 1));
    const address = movedAddress(decode(path), moves);
    return address === undefined || address === decode(path)
      ? undefined
      : { path: `${site}/${address}`, suffix };
  }
  const { path: raw, suffix } = splitAddress(href);
  if (raw === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(raw) || raw.includes('\\')) return undefined;
  const path = decode(raw);
  const now = path.startsWith('/') ? relinkFromRoot(path, moves) : relinkFromFolder(path, from, moves);
  if (now === undefined || now === path || resolvesAlike(path, now, from, moves)) return undefined;
  return { path: now, suffix };
}

/** A detour (`../b/./x.md`) that still leads to the right place is left as the author wrote it. */
function resolvesAlike(old: string, now: string, from: string, moves: Moves): boolean {
  if (old.startsWith('/')) return resolve('', old) === resolve('', now);
  const stays = folderOf(moves.newPath(from)) === folderOf(from);
  return (
    stays &&
    resolve(folderOf(from), old) === resolve(folderOf(from), now) &&
    old.endsWith('/') === now.endsWith('/')
  );
}

/** The text of the article `from` (its old path) with every link, image and media file as it must be after the move. */
export function relinkText(text: string, from: string, moves: Moves): string {
  const splices: Splice[] = [];
  for (const span of findLinkSpans(text)) {
    const changed = relink(span.href, from, moves);
    if (!changed) continue;
    splices.push({
      start: span.start,
      end: span.end,
      text: writeAddress(changed.path, changed.suffix, span),
    });
  }
  return applySplices(text, splices);
}

/**
 * What the name of an article in front matter or settings (`related`, `featured`: a path from the content folder, or from `from`'s
 * folder; `.md` may be missing) must be after the move; undefined when it stays.
 */
export function rename(name: string, from: string | undefined, moves: Moves): string | undefined {
  const text = name.trim();
  if (text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text)) return undefined;
  const root = resolve('', text);
  const file = root === undefined || root === '' ? undefined : moved(root, moves);
  if (file !== undefined) return file === root ? undefined : (text.startsWith('/') ? '/' : '') + file;
  if (from === undefined || text.startsWith('/')) {
    const address = root === undefined ? undefined : moves.pageAt(root);
    const now = address === undefined ? undefined : moves.newPath(address);
    return now === address ? undefined : now;
  }
  const there = resolve(folderOf(from), text);
  const near = there === undefined || there === '' ? undefined : moved(there, moves);
  if (near === undefined) return undefined;
  const way = relative(folderOf(moves.newPath(from)), near);
  return resolve(folderOf(from), text) === near && folderOf(moves.newPath(from)) === folderOf(from)
    ? undefined
    : way;
}
