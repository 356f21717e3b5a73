import type { Day, Interval } from './day.ts';
import type { Problem } from './finding.ts';
import type { Html } from './html.ts';
import type { Place } from './place.ts';

/** A file as it was read: text decoded, nothing understood yet. */
export interface SourceFile {
  /** Relative to the content folder, forward slashes, as on disk: `billing/refunds.md`. */
  readonly path: string;
  /** Relative to the project folder: what a finding names, `content/billing/refunds.md`. */
  readonly file: string;
  readonly text: string;
  /** Problems met while reading and decoding. A file that could not be read has empty text and one of these. */
  readonly problems?: readonly Problem[];
  /** True when the text is missing or cannot be trusted: no article is made from it. */
  readonly unreadable?: boolean;
}

export const articleTypes = [
  'how-to',
  'question',
  'troubleshooting',
  'decision',
  'policy',
  'playbook',
] as const;
export type ArticleType = (typeof articleTypes)[number];

export const articleStatuses = ['published', 'draft', 'unlisted', 'archived'] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

export type Audience = 'public' | 'internal';

export interface Need {
  readonly item: string;
  readonly note?: string;
}
export interface Precheck {
  readonly check: string;
  readonly ifNot?: string;
}
export interface Pitfall {
  readonly symptom: string;
  readonly fix?: string;
  /** Where it stands: in the front matter or in the body. */
  readonly at: Place;
}
export interface Escalation {
  readonly when?: string;
  readonly to?: string;
  readonly gather: readonly string[];
}
export interface Video {
  readonly src: string;
  readonly captions?: string;
  readonly transcript?: string;
  readonly poster?: string;
  readonly title?: string;
  readonly at: Place;
}

/**
 * Front matter as understood: canonical keys, typed. Absent means that the article says nothing; defaults and
 * inheritance (`_meta.yml`, config) are applied in `site`. All texts are plain or inline Markdown as typed.
 */
export interface ArticleMeta {
  readonly title?: string;
  readonly answer?: string;
  readonly description?: string;
  readonly id?: string;
  readonly type?: ArticleType;
  readonly owners?: readonly string[];
  readonly reviewed?: Day;
  readonly reviewEvery?: Interval | 'never';
  readonly reviewReason?: string;
  readonly reviewBy?: Day;
  readonly reviewedBy?: string;
  readonly reviewNote?: string;
  readonly reviewHash?: string;
  readonly status?: ArticleStatus;
  readonly publishOn?: Day;
  readonly unpublishOn?: Day;
  readonly archived?: { readonly on?: Day; readonly reason?: string; readonly replacedBy?: string };
  readonly audience?: Audience;
  readonly youllNeed?: readonly Need[];
  readonly beforeYouStart?: readonly Precheck[];
  readonly pitfalls?: readonly Pitfall[];
  readonly escalate?: Escalation;
  readonly video?: Video;
  readonly tags?: readonly string[];
  readonly contactTags?: readonly string[];
  readonly phrases?: readonly string[];
  readonly related?: readonly string[];
  readonly redirectFrom?: readonly string[];
  readonly order?: number;
  readonly context?: readonly string[];
  readonly lang?: string;
  readonly translationOf?: string;
  readonly sourceHash?: string;
  /** Days or dates that were written but could not be read: the key is present and wrong, which is never "no date". */
  readonly invalid?: readonly string[];
}

type MatterKey = 'title' | 'answer' | 'description' | 'id' | 'type' | 'tags' | 'contact_tags' | 'phrases';
type ReviewKey = 'owner' | 'reviewed' | 'review_every' | 'review_reason' | 'review_by' | 'reviewed_by';
type EvidenceKey = 'review_note' | 'review_hash';
type PublishKey = 'status' | 'publish_on' | 'unpublish_on' | 'archived' | 'audience';
type PartKey = 'youll_need' | 'before_you_start' | 'pitfalls' | 'escalate' | 'video';
type PlaceKey = 'related' | 'redirect_from' | 'order' | 'context';
type LanguageKey = 'lang' | 'translation_of' | 'source_hash';

/** Canonical front-matter keys, as written in files. */
export type MetaKey = MatterKey | ReviewKey | EvidenceKey | PublishKey | PartKey | PlaceKey | LanguageKey;

/** Where a front-matter key stands and how the writer spelled it (an alias perhaps). */
export interface KeySite {
  readonly writtenAs: string;
  /** Place of the key itself. */
  readonly at: Place;
  /** Place of each item when the value is a list; else of the value. */
  readonly items: readonly Place[];
}

export interface Heading {
  /** 1 to 6 as rendered. */
  readonly depth: number;
  /** Depth as the author wrote it. */
  readonly written: number;
  readonly text: string;
  /** The anchor, unique in the article. */
  readonly id: string;
  readonly at: Place;
}

export interface Link {
  /** The address as the author wrote it, percent-encoding and all. */
  readonly href: string;
  /** The visible text (alt text of images included). */
  readonly text: string;
  readonly title?: string;
  readonly at: Place;
  /** `internal`: may point to an article, page, asset or anchor of this site and is resolved by `site`. */
  readonly kind: 'internal' | 'external' | 'contact';
  /** Rendered attributes other than href, escaped, with a leading space; empty when there are none. */
  readonly attributes: string;
}

