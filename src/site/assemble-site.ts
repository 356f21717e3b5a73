import { compareFindings, type Problem } from '../model/finding.ts';
import { makeAnew, type Remember } from '../model/remember.ts';
import type { Entry, Site, SiteInput } from '../model/site.ts';
import type { Connections } from './connect.ts';
import { ownershipOf } from './ownership.ts';
import type { Placed } from './placed.ts';
import { findRelated } from './related.ts';
import { reviewOf } from './review.ts';
import { assembleParts, type SiteParts } from './site-parts.ts';

const relatedWanted = 5;

/** Gives the articles that share rare words with one, best first. */
export type RelatedOf = (placed: Placed) => readonly string[];

/** Looked for when first asked, for a whole locale at once: only pages show them, and finding them takes as long as all the rest. */
function createRelated(all: readonly Placed[], remember: Remember): RelatedOf {
  const byLocale = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return ({ locale, path }) => {
    let found = byLocale.get(locale);
    if (!found) {
      const listed = all.filter((one) => one.listed && one.locale === locale);
      found = findRelated(locale, listed, remember);
      byLocale.set(locale, found);
    }
    return found.get(path) ?? [];
  };
}

/** One article in its place in the site. */
export function entryOf(parts: SiteParts, one: Placed, relatedOf: RelatedOf): Entry {
  const { config, today } = parts.input;
  const connections = parts.connections.get(one.path) as Connections;
  const { links, images, media, related: explicit, replacedBy } = connections;
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
    get related() {
      const found = one.listed ? relatedOf(one) : [];
      const more = found.filter((path) => !explicit.includes(path));
      return [...explicit, ...more.slice(0, Math.max(0, relatedWanted - explicit.length))];
    },
    ...parts.navigation.neighbours.get(one.path),
    backlinks: parts.backlinks.get(one.path) ?? [],
    links,
    images,
    media,
    translations: parts.translations.of.get(one.path) ?? {},
  };
}

/** Assets that shown pages use: content path -> address. A tombstone shows no text, so it uses none. */
export function usedAssets(
  entries: readonly Entry[],
  assetUrls: ReadonlyMap<string, string>,
): Map<string, string> {
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

/** Everything that was noticed, in the order of places. */
export function problemsOf(parts: SiteParts): Problem[] {
  const { input, metas, placed, connections, translations, redirects, locales } = parts;
  return gather([
    input.problems,
    input.owners.problems,
    input.synonyms.problems,
    input.searchTests.problems,
    ...metas.map((meta) => meta.problems),
    ...parts.articles.map((article) => article.problems),
    parts.problems,
    ...placed.map(({ path }) => connections.get(path)?.problems ?? []),
    translations.problems,
    redirects.problems,
    locales.problems,
  ]);
}

/**
 * Makes one help center of everything that was read. Pure: the order of the input does not matter, nothing is changed, nothing is
 * thrown; what is wrong with the content is in `problems`, and everything else is still there. `remember` may keep between runs
 * what takes long to find.
 */
export function assembleSite(input: SiteInput, remember: Remember = makeAnew): Site {
  const parts = assembleParts(input);
  const relatedOf = createRelated(parts.placed, remember);
  const entries = parts.placed.map((one) => entryOf(parts, one, relatedOf));
  return { ...siteOf(parts, entries), problems: problemsOf(parts) };
}

/** The site of these entries, but for its problems. */
export function siteOf(parts: SiteParts, entries: readonly Entry[]): Omit<Site, 'problems'> {
  return {
    ...siteFacts(parts),
    entries,
    byPath: new Map(entries.map((entry) => [entry.path, entry])),
    folders: parts.navigation.folders,
    locales: parts.locales.locales,
    assets: usedAssets(entries, parts.assetUrls),
  };
}

/** What of a site does not depend on what single articles say. */
export function siteFacts({ input, redirects, allAssets, metas }: SiteParts) {
  return {
    config: input.config,
    owners: input.owners,
    today: input.today,
    redirects: redirects.redirects,
    allAssets,
    metas,
    synonyms: input.synonyms,
    searchTests: input.searchTests,
    ...(input.popular !== undefined && { popular: input.popular }),
  };
}
