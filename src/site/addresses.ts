import { outputOfAddress } from '../model/address.ts';
import type { Article } from '../model/article.ts';
import type { Config, UrlStyle } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { type Place, startOf } from '../model/place.ts';
import type { FixedPages } from '../model/site.ts';
import type { Claimant, Claims } from './claims.ts';
import { joinPath, nameOf } from './paths.ts';
import { slugOf } from './slug.ts';
import type { Tree, TreeNode } from './tree.ts';

/** Where something stands: `url` is what links use, `output` the file below the output folder. */
export interface Address {
  readonly url: string;
  readonly output: string;
}

export interface Addresses {
  readonly articles: ReadonlyMap<string, Address>;
  readonly folders: ReadonlyMap<TreeNode, Address>;
  readonly problems: readonly Problem[];
}

/** Top folders of the output that hold kb's own files: theme files and search data. */
export const ownFolders: ReadonlySet<string> = new Set(['assets', 'search']);

/** Files at the root of the site, or of a locale, that kb or the web server's owner has plans for. */
const ownFiles = ['feed.xml', 'llms.txt', 'manifest.webmanifest', 'robots.txt', 'sitemap.xml', 'favicon.ico'];

/** Address of a page with the path `base` (without ending) in a style of addresses. */
export function pageAddress(style: UrlStyle, base: string): Address {
  if (style === 'directory') return { url: `${base}/`, output: `${base}/index.html` };
  return { url: style === 'clean' ? base : `${base}.html`, output: `${base}.html` };
}

function folderAddress(style: UrlStyle, folder: string): Address {
  const slash = folder === '' ? '' : `${folder}/`;
  return { url: style === 'file' ? `${slash}index.html` : slash, output: `${slash}index.html` };
}

/** Addresses below this stand for the default locale; others stand in a folder of their own. `''` or `es/`. */
export function localePrefix(code: string, config: Config): string {
  return code === config.locale ? '' : `${code.toLowerCase()}/`;
}

/** The pages that every locale has, whatever its articles. */
export function fixedPages(prefix: string, config: Config): FixedPages {
  const at = (name: string) => pageAddress(config.urls, `${prefix}${name}`).url;
  return {
    home: folderAddress(config.urls, prefix.slice(0, -1)).url,
    search: at('search'),
    index: at('a-z'),
    contact: at('contact'),
    notFound: `${prefix}404.html`,
    ...(config.charter !== undefined && { promise: at('promise') }),
  };
}

const fixedPageNames: Readonly<Record<keyof FixedPages, string>> = {
  home: 'the home page',
  search: 'the search page',
  index: 'the A to Z page',
  contact: 'the contact page',
  notFound: 'the page for addresses that do not exist',
  promise: 'the service promise page',
};

function claimOwnPages(claims: Claims, config: Config): void {
  for (const { code } of config.locales) {
    const prefix = localePrefix(code, config);
    for (const [name, url] of Object.entries(fixedPages(prefix, config))) {
      claims.take(outputOfAddress(url), url, {
        kind: 'page',
        label: fixedPageNames[name as keyof FixedPages],
      });
    }
    for (const file of ownFiles) {
      claims.take(`${prefix}${file}`, `${prefix}${file}`, { kind: 'file', label: 'a file that kb writes' });
    }
  }
}

interface Wish {
  readonly folder: string;
  readonly slug: string;
  readonly claimant: Claimant;
  readonly at: Place;
  readonly reserved: boolean;
  readonly address: (base: string) => Address;
  readonly place: (address: Address, base: string) => void;
}

function collision(wish: Wish, holder: Claimant, address: Address): Problem {
  const { label } = wish.claimant;
  const thing = wish.claimant.kind === 'folder' ? 'folder' : 'article';
  if (wish.reserved || holder.kind === 'page' || holder.kind === 'file') {
    return {
      rule: 'slug-reserved',
      message: `The name of this ${thing} is taken: kb writes ${wish.reserved ? 'a page of its own' : holder.label} there. Its address is "${address.url}" instead.`,
      at: wish.at,
      hint: `Rename "${nameOf(label)}" to something that customers would look for.`,
      fingerprint: label,
    };
  }
  return {
    rule: 'slug-collision',
    message: `This ${thing} and ${holder.label} would have the same address. This one gets "${address.url}".`,
    at: wish.at,
    hint: 'Rename one of the two. Upper and lower case, accents and punctuation do not make two names different.',
    fingerprint: `${label} ${holder.label}`,
  };
}

