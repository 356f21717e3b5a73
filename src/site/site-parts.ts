import { outputOfAddress } from '../model/address.ts';
import type { Article, Asset, FolderMeta } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import { finishSteps } from '../model/finish-steps.ts';
import { startOf } from '../model/place.ts';
import type { SiteInput } from '../model/site.ts';
import { type Addresses, assignAddresses, fixedPages, localePrefix } from './addresses.ts';
import { assignAssetAddresses } from './asset-addresses.ts';
import { createClaims } from './claims.ts';
import { type Connections, connect } from './connect.ts';
import { indexFolderMetas } from './folder-metas.ts';
import { assembleNavigation, type Navigation } from './folders.ts';
import { assembleLocales } from './locales.ts';
import { createLookup, type PageOfSite } from './lookup.ts';
import { compareText, folderOf } from './paths.ts';
import type { Placed } from './placed.ts';
import { assembleRedirects, type Redirects } from './redirects.ts';
import type { Files } from './resolve-file.ts';
import type { Targets } from './resolve-link.ts';
import { createSuggest } from './suggest.ts';
import { findTranslations, type Translations } from './translations.ts';
import { buildTree, type Tree } from './tree.ts';
import { isListed, visibilityOf } from './visibility.ts';

/** Everything that is found out about a site, before it is put together. */
export interface SiteParts {
  readonly input: SiteInput;
  /** In path order. */
  readonly articles: readonly Article[];
  readonly metas: readonly FolderMeta[];
  readonly allAssets: ReadonlyMap<string, Asset>;
  readonly assetUrls: ReadonlyMap<string, string>;
  /** In path order. */
  readonly placed: readonly Placed[];
  readonly navigation: Navigation;
  readonly targets: Targets;
  readonly files: Files;
  readonly connections: ReadonlyMap<string, Connections>;
  readonly backlinks: ReadonlyMap<string, readonly string[]>;
  readonly translations: Translations;
  readonly redirects: Redirects;
  readonly locales: ReturnType<typeof assembleLocales>;
  /** What is wrong with addresses and ids. */
  readonly problems: readonly Problem[];
}

/** Puts articles in their places: address, visibility, folder. */
function placeArticles(
  input: SiteInput,
  articles: readonly Article[],
  tree: Tree,
): {
  readonly placed: readonly Placed[];
  readonly addresses: Addresses;
  readonly claims: ReturnType<typeof createClaims>;
} {
  const metas = indexFolderMetas(input.folders);
  const { today } = input;
  const publicOnly = { today, drafts: false, internal: false };
  const isPublic = (article: Article) =>
    visibilityOf(article, metas.chain(folderOf(article.path)), publicOnly).shown;
  const claims = createClaims();
  const addresses = assignAddresses(articles, tree, input.config, claims, isPublic);
  const placed = articles.flatMap((article): Placed[] => {
    const chain = metas.chain(folderOf(article.path));
    const seen = visibilityOf(article, chain, input);
    const address = addresses.articles.get(article.path);
    const node = tree.nodeOf.get(article.path);
    if (!address || !node) return [];
    return [
      {
        article,
        path: article.path,
        locale: tree.localeOf.get(article.path) ?? input.config.locale,
        ...seen,
        listed: isListed(seen),
        ...address,
        node,
        chain,
      },
    ];
  });
  return { placed, addresses, claims };
}

/** Pages that are no articles: the fixed pages of every language that has articles, and the categories. */
function otherPages(input: SiteInput, placed: readonly Placed[], navigation: Navigation): PageOfSite[] {
  const { config } = input;
  const withArticles = new Set(placed.filter(({ listed }) => listed).map(({ locale }) => locale));
  const codes = config.locales.map(({ code }) => code);
  return [
    ...codes
      .filter((code) => code === config.locale || withArticles.has(code))
      .flatMap((code): string[] => Object.values(fixedPages(localePrefix(code, config), config)))
      .map((url) => ({ url, output: outputOfAddress(url) })),
    ...[...navigation.folders.values()].map(({ url, output }) => ({ url, output })),
  ];
}