export interface Image {
  /** As written. `kind` says whether it is a file of the content folder or an address on another host. */
  readonly src: string;
  readonly kind: 'internal' | 'external';
  readonly alt: string;
  /** True when the author wrote an alt text or said on purpose that there is none. */
  readonly altGiven: boolean;
  /** True when the author said on purpose that the image is decoration. */
  readonly decorative: boolean;
  readonly title?: string;
  readonly at: Place;
  /** Size that the author wrote, in CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Rendered attributes other than src, alt, width, height, loading; escaped, with a leading space. */
  readonly attributes: string;
}

/** A `src`, `poster` or track of a video or audio element. */
export interface Media {
  readonly src: string;
  readonly kind: 'internal' | 'external';
  readonly element: 'video' | 'audio' | 'source' | 'track' | 'poster';
  readonly at: Place;
}

/** Part of an article between two headings, as plain text: what search, relatedness and text rules read. */
export interface Section {
  /** Id of the heading, or '' before the first. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly role:
    | 'body'
    | 'answer'
    | 'youll-need'
    | 'before-you-start'
    | 'pitfalls'
    | 'escalate'
    | 'transcript';
  readonly at: Place;
}

/** A block between `<!-- expires DAY -->` and `<!-- end expires -->`. */
export interface ExpiringBlock {
  readonly day: Day;
  readonly at: Place;
}

/** A table, video, list or other piece of structure that a rule looks at. */
export interface Element {
  readonly kind:
    | 'table'
    | 'video'
    | 'audio'
    | 'iframe'
    | 'emoji-run'
    | 'all-caps'
    | 'colour-only'
    | 'lang-invalid';
  readonly at: Place;
  /** table: has header cells. video, audio: has captions. */
  readonly ok: boolean;
  /** What to show in a message: the run of emoji, the shouted words. */
  readonly text?: string;
}

/**
 * What one Markdown file says. Depends on the file's text and the parse options and on no other file, clock or tree.
 * Plain data: it survives `structuredClone` and JSON unchanged (workers and the cache rely on that). What only its own page
 * shows (`page-text.ts`) may be read from disk when it is asked for.
 */
export interface Article {
  readonly path: string;
  readonly file: string;
  readonly locale: string;
  /** From the front matter; else the first heading; else the file name in words. Never empty. */
  readonly title: string;
  readonly meta: ArticleMeta;
  /** Keys present in the front matter. */
  readonly keys: Partial<Record<MetaKey, KeySite>>;
  /** True when status, audience or the whole front matter could not be read, so that publishing it could leak. */
  readonly withheld: boolean;

  /** The lead block. Undefined when the article has neither `answer` nor an opening paragraph. */
  readonly answer?: Html;
  readonly answerText: string;
  readonly answerFrom: 'front-matter' | 'first-paragraph' | 'none';
  readonly youllNeed?: Html;
  readonly beforeYouStart?: Html;
  readonly pitfalls?: Html;
  readonly escalate?: { readonly when?: Html; readonly to?: string; readonly gather: readonly Html[] };
  readonly transcript?: Html;
  /** The rest of the body, in reading order, headings from h2 down. */
  readonly body: Html;

  /** Headings of `body` only. Lifted sections have the fixed ids `youll-need`, `before-you-start`, `common-pitfalls`. */
  readonly headings: readonly Heading[];
  /** Every id that a link may point to, sorted. */
  readonly anchors: readonly string[];
  readonly links: readonly Link[];
  readonly images: readonly Image[];
  readonly media: readonly Media[];
  readonly sections: readonly Section[];
  /** From the front matter and from a recognised "Common problems" section. */
  readonly pitfallList: readonly Pitfall[];
  readonly expiring: readonly ExpiringBlock[];
  readonly elements: readonly Element[];
  /** Hash of the normalised body: white space and Markdown dialect do not count; words, steps, link and image targets do. */
  readonly bodyHash: string;
  /** The body as Markdown without front matter and HTML comments, for the `.md` twin. */
  readonly markdown: string;
  /** Line of the file on which the body starts. */
  readonly bodyLine: number;
  readonly wordCount: number;
  readonly problems: readonly Problem[];
}

/** What `_meta.yml` of one folder says. */
export interface FolderMeta {
  /** Folder relative to the content folder; '' is the content folder itself. */
  readonly path: string;
  readonly file: string;
  readonly title?: string;
  readonly order?: number;
  readonly description?: string;
  readonly owners?: readonly string[];
  readonly ownersAt?: Place;
  readonly reviewEvery?: Interval | 'never';
  readonly audience?: Audience;
  /** True when the file could not be read: what is below it is withheld, since it may have been internal. */
  readonly withheld: boolean;
  readonly problems: readonly Problem[];
}

/** A file of the content folder that is no article: an image, a PDF, captions. */
export interface Asset {
  /** Relative to the content folder, forward slashes. */
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  /** CSS pixels, for images whose size could be read. */
  readonly width?: number;
  readonly height?: number;
}
