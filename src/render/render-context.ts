import type { Day } from '../model/day.ts';
import type { Theme } from '../model/output.ts';
import type { Entry, Folder, LocaleSite, Site } from '../model/site.ts';
import { encodeAddress, rootOf } from './addresses.ts';
import { compileTemplates, type FillTemplate } from './compile-templates.ts';
import { createStyles, type SiteFiles, type StylesOf, siteFiles } from './site-files.ts';
import { createWords, type Words } from './words.ts';

/** What all pages of one build share. */
export interface RenderContext {
  readonly site: Site;
  readonly theme: Theme;
  readonly files: SiteFiles;
  readonly fill: FillTemplate;
  words(locale: string): Words;
  locale(code: string): LocaleSite;
  /** True when the locale has a feed of changes. */
  hasFeed(locale: string): boolean;
  /** Runs `make` once for each key and remembers the text: chrome that many pages share. */
  once(key: string, make: () => string): string;
}

/** One page to be: its locale and its place. */
export interface PagePlace {
  readonly context: RenderContext;
  readonly locale: LocaleSite;
  readonly words: Words;
  /** Address of the page from the site root. */
  readonly url: string;
  /** The way back to the site root. */
  readonly root: string;
}

export interface LinkView {
  readonly title: string;
  readonly href: string;
  readonly summary?: string;
  /** Why customers cannot see the article. */
  readonly mark?: string;
}

/** What pages of one theme share, whatever the site: `kb dev` keeps it while articles change. */
export interface ThemeParts {
  readonly theme: Theme;
  readonly fill: FillTemplate;
  readonly words: Map<string, Words>;
  readonly styles: StylesOf;
}

/** Prepares a theme. Templates are compiled when first used. */
export function prepareTheme(theme: Theme): ThemeParts {
  return { theme, fill: compileTemplates(theme), words: new Map(), styles: createStyles(theme) };
}

/** Prepares everything that does not depend on a page. */
export function createContext(site: Site, parts: ThemeParts): RenderContext {
  const { theme, words } = parts;
  const locales = new Map(site.locales.map((locale) => [locale.code, locale]));
  const shared = new Map<string, string>();
  const feeds = new Map<string, boolean>();
  const hasDay = (entry: Entry) => reviewedDay(site, entry) ?? publishedDay(site, entry);
  return {
    site,
    theme,
    files: siteFiles(site, theme, parts.styles),
    fill: parts.fill,
    words(code) {
      const known = words.get(code) ?? createWords(code, theme.strings);
      words.set(code, known);
      return known;
    },
    locale: (code) => (locales.get(code) ?? site.locales[0]) as LocaleSite,
    hasFeed(code) {
      const isKnown =
        feeds.get(code) ??
        site.entries.some((one) => one.visibility === 'listed' && one.locale === code && hasDay(one));
      feeds.set(code, isKnown);
      return isKnown;
    },
    once(key, make) {
      const known = shared.get(key) ?? make();
      shared.set(key, known);
      return known;
    },
  };
}

/** The place of a page. `root` is given for the page that is served at any depth. */
export function placeOf(context: RenderContext, code: string, url: string, root = rootOf(url)): PagePlace {
  return { context, locale: context.locale(code), words: context.words(code), url, root };
}

/** A link from a page to an address from the site root. */
export function linkTo(place: PagePlace, url: string): string {
  return place.root + encodeAddress(url);
}

const summaryLength = 160;

/** Text of at most 160 characters, cut between words. */
export function shorten(text: string): string {
  if (text.length <= summaryLength) return text;
  const cut = text.slice(0, summaryLength);
  const space = cut.lastIndexOf(' ');
  const whole = space > summaryLength / 2 ? cut.slice(0, space) : Array.from(cut).slice(0, -1).join('');
  return `${whole.replace(/[\s.,;:–-]$/, '')}…`;
}

/** Links to articles, those that have no page left out. */
export function articleLinks(place: PagePlace, paths: readonly string[], summaries: boolean): LinkView[] {
  const links: LinkView[] = [];
  for (const path of paths) {
    const entry = place.context.site.byPath.get(path);
    if (!entry?.shown) continue;
    const summary = summaries ? shorten(entry.description) : '';
    links.push({
      title: entry.article.title,
      href: linkTo(place, entry.url),
      ...(summary !== '' && { summary }),
      ...(isHidden(entry) && { mark: place.words.text(`list.${entry.visibility}`) }),
    });
  }
  return links;
}

/** True for what customers cannot see: its pages and the links to them carry a mark, which names the reason. */
export function isHidden({ visibility }: Entry): boolean {
  return visibility === 'draft' || visibility === 'internal' || visibility === 'scheduled';
}

/** The folders above and including `folder`, the top one first. */
export function folderTrail(site: Site, folder: string): Folder[] {
  const trail: Folder[] = [];
  for (let at = site.folders.get(folder); at !== undefined; at = site.folders.get(at.parent)) {
    trail.unshift(at);
    if (at.parent === at.path) break;
  }
  return trail;
}

/** Breadcrumb of a page: home, then the given folders. */
export function breadcrumbOf(place: PagePlace, folders: readonly Folder[]): LinkView[] {
  return [
    { title: place.words.text('nav.home'), href: linkTo(place, place.locale.pages.home) },
    ...folders.map((folder) => ({ title: folder.title, href: linkTo(place, folder.url) })),
  ];
}

/** The addresses of the same article in all its locales, its own included. */
export function entryAlternates(site: Site, entry: Entry): Record<string, string> {
  const alternates: Record<string, string> = { [entry.locale]: entry.url };
  for (const [locale, path] of Object.entries(entry.translations)) {
    const other = site.byPath.get(path);
    if (other?.shown && other.visibility !== 'archived') alternates[locale] = other.url;
  }
  return alternates;
}

/** The day of the last review, when it is known: a day that has not come yet is no review. */
export function reviewedDay(site: Site, entry: Entry): Day | undefined {
  const { reviewed } = entry.article.meta;
  return reviewed !== undefined && reviewed <= site.today ? reviewed : undefined;
}

/** The day on which the article was published, when it is known and over. */
export function publishedDay(site: Site, entry: Entry): Day | undefined {
  const { publishOn } = entry.article.meta;
  return publishOn !== undefined && publishOn <= site.today ? publishOn : undefined;
}