/** Two articles of one language with one id: links by that id lead to the first only. */
function duplicateIds(placed: readonly Placed[]): Problem[] {
  const first = new Map<string, Placed>();
  const problems: Problem[] = [];
  for (const one of placed) {
    const { id } = one.article.meta;
    if (id === undefined) continue;
    const key = `${one.locale} ${id}`;
    const before = first.get(key);
    if (!before) first.set(key, one);
    else {
      problems.push({
        rule: 'frontmatter-conflict',
        message: `The id "${id}" belongs to ${before.article.file} already. Links to it lead there.`,
        at: one.article.keys.id?.at ?? startOf(one.article.file),
        hint: 'Give each article an id of its own.',
        fingerprint: `id ${id}`,
      });
    }
  }
  return problems;
}

/** Paths of the articles that a listed one leads to, itself left out; none for any other. */
export function targetsOf(from: Placed, connections: Connections | undefined): Set<string> {
  if (!from.listed) return new Set();
  const { links = [], related = [] } = connections ?? {};
  const targets = new Set(related);
  for (const link of links) if (link.kind === 'article') targets.add(link.to);
  targets.delete(from.path);
  return targets;
}

/** Path -> listed articles whose text or `related` list leads to it, in path order. */
function findBacklinks(
  placed: readonly Placed[],
  connections: ReadonlyMap<string, Connections>,
): Map<string, string[]> {
  const backlinks = new Map<string, string[]>();
  for (const from of placed) {
    for (const to of targetsOf(from, connections.get(from.path))) {
      const list = backlinks.get(to);
      if (list) list.push(from.path);
      else backlinks.set(to, [from.path]);
    }
  }
  return backlinks;
}

/** Finds out where everything stands and what leads where. */
export function assembleParts(input: SiteInput): SiteParts {
  return finishSteps(assemblingParts(input));
}

/** What `assembleParts` gives, in many small steps and some larger ones, for whoever has other things to do in between. */
export function* assemblingParts(input: SiteInput): Generator<undefined, SiteParts> {
  const { config } = input;
  const articles = [...input.articles].sort((a, b) => compareText(a.path, b.path));
  const allAssets = new Map<string, Asset>(
    [...input.assets].sort((a, b) => compareText(a.path, b.path)).map((asset) => [asset.path, asset]),
  );
  const metas = [...input.folders].sort((a, b) => compareText(a.path, b.path));
  yield;
  const tree = buildTree(articles, metas, config);
  yield;
  const { placed, addresses, claims } = placeArticles(input, articles, tree);
  yield;
  const assetUrls = assignAssetAddresses(input.assets, claims);
  const navigation = assembleNavigation(placed, tree, addresses, config);
  yield;
  const lookup = createLookup(placed, otherPages(input, placed, navigation));
  yield;
  const redirects = assembleRedirects(placed, lookup, config, claims);
  yield;
  const suggest = createSuggest({
    article: articles.map(({ path }) => path),
    asset: [...allAssets.keys()],
    output: placed.map(({ output }) => output),
  });
  const files = { assets: allAssets, assetUrls, suggest };
  const targets = {
    config,
    lookup,
    suggest,
    folderUrls: new Map(
      [...tree.byDisk].map(([disk, node]) => [disk, navigation.folders.get(node.path)?.url]),
    ),
    assetUrls,
    redirects: new Map(redirects.redirects.map(({ from, to }) => [from, to])),
  };
  const connections = new Map<string, Connections>();
  for (const one of placed) {
    connections.set(one.path, connect(targets, files, one));
    yield;
  }
  const translations = findTranslations(placed, lookup, config);
  yield;
  const backlinks = findBacklinks(placed, connections);
  yield;
  const locales = assembleLocales({
    articles: placed,
    lookup,
    navigation,
    translations,
    config,
    popular: input.popular,
  });
  return {
    input,
    articles,
    metas,
    allAssets,
    assetUrls,
    placed,
    navigation,
    targets,
    files,
    connections,
    backlinks,
    translations,
    redirects,
    locales,
    problems: [...addresses.problems, ...duplicateIds(placed)],
  };
}
