import type { Config } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { type Place, startOf } from '../model/place.ts';
import type { Redirect } from '../model/site.ts';
import { pageAddress } from './addresses.ts';
import type { Claims } from './claims.ts';
import type { Lookup } from './lookup.ts';
import { compareText, decodePercent, foldName, hasControl } from './paths.ts';
import type { Placed } from './placed.ts';
import { isDeviceName, slugOf } from './slug.ts';

export interface Redirects {
  readonly redirects: readonly Redirect[];
  readonly problems: readonly Problem[];
}

interface Wish {
  readonly from: string;
  readonly output: string;
  readonly written: string;
  readonly at: Place;
  /** Address from the site root or absolute; not followed any further yet. */
  readonly to: string;
}

const maxPartLength = 200;

/**
 * An old address as a path below the site root, and the file that answers there; or, in words, why it cannot be one.
 * The address of the site itself may stand before it; `.md` paths of articles become their address; an address without an
 * ending, or with one that is not `.html`, is answered by an `index.html` in a folder of that name.
 */
export function redirectSource(
  written: string,
  config: Pick<Config, 'url' | 'urls'>,
): { readonly from: string; readonly output: string } | { readonly refusal: string } {
  let text = written.trim();
  if (config.url !== undefined && text.startsWith(config.url)) text = `/${text.slice(config.url.length)}`;
  const hash = text.indexOf('#');
  if (hash !== -1) text = text.slice(0, hash);
  text = decodePercent(text);
  if (hasControl(text)) return { refusal: 'it holds a character that cannot be seen' };
  if (/^[/\\]{2}/.test(text) || text.includes('\\')) return { refusal: 'it could lead to another site' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return { refusal: 'it is not a path inside this site' };
  if (text.includes('?')) return { refusal: 'a static site cannot tell addresses apart by what follows "?"' };
  const folder = text.endsWith('/');
  const parts = text.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { refusal: 'that is the home page' };
  for (const part of parts) {
    if (part.startsWith('.') || part.endsWith('.'))
      return { refusal: 'a part of it begins or ends with a dot' };
    const badName = /[<>:"|*]/.test(part) || part.trim() !== part || isDeviceName(part);
    if (badName || part.length > maxPartLength) {
      return { refusal: 'a part of it cannot be a file name everywhere' };
    }
  }
  const last = parts.at(-1) as string;
  if (!folder && /\.(?:md|markdown)$/i.test(last)) {
    const stem = last.replace(/\.[^.]*$/, '');
    const slugs = [...parts.slice(0, -1).map((part) => slugOf(part, 'section')), slugOf(stem, 'article')];
    const { url, output } = pageAddress(config.urls, slugs.join('/'));
    return { from: url, output };
  }
  const path = parts.join('/').normalize('NFC');
  if (!folder && /\.html?$/i.test(last)) return { from: path, output: path };
  return { from: folder ? `${path}/` : path, output: `${path}/index.html` };
}

function unsafe(written: string, refusal: string, at: Place): Problem {
  return {
    rule: 'redirect-unsafe',
    message: `The redirect from "${written.slice(0, 200)}" is left out: ${refusal}.`,
    at,
    hint: 'Write the old address as a path from the root of this site, like "/billing/old-name.html".',
    fingerprint: written.slice(0, 200),
  };
}

/** Where a redirect of the config leads: an article (path, `.md` path or id), a page, or an absolute https address. */
function configTarget(to: string, lookup: Lookup, config: Config): string | { readonly refusal: string } {
  const text = to.trim();
  if (/^https:\/\/[^\s/\\]/i.test(text) && !hasControl(text)) return text;
  if (
    hasControl(text) ||
    /^[/\\]{2}/.test(text) ||
    text.includes('\\') ||
    /^[a-z][a-z0-9+.-]*:/i.test(text)
  ) {
    const id = /^id:(.+)$/i.exec(text)?.[1]?.trim();
    const placed = id === undefined ? undefined : lookup.byId(id, config.locale);
    if (placed?.shown) return placed.url;
    return { refusal: `"${text.slice(0, 200)}" is neither a page of this site nor an https address` };
  }
  const hash = text.indexOf('#');
  const anchor = hash === -1 ? '' : text.slice(hash);
  const path = decodePercent(hash === -1 ? text : text.slice(0, hash)).replace(/^\/+/, '');
  const target = lookup.byAddress(path);
  const placed =
    lookup.byPath(path) ??
    (target?.kind === 'article' ? target.placed : undefined) ??
    lookup.byId(path, config.locale);
  if (placed) {
    return placed.shown ? placed.url + anchor : { refusal: `"${text.slice(0, 200)}" is not published` };
  }
  if (target && target.kind !== 'article') return target.url + anchor;
  return path;
}

/**
 * All redirects of the site: `redirect_from` of articles that have a page, and `redirects` of the config. Chains are followed, so
 * that each leads to its end in one step. Left out with a problem: unsafe addresses, loops, those that would cover a
 * page, two from one address (the first in path order stays), and those that lead nowhere.
 */
export function assembleRedirects(
  articles: readonly Placed[],
  lookup: Lookup,
  config: Config,
  claims: Claims,
): Redirects {
  const problems: Problem[] = [];
  const wishes: Wish[] = [];

  function wish(written: string, at: Place, to: string): void {
    const source = redirectSource(written, config);
    if ('refusal' in source) problems.push(unsafe(written, source.refusal, at));
    else wishes.push({ ...source, written, at, to });
  }

  for (const placed of articles) {
    if (!placed.shown) continue;
    const sites = placed.article.keys.redirect_from?.items ?? [];
    placed.article.meta.redirectFrom?.forEach((written, index) => {
      wish(written, sites[index] ?? sites[0] ?? startOf(placed.article.file), placed.url);
    });
  }
  for (const written of Object.keys(config.redirects).sort(compareText)) {
    const at = config.redirectsAt[written] ?? startOf(config.file);
    const to = configTarget(config.redirects[written] as string, lookup, config);
    if (typeof to === 'string') wish(written, at, to);
    else problems.push(unsafe(written, to.refusal, at));
  }

  const bySource = new Map<string, Wish>();
  for (const one of wishes) {
    const key = foldName(one.output);
    const before = bySource.get(key);
    if (!before) bySource.set(key, one);
    else if (before.to !== one.to) {
      problems.push({
        rule: 'redirect-shadows-page',
        message: `"${one.written}" already leads to "${before.to}" (${before.at.path}, line ${before.at.line}), so this redirect is left out.`,
        at: one.at,
        hint: 'Keep the one of the two that customers should get.',
        fingerprint: one.written,
      });
    }
  }

  const pageAt = (address: string) => {
    const target = lookup.byAddress(address);
    if (!target) return undefined;
    return target.kind === 'article' ? (target.placed.shown ? target.placed.url : undefined) : target.url;
  };
  const follow = createFollow(bySource, pageAt, config);
  const redirects: Redirect[] = [];
  for (const one of bySource.values()) {
    const own = pageAt(one.from);
    if (own !== undefined) {
      const self = own === one.to;
      problems.push({
        rule: self ? 'redirect-loop' : 'redirect-shadows-page',
        message: self
          ? `"${one.written}" would lead to itself: it is the address of this very page.`
          : `There is a page at "${one.written}", so the redirect from there is left out.`,
        at: one.at,
        hint: 'Remove this redirect, or rename the page that has its address.',
        fingerprint: one.written,
      });
      continue;
    }
    const end = follow(one);
    if (end === 'loop') {
      problems.push({
        rule: 'redirect-loop',
        message: `The redirect from "${one.written}" leads back to itself, so it is left out.`,
        at: one.at,
        hint: 'Let the last redirect of the circle lead to a page.',
        fingerprint: one.written,
      });
    } else if (end === undefined) {
      problems.push({
        rule: 'link-broken',
        message: `The redirect from "${one.written}" leads to "${one.to}", where there is no page.`,
        at: one.at,
        hint: 'Give the path of an article, like "billing/refunds.md", or an https address.',
        fingerprint: one.written,
      });
    } else if (claims.take(one.output, one.from, { kind: 'redirect', label: one.written })) {
      problems.push({
        rule: 'redirect-shadows-page',
        message: `There is a page or file at "${one.written}", so the redirect from there is left out.`,
        at: one.at,
        hint: 'Remove this redirect, or rename what has its address.',
        fingerprint: one.written,
      });
    } else {
      redirects.push({ from: one.from, output: one.output, to: end, at: one.at });
    }
  }
  return { redirects: redirects.sort((a, b) => compareText(a.output, b.output)), problems };
}

/** Finds the page or absolute address at the end of a chain of redirects; every chain is walked once. */
function createFollow(
  bySource: ReadonlyMap<string, Wish>,
  pageAt: (address: string) => string | undefined,
  config: Config,
): (start: Wish) => string | 'loop' | undefined {
  const ends = new Map<Wish, string | undefined>();

  function step(wish: Wish): { readonly end: string } | { readonly next: Wish | undefined } {
    if (/^https:\/\//i.test(wish.to)) return { end: wish.to };
    const hash = wish.to.indexOf('#');
    const page = pageAt(hash === -1 ? wish.to : wish.to.slice(0, hash));
    if (page !== undefined) return { end: page + (hash === -1 ? '' : wish.to.slice(hash)) };
    const source = redirectSource(wish.to, config);
    return { next: 'refusal' in source ? undefined : bySource.get(foldName(source.output)) };
  }

  return (start) => {
    const walked = new Set<Wish>();
    let end: string | undefined;
    for (let at: Wish | undefined = start; at; ) {
      if (ends.has(at)) {
        end = ends.get(at);
        break;
      }
      if (walked.has(at)) {
        end = 'loop';
        break;
      }
      walked.add(at);
      const result = step(at);
      if ('end' in result) {
        end = result.end;
        break;
      }
      at = result.next;
    }
    for (const wish of walked) ends.set(wish, end);
    return end;
  };
}
