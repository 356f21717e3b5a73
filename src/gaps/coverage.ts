import type { Day } from '../model/day.ts';
import type { ArticleState, GapArticle, Suggestion } from '../model/gap-report.ts';
import type { Constants } from './constants.ts';
import { wilson, z80 } from './statistics.ts';
import { cleanTag } from './tag-book.ts';

/** What the gap report needs to know about an article. */
export interface HelpArticle {
  readonly path: string;
  readonly title: string;
  readonly contactTags: readonly string[];
  /** `customers`: has a page that everybody can find or open. `draft`: could be published. */
  readonly seenBy: 'customers' | 'nobody' | 'draft';
  /** The review is overdue, or there never was one. */
  readonly isStale: boolean;
  /** The review state in words. */
  readonly review: string;
  readonly reviewed: Day | undefined;
  readonly votes: { readonly yes: number; readonly no: number } | undefined;
}

/** What searching for a topic's words gives. */
export interface FoundArticle {
  readonly path: string;
  readonly title: string;
  /** Higher is better; only compared with scores of the same search. */
  readonly score: number;
}

/** What is known about the help center. */
export interface HelpCenter {
  readonly articles: readonly HelpArticle[];
  /** Searches the site as a customer does; undefined where search is not available. */
  readonly search: ((query: string) => readonly FoundArticle[]) | undefined;
}

/** How well a topic is answered. */
export interface Coverage {
  readonly state: ArticleState;
  /** Published articles that declare the topic. */
  readonly articles: readonly HelpArticle[];
  /** Articles that declare it and are not published. */
  readonly drafts: readonly HelpArticle[];
  readonly suggestion?: Suggestion;
  /** How much an article is lacking: 1 none at all. Part of the score. */
  readonly lack: number;
}

/** Fewest votes on which an article is called unhelpful. */
const fewestVotes = 5;

/** Lower end of the 80 % Wilson interval of helpful votes. */
export function helpfulShare(article: HelpArticle, constants: Constants): number {
  const { votes } = article;
  if (!votes || votes.yes + votes.no === 0) return constants.helpful_unknown;
  return wilson(votes.yes, votes.yes + votes.no, z80).low;
}

/** True when even the upper end of the interval says that fewer than half of the readers were helped. */
export function isUnhelpful(article: HelpArticle): boolean {
  const { votes } = article;
  if (!votes || votes.yes + votes.no < fewestVotes) return false;
  return wilson(votes.yes, votes.yes + votes.no, z80).high < 0.5;
}

/** State of one published article. */
export function stateOf(article: HelpArticle): 'stale' | 'unhelpful' | 'fresh' {
  if (article.isStale) return 'stale';
  return isUnhelpful(article) ? 'unhelpful' : 'fresh';
}

/**
 * L of the score: stale 0.6; unhelpful max(0.3, 1 - h); fresh max(0.15, 1 - h), with h the helpful share
 * (0.3 without votes). The best of several articles counts.
 */
export function lackOf(article: HelpArticle, constants: Constants): number {
  const h = helpfulShare(article, constants);
  const state = stateOf(article);
  if (state === 'stale') return constants.lack_stale;
  return Math.max(state === 'fresh' ? constants.lack_fresh_least : constants.lack_unhelpful_least, 1 - h);
}

/** Finds out how topics are covered. Coverage is only what articles declare; a search result is a suggestion. */
export class CoverageFinder {
  readonly #byTag = new Map<string, HelpArticle[]>();
  readonly #constants: Constants;
  readonly #center: HelpCenter | undefined;
  readonly #calibration: Calibration;
  readonly #known = new Map<string, Coverage>();

