import type { Article, ArticleType, Asset, FolderMeta } from './article.ts';
import type { Config } from './config.ts';
import type { Day, Interval } from './day.ts';
import type { Problem } from './finding.ts';
import type { Owners } from './owners.ts';
import type { Place } from './place.ts';

/** What the rooms before found out about the project: everything a Site is assembled from. */
export interface SiteInput {
  readonly config: Config;
  readonly owners: Owners;
  readonly articles: readonly Article[];
  readonly folders: readonly FolderMeta[];
  readonly assets: readonly Asset[];
  readonly synonyms: Synonyms;
  readonly searchTests: SearchTests;
  /** Problems of discovery, config and owners. */
  readonly problems: readonly Problem[];
  /** The calendar day that "today" means. */
  readonly today: Day;
  readonly drafts: boolean;
  readonly internal: boolean;
  readonly popular?: PopularList;
}

export interface Synonyms {
  readonly file: string;
  /** Words of a group stand for each other. */
  readonly groups: readonly (readonly string[])[];
  /** A customer's word -> words of the articles; not the other way. */
  readonly oneWay: readonly { readonly from: string; readonly to: readonly string[] }[];
  readonly problems: readonly Problem[];
}

export interface SearchTest {
  readonly query: string;
  /** Article paths or ids, any of which is right. */
  readonly expect: readonly string[];
  readonly top: number;
  readonly locale?: string;
  readonly at: Place;
}

export interface SearchTests {
  readonly file: string;
  readonly tests: readonly SearchTest[];
  readonly problems: readonly Problem[];
}

/** How one search test went: what the site's own search gave for its query. */
export interface SearchOutcome {
  readonly test: SearchTest;
  readonly passed: boolean;
  /** Paths of the articles that were found, best first, at least the first `test.top` of them. */
  readonly found: readonly string[];
  /** What `test.expect` names and no article answers to. */
  readonly unknown: readonly string[];
}

/** What older versions of the project say; read only when a rule asks for it. */
export interface History {
  /** Article path -> the review day it carried before the present one. */
  readonly previousReviewed: Readonly<Record<string, Day>>;
}

/** Who a CODEOWNERS file names: `@user`, `@org/team` and addresses, as written. */
export interface CodeOwners {
  readonly file: string;
  readonly names: readonly string[];
}

/** Articles by contact volume, written by `kb gaps --top N --format json`. */
export interface PopularList {
  readonly from: Day;
  readonly to: Day;
  readonly articles: readonly string[];
}

/**
 * Why an article is or is not in the site.
 * `listed` is everywhere; `unlisted` has a page but is in no list, search, sitemap or feed; `archived` has a tombstone;
 * `draft`, `internal`, `scheduled`, `expired`, `withheld` have no page (the first two with `--drafts`, `--internal` have).
 */
export type Visibility =
  | 'listed'
  | 'unlisted'
  | 'archived'
  | 'draft'
  | 'internal'
  | 'scheduled'
  | 'expired'
  | 'withheld';

export type ReviewState =
  | 'current'
  | 'due-soon'
  | 'overdue'
  | 'changed-since-review'
  | 'never-reviewed'
  | 'exempt';

/** What is known about an article's review. Team only: never rendered. */
export interface Review {
  readonly state: ReviewState;
  /** Due on this day, overdue the day after. */
  readonly due?: Day;
  readonly every?: Interval | 'never';
  readonly everyFrom?: 'article' | 'folder' | 'site';
  /** Days from today to the due day; negative when overdue. */
  readonly dueInDays?: number;
  readonly changed: boolean;
}

export interface Ownership {
  readonly ids: readonly string[];
  readonly from: 'article' | 'folder' | 'site' | 'none';
  readonly at: Place;
}

/** Where a link of an article leads. `url` is an output address from the site root, without a leading slash, may end in `#anchor`. */
export type ResolvedLink =
  | { readonly kind: 'article'; readonly to: string; readonly url: string; readonly anchor?: string }
  | { readonly kind: 'page' | 'asset'; readonly url: string; readonly anchor?: string }
  | { readonly kind: 'external'; readonly url: string }
  /** An article without a page for customers: rendered as plain text. */
  | { readonly kind: 'unpublished'; readonly to: string }
  /** Nothing there. `meant` is an article path or an anchor that was probably meant. */
  | {
      readonly kind: 'broken';
      readonly reason: 'no-target' | 'no-anchor' | 'outside' | 'unsafe';
      readonly url?: string;
      readonly meant?: string;
    };