/** Gives every wish an address: first all that can have what they ask for, in order, then the rest with a number behind. */
function grant(wishes: readonly Wish[], claims: Claims, problems: Problem[]): void {
  const losers: { wish: Wish; holder: Claimant }[] = [];
  for (const wish of wishes) {
    const base = joinPath(wish.folder, wish.slug);
    const address = wish.address(base);
    const holder = wish.reserved
      ? { kind: 'page' as const, label: 'a page of its own' }
      : claims.take(address.output, address.url, wish.claimant);
    if (holder) losers.push({ wish, holder });
    else wish.place(address, base);
  }
  const counters = new Map<string, number>();
  for (const { wish, holder } of losers) {
    const named = wish.reserved || holder.kind === 'page' || holder.kind === 'file';
    const stem = named ? `${wish.slug}-${wish.claimant.kind}` : wish.slug;
    const key = joinPath(wish.folder, stem);
    for (let count = counters.get(key) ?? (named ? 1 : 2); ; count++) {
      const base = count === 1 ? key : `${key}-${count}`;
      const address = wish.address(base);
      if (claims.take(address.output, address.url, wish.claimant)) continue;
      counters.set(key, count + 1);
      wish.place(address, base);
      problems.push(collision(wish, holder, address));
      break;
    }
  }
}

/**
 * Gives every article and folder its address, from the path alone, so that it does not change with the options of a
 * build. `isPublic` tells articles that customers may see: where two want one address, such an article comes before a
 * draft, then path order decides; the other gets a number behind its name and a `slug-collision`. Names of pages that kb
 * makes give `slug-reserved`.
 */
export function assignAddresses(
  articles: readonly Article[],
  tree: Tree,
  config: Config,
  claims: Claims,
  isPublic: (article: Article) => boolean,
): Addresses {
  const problems: Problem[] = [];
  const style = config.urls;
  claimOwnPages(claims, config);

  const publicNodes = new Set<TreeNode>();
  const firstFile = new Map<TreeNode, string>();
  for (const article of articles) {
    for (let node = tree.nodeOf.get(article.path); node && node.names.length > 0; node = node.parent) {
      if (!firstFile.has(node)) firstFile.set(node, article.file);
      if (isPublic(article)) publicNodes.add(node);
    }
  }

  const bases = new Map<TreeNode, string>();
  const baseOf = (node: TreeNode | undefined, locale: string) =>
    (node && bases.get(node)) ?? localePrefix(locale, config).slice(0, -1);
  const folders = new Map<TreeNode, Address>();
  const deepest = tree.nodes.at(-1)?.names.length ?? 0;
  const levels = Array.from({ length: deepest }, (): TreeNode[] => []);
  for (const node of tree.nodes) levels[node.names.length - 1]?.push(node);
  for (const level of levels) {
    const first = level.filter((node) => publicNodes.has(node));
    const rest = level.filter((node) => !publicNodes.has(node));
    const wishes = [...first, ...rest].map((node): Wish => {
      const slug = slugOf(node.names.at(-1) ?? '', 'section');
      const folder = baseOf(node.parent, node.locale);
      return {
        folder,
        slug,
        claimant: { kind: 'folder', label: joinPath(config.content, node.path) },
        at: startOf(node.metas[0]?.file ?? firstFile.get(node) ?? config.file),
        reserved: folder === '' && ownFolders.has(slug),
        address: (base) => folderAddress(style, base),
        place: (address, base) => {
          folders.set(node, address);
          bases.set(node, base);
        },
      };
    });
    grant(wishes, claims, problems);
  }

  const found = new Map<string, Address>();
  const inOrder = [...articles.filter(isPublic), ...articles.filter((article) => !isPublic(article))];
  const wishes = inOrder.map((article): Wish => {
    const slug = slugOf(nameOf(article.path).replace(/\.[^.]*$/, ''), 'article');
    return {
      folder: baseOf(tree.nodeOf.get(article.path), tree.localeOf.get(article.path) ?? config.locale),
      slug,
      claimant: { kind: 'article', label: article.file },
      at: startOf(article.file),
      reserved: slug === 'index',
      address: (base) => pageAddress(style, base),
      place: (address) => found.set(article.path, address),
    };
  });
  grant(wishes, claims, problems);
  return { articles: found, folders, problems };
}
