import type { Placed } from './placed.ts';

/** What an address of the site leads to. */
export type Target =
  | { readonly kind: 'article'; readonly placed: Placed }
  | { readonly kind: 'page' | 'asset'; readonly url: string };

/** Finds articles by path, id and address. */
export interface Lookup {
  byPath(path: string): Placed | undefined;
  /** The article with this id; where several locales share it, the one of `locale`, else the first in path order. */
  byId(id: string, locale: string): Placed | undefined;
  /** Address from the site root without a leading slash; `.html`, `index.html` and a trailing slash may be left out. */
  byAddress(address: string): Target | undefined;
}

export interface PageOfSite {
  readonly url: string;
  readonly output: string;
}

function spellings(url: string, output: string): string[] {
  const bare = url.endsWith('/') ? url.slice(0, -1) : url;
  const stem = output.replace(/(?:^|\/)index\.html$|\.html$/, '');
  return [bare, stem, `${stem}/`, `${stem}.html`, stem === '' ? 'index.html' : `${stem}/index.html`];
}

/** Indexes articles and other pages. Exact addresses win over spellings that leave something out; earlier ones over later. */
export function createLookup(articles: readonly Placed[], pages: readonly PageOfSite[]): Lookup {
  const paths = new Map(articles.map((placed) => [placed.path, placed]));
  const ids = new Map<string, Placed[]>();
  const addresses = new Map<string, Target>();
  const all: { url: string; output: string; target: Target }[] = [
    ...pages.map(({ url, output }) => ({ url, output, target: { kind: 'page' as const, url } })),
    ...articles.map((placed) => ({
      url: placed.url,
      output: placed.output,
      target: { kind: 'article' as const, placed },
    })),
  ];
  const add = (address: string, target: Target) => {
    if (!addresses.has(address)) addresses.set(address, target);
  };
  for (const { url, output, target } of all) {
    add(url, target);
    add(output, target);
  }
  for (const { url, output, target } of all) for (const other of spellings(url, output)) add(other, target);
  for (const placed of articles) {
    const { id } = placed.article.meta;
    if (id === undefined) continue;
    const same = ids.get(id);
    if (same) same.push(placed);
    else ids.set(id, [placed]);
  }

  return {
    byPath: (path) => paths.get(path),
    byId(id, locale) {
      const found = ids.get(id);
      return found?.find((placed) => placed.locale === locale) ?? found?.[0];
    },
    byAddress: (address) => addresses.get(address),
  };
}
