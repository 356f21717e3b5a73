import { outputOfAddress } from '../model/address.ts';
import type { Article, Asset } from '../model/article.ts';
import { compareFindings, type Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import type { Entry, Site, SiteInput } from '../model/site.ts';
import { type Addresses, assignAddresses, fixedPages, localePrefix } from './addresses.ts';
import { assignAssetAddresses } from './asset-addresses.ts';
import { createClaims } from './claims.ts';
import { type Connections, connect } from './connect.ts';
import { indexFolderMetas } from './folder-metas.ts';
import { assembleNavigation, type Navigation } from './folders.ts';
import { assembleLocales } from './locales.ts';
import { createLookup, type PageOfSite } from './lookup.ts';
import { ownershipOf } from './ownership.ts';
import { compareText, folderOf } from './paths.ts';
import type { Placed } from './placed.ts';
import { assembleRedirects } from './redirects.ts';
import { findRelated } from './related.ts';
import { reviewOf } from './review.ts';
import { createSuggest } from './suggest.ts';
import { findTranslations } from './translations.ts';
import { buildTree, type Tree } from './tree.ts';
import { isListed, visibilityOf } from './visibility.ts';

const relatedWanted = 5;

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

function relatedByLocale(placed: readonly Placed[]): Map<string, readonly string[]> {
  const listed = placed.filter((one) => one.listed);
  const related = new Map<string, readonly string[]>();
  for (const code of new Set(listed.map(({ locale }) => locale))) {
    for (const [path, paths] of findRelated(listed.filter(({ locale }) => locale === code)))
      related.set(path, paths);
  }
  return related;
}

/** Path -> listed articles whose text or `related` list leads to it, in path order. */
function findBacklinks(
  placed: readonly Placed[],
  connections: ReadonlyMap<string, Connections>,
): Map<string, string[]> {
  const backlinks = new Map<string, string[]>();
  for (const from of placed) {
    if (!from.listed) continue;
    const { links = [], related = [] } = connections.get(from.path) ?? {};
    const targets = new Set(related);
    for (const link of links) if (link.kind === 'article') targets.add(link.to);
    targets.delete(from.path);
    for (const to of targets) {
      const list = backlinks.get(to);
      if (list) list.push(from.path);
      else backlinks.set(to, [from.path]);
    }
  }
  return backlinks;
}

/** Assets that shown pages use: content path -> address. A tombstone shows no text, so it uses none. */
function usedAssets(entries: readonly Entry[], assetUrls: ReadonlyMap<string, string>): Map<string, string> {
  const used = new Set<string>();
  for (const entry of entries) {
    if (!entry.shown || entry.visibility === 'archived') continue;
    for (const link of [...entry.links, ...entry.media]) {
      if (link.kind === 'asset') used.add(link.url.replace(/#.*$/, ''));
    }
    for (const image of entry.images) if (image.kind === 'asset') used.add(image.url);
  }
  return new Map([...assetUrls].filter(([, url]) => used.has(url)));
}

/** Every problem once, in the order of places. */
function gather(lists: readonly (readonly Problem[])[]): Problem[] {
  const seen = new Set<string>();
  const all: Problem[] = [];
  for (const list of lists) {
    for (const problem of list) {
      const { path, line, column } = problem.at;
      const key = `${problem.rule}\n${path}\n${line}:${column}\n${problem.message}`;
      if (seen.has(key)) continue;
      seen.add(key);
      all.push(problem);
    }
  }
  return all.sort(compareFindings);
}

/**
 * Makes one help center of everything that was read. Pure: the order of the input does not matter, nothing is changed, nothing is
 * thrown; what is wrong with the content is in `problems`, and everything else is still there.
 */
export function assembleSite(input: SiteInput): Site {
  const { config, today } = input;
  const articles = [...input.articles].sort((a, b) => compareText(a.path, b.path));
  const allAssets = new Map<string, Asset>(
    [...input.assets].sort((a, b) => compareText(a.path, b.path)).map((asset) => [asset.path, asset]),
  );
  const metas = [...input.folders].sort((a, b) => compareText(a.path, b.path));
  const tree = buildTree(articles, metas, config);
  const { placed, addresses, claims } = placeArticles(input, articles, tree);
  const assetUrls = assignAssetAddresses(input.assets, claims);
  const navigation = assembleNavigation(placed, tree, addresses, config);
  const lookup = createLookup(placed, otherPages(input, placed, navigation));
  const redirects = assembleRedirects(placed, lookup, config, claims);
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
  const connections = new Map(placed.map((one) => [one.path, connect(targets, files, one)]));
  const translations = findTranslations(placed, lookup, config);
  const related = relatedByLocale(placed);
  const backlinks = findBacklinks(placed, connections);
  const { locales, problems: localeProblems } = assembleLocales({
    articles: placed,
    lookup,
    navigation,
    translations,
    config,
    popular: input.popular,
  });

  const entries = placed.map((one): Entry => {
    const { links, images, media, related: explicit, replacedBy } = connections.get(one.path) as Connections;
    const found = one.listed ? (related.get(one.path) ?? []) : [];
    const more = found
      .filter((path) => !explicit.includes(path))
      .slice(0, Math.max(0, relatedWanted - explicit.length));
    const { article } = one;
    return {
      article,
      path: one.path,
      locale: one.locale,
      visibility: one.visibility,
      shown: one.shown,
      type: article.meta.type,
      url: one.url,
      output: one.output,
      folder: one.node.path,
      ownership: ownershipOf(article, one.chain, config),
      review: reviewOf(article, one.chain, config, today),
      description: article.meta.description ?? article.answerText,
      ...(replacedBy !== undefined && { replacedBy }),
      related: [...explicit, ...more],
      ...navigation.neighbours.get(one.path),
      backlinks: backlinks.get(one.path) ?? [],
      links,
      images,
      media,
      translations: translations.of.get(one.path) ?? {},
    };
  });

  return {
    config,
    owners: input.owners,
    today,
    entries,
    byPath: new Map(entries.map((entry) => [entry.path, entry])),
    folders: navigation.folders,
    locales,
    redirects: redirects.redirects,
    assets: usedAssets(entries, assetUrls),
    allAssets,
    metas,
    synonyms: input.synonyms,
    searchTests: input.searchTests,
    ...(input.popular !== undefined && { popular: input.popular }),
    problems: gather([
      input.problems,
      input.owners.problems,
      input.synonyms.problems,
      input.searchTests.problems,
      ...metas.map((meta) => meta.problems),
      ...articles.map((article) => article.problems),
      addresses.problems,
      duplicateIds(placed),
      ...[...connections.values()].map((one) => one.problems),
      translations.problems,
      redirects.problems,
      localeProblems,
    ]),
  };
}
