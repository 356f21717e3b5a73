import { eachPart, type Lookup, type Scored } from './score-articles.ts';

/** That an article was found and why, as MiniSearch's results say it. */
export interface Match {
  /** Number of the article in the index. */
  readonly id: number;
  readonly score: number;
  /** Terms of the query that led to it, in the order of the query. */
  readonly queryTerms: readonly string[];
  /** Terms of the article that were meant: others than those of the query where a word was repaired or not whole. */
  readonly terms: readonly string[];
  /** Term of the article -> where it is: in the title (or a phrase that stands for it), or in the text alone. */
  readonly match: Readonly<Record<string, readonly ('title' | 'text')[]>>;
}

/** Why each of these articles was found, in their order. */
export function matchesOf(lookups: readonly Lookup[], articles: number, found: readonly Scored[]): Match[] {
  const matches: ReturnType<typeof start>[] = [];
  for (const [id, score] of found) matches[id] = start(id, score);
  eachPart(lookups, articles, (id, _points, title, lookup, { term }) => {
    const own = matches[id];
    if (!own) return;
    own.queryTerms.push(lookup.term);
    own.match[term] = [title ? 'title' : 'text'];
    own.terms = Object.keys(own.match);
  });
  return found.map(([id]) => matches[id] as Match);
}

function start(id: number, score: number) {
  return {
    id,
    score,
    queryTerms: [] as string[],
    terms: [] as string[],
    // Its keys are words, and `__proto__` may be one.
    match: Object.create(null) as Record<string, ['title' | 'text']>,
  };
}