export type ResolvedImage =
  | {
      readonly kind: 'asset';
      readonly url: string;
      readonly width?: number;
      readonly height?: number;
      readonly bytes: number;
    }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'missing'; readonly meant?: string };

/** An article in its place in the site. */
export interface Entry {
  readonly article: Article;
  /** The article's path: its key everywhere. */
  readonly path: string;
  readonly locale: string;
  readonly visibility: Visibility;
  /** Has a page in this build (a tombstone counts). */
  readonly shown: boolean;
  readonly type: ArticleType | undefined;
  /** Address from the site root as links use it: `billing/get-a-refund.html`, `billing/get-a-refund`, `billing/get-a-refund/`. */
  readonly url: string;
  /** File below the output folder. */
  readonly output: string;
  /** Folder path of the category tree, e.g. `store-support/shipping`; '' at the root. The key of `site.folders`. */
  readonly folder: string;
  readonly ownership: Ownership;
  readonly review: Review;
  /** Description for search engines and lists: `description`, else the answer, else ''. Plain text. */
  readonly description: string;
  /** Archived articles: path of the shown article that replaces it. */
  readonly replacedBy?: string;
  /** Paths of other shown articles. */
  readonly related: readonly string[];
  readonly previous?: string;
  readonly next?: string;
  readonly backlinks: readonly string[];
  /** Same order and length as `article.links`, `.images`, `.media`. */
  readonly links: readonly ResolvedLink[];
  readonly images: readonly ResolvedImage[];
  readonly media: readonly ResolvedLink[];
  /** The same article in other locales: locale -> path, shown ones only. */
  readonly translations: Readonly<Record<string, string>>;
}

/** A category (depth 1) or section (deeper) of one locale. Only folders with something listed below them are here. */
export interface Folder {
  /** Folder relative to the content folder as on disk, locale folder included. */
  readonly path: string;
  readonly locale: string;
  readonly title: string;
  readonly description?: string;
  readonly order?: number;
  readonly depth: number;
  readonly url: string;
  readonly output: string;
  readonly parent: string;
  /** Paths of child folders, in order. */
  readonly folders: readonly string[];
  /** Paths of listed articles directly inside, in order. */
  readonly articles: readonly string[];
  /** Listed articles inside and below. */
  readonly count: number;
}

export interface Redirect {
  /** Address from the site root, without a leading slash: `old/page.html`. */
  readonly from: string;
  readonly output: string;
  /** Address from the site root, or an absolute https address when the config says so. */
  readonly to: string;
  readonly at: Place;
}

/** Fixed pages of a locale, addresses from the site root. `promise` only with a charter. */
export interface FixedPages {
  readonly home: string;
  readonly search: string;
  readonly index: string;
  readonly contact: string;
  readonly notFound: string;
  readonly promise?: string;
}

/** One language of the site. */
export interface LocaleSite {
  readonly code: string;
  /** The language's own name. */
  readonly label: string;
  readonly direction: 'ltr' | 'rtl';
  /** '' for the default locale, `es/` for others. */
  readonly prefix: string;
  readonly title: string;
  readonly pages: FixedPages;
  /** Top folders (categories) in order. */
  readonly categories: readonly string[];
  /** Listed articles outside any folder, in order. */
  readonly rootArticles: readonly string[];
  /** All listed articles by title, in the locale's alphabetical order. */
  readonly alphabetical: readonly string[];
  readonly featured: readonly string[];
  readonly popular: readonly string[];
}

/** The whole help center, immutable: everything known, public or not. `render` and `search` read only what is shown. */
export interface Site {
  readonly config: Config;
  readonly owners: Owners;
  readonly today: Day;
  /** All articles by path, in path order. */
  readonly entries: readonly Entry[];
  readonly byPath: ReadonlyMap<string, Entry>;
  readonly folders: ReadonlyMap<string, Folder>;
  readonly locales: readonly LocaleSite[];
  readonly redirects: readonly Redirect[];
  /** Assets that shown pages use: content path -> address from the site root. */
  readonly assets: ReadonlyMap<string, string>;
  readonly allAssets: ReadonlyMap<string, Asset>;
  readonly metas: readonly FolderMeta[];
  readonly synonyms: Synonyms;
  readonly searchTests: SearchTests;
  readonly popular?: PopularList;
  /** How the search tests went; absent where nobody ran them. */
  readonly searchOutcomes?: readonly SearchOutcome[];
  /** Absent where nobody asked: a rule that needs it then finds nothing, and the command says what was not checked. */
  readonly history?: History;
  readonly codeOwners?: CodeOwners;
  /** Everything that `parse`, `site` and discovery noticed. */
  readonly problems: readonly Problem[];
}
