import type { Article } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import type { Entry, Folder, LocaleSite, Site, SiteInput } from '../model/site.ts';
import { entryOf, problemsOf, siteFacts, siteOf, usedAssets } from './assemble-site.ts';
import { type Connections, connect } from './connect.ts';
import { collatorOf, type Neighbours, neighboursAt, orderArticles } from './folders.ts';
import { byTitle } from './locales.ts';
import { compareText } from './paths.ts';
import type { Placed } from './placed.ts';
import { RelatedIndex } from './related.ts';
import { assemblingParts, type SiteParts, targetsOf } from './site-parts.ts';

/**
 * A site that changes while it is looked at. Invariant: `site` equals `assembleSite` of the same input, whatever was updated
 * before; a test compares the two after random edits. A site that it gave before is no longer to be used: entries that did not
 * change are shared, and what they look up is that of now.
 */
export interface LiveSite {
  readonly site: Site;
  /**
   * Takes in articles that say something else, at paths that exist. Gives false, and changes nothing, when that moves more
   * than a few entries: then everything has to be assembled anew.
   */
  update(articles: readonly Article[]): boolean;
  /** By locale. The next site takes them over. */
  readonly related: ReadonlyMap<string, RelatedIndex>;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** What other articles' addresses, ids, redirects, languages and visibility depend on. */
function faceOf({ file, locale, withheld, meta, keys }: Article): string {
  return JSON.stringify([
    [file, locale, withheld, meta.invalid],
    [meta.id, meta.status, meta.publishOn, meta.unpublishOn, meta.archived, meta.audience],
    [meta.redirectFrom, meta.lang, meta.translationOf],
    [keys.id, keys.redirect_from, keys.translation_of],
  ]);
}

/** What links of other articles, and problems with them, depend on. */
function linkedPartsOf({ title, anchors }: Article): string {
  return JSON.stringify([title, anchors]);
}

/**
 * Assembles a site of which single articles can be exchanged in a time that does not grow with the work on all others. Done in
 * steps, so that whoever has other things to do can do them in between. `before` saves work where it has the same articles,
 * and may be used until this is done, but not updated.
 */
export function* assemblingLiveSite(input: SiteInput, before?: LiveSite): Generator<undefined, LiveSite> {
  const parts = yield* assemblingParts(input);
  const live = new Live(parts);
  yield* live.assembling(before?.related);
  return {
    related: live.related,
    get site() {
      return live.site;
    },
    update: (articles) => live.update(articles),
  };
}

class Live {
  /** There once it is assembled. */
  site!: Site;
  readonly #parts: Mutable<SiteParts>;
  readonly #connections: Map<string, Connections>;
  readonly #backlinks: Map<string, readonly string[]>;
  readonly #neighbours: Map<string, Neighbours>;
  readonly #folders: Map<string, Folder>;
  readonly #placed: ReadonlyMap<string, Mutable<Placed>>;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #pathOfUrl: ReadonlyMap<string, string>;
  readonly #linkers = new Map<string, Set<string>>();
  readonly related = new Map<string, RelatedIndex>();

  constructor(parts: SiteParts) {
    this.#connections = new Map(parts.connections);
    this.#backlinks = new Map(parts.backlinks);
    this.#neighbours = new Map(parts.navigation.neighbours);
    this.#folders = new Map(parts.navigation.folders);
    this.#parts = {
      ...parts,
      connections: this.#connections,
      backlinks: this.#backlinks,
      navigation: { ...parts.navigation, neighbours: this.#neighbours },
    };
    this.#placed = new Map(parts.placed.map((placed) => [placed.path, placed]));
    this.#pathOfUrl = new Map(parts.placed.map(({ path, url }) => [url, path]));
    this.#positions = new Map(parts.placed.map(({ path }, index) => [path, index]));
  }

