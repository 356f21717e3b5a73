import { type Analyser, createAnalyser } from './analyse.ts';
import { compareTitle } from './compare-title.ts';
import { createLookups } from './create-lookups.ts';
import { once } from './create-stemmer.ts';
import { type IndexMessage, type IndexStart, type ResultRow, shortQuery } from './index-format.ts';
import { addMatches, type Match } from './match-of.ts';
import { idfOf, reorderBonus, reordered, stopWeight } from './ranking.ts';
import { type Query, readQuery } from './read-query.ts';
import { byScore, type Lookup, type Scored, scoreArticles } from './score-articles.ts';

/** Options of one search. */
export interface SearchOptions {
  /** The last word is still being typed: words that begin like it are meant too. */
  readonly prefix?: boolean;
  /** How many results at most; 10. */
  readonly limit?: number;
  /** Leave out what scores less than this share of the best; 0. */
  readonly least?: number;
}

/** One article that was found, in the shape of MiniSearch's results: what was stored beside why it was found. */
export interface SearchResult extends Match {
  /** Number of the article in the index. */
  readonly id: number;
  readonly score: number;
  readonly title: string;
  /** Address from the site root. */
  readonly url: string;
  readonly section: string;
  readonly answer: string;
}

export interface Found {
  /** Slices that are needed first. While there are any, `results` is empty: load them and search again. */
  readonly missing: readonly string[];
  readonly results: readonly SearchResult[];
  /** How many articles are worth showing, whatever the limit: those with a tenth of the best score. */
  readonly total: number;
  /** Words that the site does not know, as typed, and what was searched instead. */
  readonly repairs: readonly { readonly from: string; readonly to: string }[];
  /** What was looked up: for explanations, highlighting (`meantTerms`) and the heading that matches (`headingOf`). */
  readonly lookups: readonly Lookup[];
}

/** The one search: what the browser, `kb search` and search tests all run. */
export interface Search {
  readonly analyser: Analyser;
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
  const index = createLookups(start, analyser);
  const rows: ResultRow[] = [];
  const phrases = start.phrases.split(' ').filter(Boolean);
  const termsIn = once((title) => analyser.words(title).flatMap((word) => word.terms));

  /** Puts the best few in order by their titles as a whole. */
  function reorder(
    best: readonly Scored[],
    { sequence, stops }: Query,
    lookups: readonly Lookup[],
  ): Scored[] {
    const weights = new Map<string, number>(stops.map((term) => [term, stopWeight]));
    for (const { variants } of lookups) for (const { term, weight } of variants) weights.set(term, weight);
    // A repaired word is compared as what it was taken for.
    const asked = sequence.map(
      (said) => lookups.find(({ term }) => term === said)?.variants[0]?.term ?? said,
    );
    const usual = idfOf(start.articles / 50, start.articles);
    return best
      .map(([article, score], place): Scored => {
        const terms = place < reordered ? termsIn((rows[article] as ResultRow)[0]) : [];
        const title = terms.map(({ text, stop }) => {
          if (stop) weights.set(text, stopWeight);
          return text;
        });
        const likeness = compareTitle(asked, title, (term) => weights.get(term) ?? usual);
        return [article, score * (1 + reorderBonus * likeness)];
      })
      .sort(byScore);
  }

  return {
    analyser,
    search(typed, { prefix = false, limit = 10, least = 0 } = {}) {
      const query = readQuery(typed, analyser, phrases);
      const { lookups, repairs, missing } = index.lookUp(query, prefix);
      const { best, total } = scoreArticles(lookups, start.articles, Math.max(limit, reordered), least);
      const kind = query.words.length > shortQuery ? 'g' : 'd';
      for (const [article] of best) {
        if (!rows[article]) missing.add(kind + Math.floor(article / start[kind]));
      }
      const shown = missing.size ? [] : reorder(best, query, lookups).slice(0, limit);
      const results = shown.map(([id, score]): SearchResult => {
        const [title, url, section, answer] = rows[id] as ResultRow;
        // Words are the keys of `match`, and `__proto__` may be one.
        const match = Object.create(null);
        return { id, score, queryTerms: [], terms: [], match, title, url, section, answer };
      });
      addMatches(results, lookups, start.articles);
      return {
        missing: [...missing],
        results,
        total,
        repairs,
        lookups,
      };
    },
    receive([name, content, articles, own, headings]) {
      articles?.forEach((article, at) => {
        rows[article] = own?.[at] as ResultRow;
      });
      index.receive(name, content as string, headings);
    },
  };
}