  /** `center` undefined: no help center is known, and nothing is said about articles. */
  constructor(center: HelpCenter | undefined, constants: Constants, topics: readonly string[]) {
    this.#center = center;
    this.#constants = constants;
    for (const article of center?.articles ?? []) {
      for (const tag of new Set(article.contactTags.map(cleanTag))) {
        const list = this.#byTag.get(tag);
        if (list) list.push(article);
        else this.#byTag.set(tag, [article]);
      }
    }
    const mapped = topics.filter((topic) => this.#published(topic).length > 0);
    this.#calibration = new Calibration(mapped, (topic) => this.#topHit(topic));
  }

  get mappedTopics(): number {
    return this.#calibration.mapped;
  }

  get isCalibrated(): boolean {
    return this.#calibration.isReady;
  }

  #published(topic: string): HelpArticle[] {
    return (this.#byTag.get(topic) ?? []).filter((article) => article.seenBy === 'customers');
  }

  #topHit(
    topic: string,
  ): { readonly hit: FoundArticle; readonly lead: number; readonly isRight: boolean } | undefined {
    const found = this.#center?.search?.(wordsOf(topic)) ?? [];
    const [hit, second] = found;
    if (!hit) return undefined;
    const lead = second ? Math.min(1, (hit.score - second.score) / Math.max(hit.score, 1e-9)) : 1;
    return { hit, lead, isRight: this.#published(topic).some((article) => article.path === hit.path) };
  }

  /** An article as the report shows it. */
  describe(article: HelpArticle): GapArticle {
    const { path, title, review, votes } = article;
    return { path, title, state: stateOf(article), review, ...(votes && { votes }) };
  }

  of(topic: string): Coverage {
    let coverage = this.#known.get(topic);
    if (!coverage) {
      coverage = this.#find(topic);
      this.#known.set(topic, coverage);
    }
    return coverage;
  }

  #find(topic: string): Coverage {
    const { lack_none, lack_suggested, suggestion_unknown } = this.#constants;
    const declared = this.#byTag.get(topic) ?? [];
    const articles = this.#published(topic);
    const drafts = declared.filter((article) => article.seenBy === 'draft');
    if (articles.length > 0) {
      const ordered = [...articles].sort(
        (a, b) => lackOf(a, this.#constants) - lackOf(b, this.#constants) || (a.path < b.path ? -1 : 1),
      );
      const best = ordered.find((article) => stateOf(article) !== 'stale') ?? (ordered[0] as HelpArticle);
      return { state: stateOf(best), articles: ordered, drafts, lack: lackOf(best, this.#constants) };
    }
    if (!this.#center) return { state: 'not-known', articles, drafts, lack: lack_none };
    const top = this.#topHit(topic);
    if (!top) return { state: 'none', articles, drafts, lack: lack_none };
    const probability = this.#calibration.probability(top.lead);
    return {
      state: 'suggested',
      articles,
      drafts,
      suggestion: { path: top.hit.path, title: top.hit.title, probability },
      lack: lack_none - lack_suggested * (probability ?? suggestion_unknown),
    };
  }
}

/** A tag as a customer would type it: `late_delivery` is "late delivery". */
export function wordsOf(topic: string): string {
  return topic.replace(/[_\-:/.]+/g, ' ').trim();
}

const enoughToCalibrate = 30;

/**
 * How often the first search result for a mapped topic is its article: once among those with a clear lead over the second
 * result, once among the others (cut at the middle lead), each mixed with one success and one failure.
 */
class Calibration {
  readonly mapped: number;
  readonly #cut: number = 0;
  readonly #clear: number = 0;
  readonly #close: number = 0;

  constructor(
    mapped: readonly string[],
    topHit: (topic: string) => { readonly lead: number; readonly isRight: boolean } | undefined,
  ) {
    this.mapped = mapped.length;
    if (!this.isReady) return;
    const hits = mapped.flatMap((topic) => topHit(topic) ?? []).sort((a, b) => a.lead - b.lead);
    this.#cut = hits[Math.floor(hits.length / 2)]?.lead ?? 0;
    this.#clear = rightShare(hits.filter((hit) => hit.lead >= this.#cut));
    this.#close = rightShare(hits.filter((hit) => hit.lead < this.#cut));
  }

  get isReady(): boolean {
    return this.mapped >= enoughToCalibrate;
  }

  probability(lead: number): number | null {
    if (!this.isReady) return null;
    return lead >= this.#cut ? this.#clear : this.#close;
  }
}

function rightShare(hits: readonly { readonly isRight: boolean }[]): number {
  return (hits.filter((hit) => hit.isRight).length + 1) / (hits.length + 2);
}
