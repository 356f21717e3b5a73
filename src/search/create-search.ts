import { createAnalyser } from './analyse.ts';
import { compareTitle } from './compare-title.ts';
import { createLookups } from './create-lookups.ts';
import { anchorOf, type IndexMessage, type IndexStart, type ResultRow } from './index-format.ts';
import { idfOf, ranking } from './ranking.ts';
import { type Query, readQuery } from './read-query.ts';
import { explainScores, type Lookup, type Scored, type ScorePart, scoreArticles } from './score-articles.ts';

/** Options of one search. */
export interface SearchOptions {
  /** The last word is still being typed: words that begin like it are meant too. */
  readonly prefix?: boolean;
  /** How many results at most; 10. */
  readonly limit?: number;
  /** Give each result the parts of its score. */
  readonly explain?: boolean;
}

/** One article that was found. `id`, `score`, `terms` and `queryTerms` are as MiniSearch gives them. */
export interface SearchResult {
  /** Number of the article in the index. */
  readonly id: number;
  readonly score: number;
  /** Terms of the index that counted, for highlighting too. */
  readonly terms: readonly string[];
  /** Words of the query that led to them. */
  readonly queryTerms: readonly string[];
  readonly title: string;
  /** Address from the site root; ends in the anchor of the heading that matches, if one does. */
  readonly url: string;
  readonly section: string;
  readonly answer: string;
  readonly heading?: string;
  readonly parts?: readonly ScorePart[];
}

export interface Found {
  /** Slices that are needed first. While there are any, `results` is empty: load them and search again. */
  readonly missing: readonly string[];
  readonly results: readonly SearchResult[];
  /** How many articles are worth showing, whatever the limit. */
  readonly total: number;
  /** Words that the site does not know, as typed, and what was searched instead. */
  readonly repairs: readonly { readonly from: string; readonly to: string }[];
}

/** The one search: what the browser, `kb search` and search tests all run. */
export interface Search {
  /** Takes a slice that was loaded. */
  receive(message: IndexMessage): void;
  search(query: string, options?: SearchOptions): Found;
}

/**
 * Makes the search of one locale's index. Whether the index is in one piece or in slices makes no difference to what is
 * found: a search says which slices it needs, and gives results once it has them.
 */
export function createSearch(start: IndexStart): Search {
  const analyser = createAnalyser(start.language);
  const index = createLookups(start);
  const rows: ResultRow[] = [];
  const phrases = start.phrases.split(' ').filter(Boolean);
  const total = start.articles;

  function search(typed: string, options: SearchOptions = {}): Found {
    const query = readQuery(typed, analyser, phrases);
    const prefix = options.prefix && /[\p{L}\p{N}]$/u.test(query.text);
    const { lookups, repairs, missing } = index.lookUp(query, analyser, Boolean(prefix));
    if (missing.length > 0) return { missing, results: [], total: 0, repairs };
    const limit = options.limit ?? 10;
    const { best, worthwhile } = scoreArticles(lookups, total, Math.max(limit, ranking.reordered));
    const absent = new Set<string>();
    for (const { article } of best) {
      if (!rows[article]) absent.add(`d${Math.floor(article / start.perSlice)}`);
    }
    if (absent.size > 0) return { missing: [...absent], results: [], total: 0, repairs };
    return {
      missing: [],
      results: resultsOf(reorder(best, query, lookups).slice(0, limit), lookups, options.explain ?? false),
      total: worthwhile,
      repairs,
    };
  }

  /** Puts the best few in order by their titles as a whole. */
  function reorder(best: readonly Scored[], query: Query, lookups: readonly Lookup[]): Scored[] {
    const weights = new Map<string, number>();
    for (const { variants } of lookups) {
      for (const { term, weight } of variants) weights.set(term, weight);
    }
    const usual = idfOf(total / 50, total);
    const stops = new Set(query.stops);
    // A repaired word is compared as what it was taken for.
    const meant = new Map(lookups.map(({ term, variants }) => [term, variants[0]?.term ?? term]));
    const asked = query.sequence.map((term) => meant.get(term) ?? term);
    const weightOf = (term: string) => (stops.has(term) ? ranking.stopWeight : (weights.get(term) ?? usual));
    const first = best.slice(0, ranking.reordered).map((scored) => {
      const terms = analyser.words((rows[scored.article] as ResultRow)[0]).flatMap((word) => word.terms);
      for (const { text, stop } of terms) if (stop) stops.add(text);
      const title = terms.map((term) => term.text);
      const likeness = compareTitle(asked, title, weightOf);
      return { ...scored, score: scored.score * (1 + ranking.reorderBonus * likeness) };
    });
    first.sort((a, b) => b.score - a.score || a.article - b.article);
    return [...first, ...best.slice(ranking.reordered)];
  }

  function resultsOf(best: readonly Scored[], lookups: readonly Lookup[], explain: boolean): SearchResult[] {
    const partsOf = explainScores(
      lookups,
      best.map(({ article }) => article),
    );
    return best.map(({ article, score }) => {
      const [title, url, section, answer, ...headings] = rows[article] as ResultRow;
      const parts = partsOf.get(article) ?? [];
      const heading = matchingHeading(title, headings, parts);
      return {
        id: article,
        score,
        terms: parts.flatMap(({ term }) => [term, ...index.aliasesOf(term)]),
        queryTerms: parts.map((part) => part.word),
        title,
        url: heading ? `${url}#${heading.id}` : url,
        section,
        answer,
        ...(heading && { heading: heading.text }),
        ...(explain && { parts }),
      };
    });
  }

  /** The heading that says most of what was asked, if it says something that the title does not. */
  function matchingHeading(title: string, headings: readonly string[], parts: readonly ScorePart[]) {
    const inTitle = termsIn(title);
    let best: { text: string; id: string } | undefined;
    let most = 0;
    for (let at = 0; at < headings.length; at += 2) {
      const text = headings[at] as string;
      const there = termsIn(text);
      let score = 0;
      let news = false;
      for (const { term, weight } of parts) {
        if (!there.has(term)) continue;
        score += weight;
        news ||= !inTitle.has(term);
      }
      if (news && score > most) {
        most = score;
        best = { text, id: headings[at + 1] || anchorOf(text) };
      }
    }
    return best;
  }

  function termsIn(text: string): Set<string> {
    return new Set(analyser.words(text).flatMap((word) => word.terms.map((term) => term.text)));
  }

  return {
    search,
    receive([name, content, articles = [], own = []]) {
      if (typeof content !== 'string') return;
      const from = Number(name.slice(1)) * start.perSlice;
      own.forEach((row, at) => {
        rows[articles[at] ?? from + at] = row;
      });
      if (name[0] !== 'd') index.receive(name, content);
    },
  };
}
