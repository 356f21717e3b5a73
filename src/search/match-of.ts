import { eachPart, type Lookup } from './score-articles.ts';

/** That an article was found and why, as MiniSearch's results say it. */
export interface Match {
  /** Number of the article in the index. */
  readonly id: number;
  readonly score: number;
  /** Terms of the query that led to it, in the order of the query. */
  readonly queryTerms: string[];
  /** Terms of the article that were meant: others than those of the query where a word was repaired or not whole. */
  terms: string[];
  /** Term of the article -> where it is: in the title (or a phrase that stands for it), or in the text alone. */
  readonly match: Record<string, ('title' | 'text')[]>;
}

/** Says of each article why it was found: fills its empty lists. */
export function addMatches(found: readonly Match[], lookups: readonly Lookup[], articles: number): void {
  const matches: Match[] = [];
  for (const match of found) matches[match.id] = match;
  eachPart(lookups, articles, (id, _points, title, lookup, { term }) => {
    const own = matches[id];
    if (!own) return;
    own.queryTerms.push(lookup.term);
    own.match[term] = [title ? 'title' : 'text'];
    own.terms = Object.keys(own.match);
  });
}