  *assembling(before?: ReadonlyMap<string, RelatedIndex>): Generator<undefined, void> {
    const entries: Entry[] = [];
    for (const placed of this.#parts.placed) {
      entries.push(this.#entry(placed));
      yield;
    }
    // Every page asks for it.
    const listed = this.#parts.placed.filter((one) => one.listed);
    for (const locale of new Set(listed.map((one) => one.locale))) {
      const index = before?.get(locale) ?? new RelatedIndex();
      this.related.set(locale, yield* index.fill(listed.filter((one) => one.locale === locale)));
    }
    this.site = this.#complete(siteOf(this.#parts, entries));
  }

  update(articles: readonly Article[]): boolean {
    const changes: { readonly placed: Mutable<Placed>; readonly before: Article; readonly now: Article }[] =
      [];
    for (const now of articles) {
      const placed = this.#placed.get(now.path);
      if (!placed || faceOf(placed.article) !== faceOf(now)) return false;
      changes.push({ placed, before: placed.article, now });
    }
    const stale = new Set<string>();
    const shown = new Set<string>();
    const moved: Placed[] = [];
    for (const { placed, before, now } of changes) {
      // The lookup and the tree hold the same object: they see the new text too.
      placed.article = now;
      stale.add(now.path);
      if (linkedPartsOf(before) !== linkedPartsOf(now)) shown.add(now.path);
      if (before.title !== now.title || before.meta.order !== now.meta.order) moved.push(placed);
      this.related.get(placed.locale)?.update(now.path, now);
    }
    const newTexts = new Map(articles.map((article) => [article.path, article]));
    this.#parts.articles = this.#parts.articles.map((article) => newTexts.get(article.path) ?? article);
    const locales = this.#reorder(moved, stale);
    this.#reconnect(new Set([...stale, ...this.#linkingTo(shown)]), stale);
    const entries = this.site.entries.slice();
    for (const path of stale) {
      const position = this.#positions.get(path);
      const placed = this.#placed.get(path);
      if (position !== undefined && placed) entries[position] = this.#entry(placed);
    }
    this.#refresh(entries, stale, locales);
    return true;
  }

  #entry(placed: Placed): Entry {
    return entryOf(this.#parts, placed, ({ locale, path }) => this.related.get(locale)?.of(path) ?? []);
  }

  /** Articles with links to one of these. */
  #linkingTo(targets: ReadonlySet<string>): string[] {
    if (targets.size > 0 && this.#linkers.size === 0) {
      for (const { path } of this.#parts.placed) this.#noteLinks(path, true);
    }
    return [...targets].flatMap((path) => [...(this.#linkers.get(path) ?? [])]);
  }

  /** Keeps, or forgets, who links where. Nothing is kept before it is first asked for. */
  #noteLinks(from: string, isThere: boolean): void {
    for (const link of this.#connections.get(from)?.links ?? []) {
      const to =
        link.kind === 'article' || link.kind === 'unpublished'
          ? link.to
          : link.kind === 'broken' && link.url !== undefined
            ? this.#pathOfUrl.get(link.url)
            : undefined;
      if (to === undefined) continue;
      const linkers = this.#linkers.get(to) ?? new Set<string>();
      if (isThere) this.#linkers.set(to, linkers.add(from));
      else linkers.delete(from);
    }
  }

  /** Resolves the links of these articles again; `stale` gets them, and whoever they link to now or did before. */
  #reconnect(paths: ReadonlySet<string>, stale: Set<string>): void {
    const suggest = this.#parts.targets.suggest.renew();
    const targets = { ...this.#parts.targets, suggest };
    const files = { ...this.#parts.files, suggest };
    for (const path of paths) {
      const placed = this.#placed.get(path);
      if (!placed) continue;
      stale.add(path);
      const before = targetsOf(placed, this.#connections.get(path));
      if (this.#linkers.size > 0) this.#noteLinks(path, false);
      this.#connections.set(path, connect(targets, files, placed));
      if (this.#linkers.size > 0) this.#noteLinks(path, true);
      const now = targetsOf(placed, this.#connections.get(path));
      for (const to of before) if (!now.has(to)) this.#backlink(to, path, false, stale);
      for (const to of now) if (!before.has(to)) this.#backlink(to, path, true, stale);
    }
  }

  #backlink(to: string, from: string, isThere: boolean, stale: Set<string>): void {
    const others = (this.#backlinks.get(to) ?? []).filter((path) => path !== from);
    this.#backlinks.set(to, isThere ? [...others, from].sort(compareText) : others);
    stale.add(to);
  }

  /** Puts articles with another title or order in their new places in folders and in the A to Z. */
  #reorder(moved: readonly Placed[], stale: Set<string>): readonly LocaleSite[] {
    const listed = moved.filter((placed) => placed.listed);
    let { locales } = this.#parts.locales;
    for (const code of new Set(listed.map(({ locale }) => locale))) {
      const inLocale = listed.filter(({ locale }) => locale === code);
      const collator = collatorOf(code);
      const rootArticles = new Map<string, readonly string[]>();
      for (const node of new Set(inLocale.map((placed) => placed.node))) {
        const inside = this.#parts.placed.filter((placed) => placed.listed && placed.node === node);
        const sorted = orderArticles(inside, collator);
        sorted.forEach((path, index) => {
          const before = this.#neighbours.get(path);
          const now = neighboursAt(sorted, index);
          if (before?.previous === now.previous && before?.next === now.next) return;
          this.#neighbours.set(path, now);
          stale.add(path);
        });
        const folder = this.#folders.get(node.path);
        if (node.parent === undefined) rootArticles.set(code, sorted);
        else if (folder) this.#folders.set(node.path, { ...folder, articles: sorted });
      }
      locales = locales.map((locale) =>
        locale.code === code
          ? {
              ...locale,
              rootArticles: rootArticles.get(code) ?? locale.rootArticles,
              alphabetical: this.#resort(locale.alphabetical, inLocale, byTitle(collator)),
            }
          : locale,
      );
    }
    return locales;
  }

  /** A sorted list of paths after some of its articles changed: they are taken out and put in where they belong. */
  #resort(
    sorted: readonly string[],
    moved: readonly Placed[],
    compare: (a: Placed, b: Placed) => number,
  ): string[] {
    const out = new Set(moved.map(({ path }) => path));
    const list = sorted.filter((path) => !out.has(path));
    for (const placed of moved) {
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = this.#placed.get(list[middle] as string) as Placed;
        if (compare(other, placed) < 0) low = middle + 1;
        else high = middle;
      }
      list.splice(low, 0, placed.path);
    }
    return list;
  }

  #refresh(entries: readonly Entry[], stale: ReadonlySet<string>, locales: readonly LocaleSite[]): void {
    this.#parts.locales = { ...this.#parts.locales, locales };
    const byPath = new Map(this.site.byPath);
    const urls = (entry: Entry | undefined) =>
      JSON.stringify([entry?.images, entry?.links.filter(({ kind }) => kind === 'asset'), entry?.media]);
    let isSameAssets = true;
    for (const path of stale) {
      const entry = entries[this.#positions.get(path) as number] as Entry;
      if (urls(entry) !== urls(byPath.get(path))) isSameAssets = false;
      byPath.set(path, entry);
    }
    const assets = isSameAssets ? this.site.assets : usedAssets(entries, this.#parts.assetUrls);
    const folders = new Map(this.#folders);
    this.site = this.#complete({ ...siteFacts(this.#parts), entries, byPath, assets, locales, folders });
  }

  /** Problems are gathered when somebody asks: pages do without. */
  #complete(site: Omit<Site, 'problems'>): Site {
    const parts = this.#parts;
    let problems: readonly Problem[] | undefined;
    return {
      ...site,
      get problems() {
        problems ??= problemsOf(parts);
        return problems;
      },
    };
  }
}
