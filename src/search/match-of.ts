import { eachPart, type Lookup } from './score-articles.ts';

/** Why an article was found, as MiniSearch's results say it. */
export interface Match {
  /** Terms of the query that led to it, in the order of the query. */
  readonly queryTerms: readonly string[];
  /** Terms of the article that were meant: others than those of the query where a word was repaired or not whole. */
  readonly terms: readonly string[];
  /** Term of the article -> where it is: in the title (or a phrase that stands for it), or in the text alone. */
  readonly match: Readonly<Record<string, readonly ('title' | 'text')[]>>;
}

/** Why each of these articles was found, by its number. Not part of the browser's program. */
export function matchesOf(
  lookups: readonly Lookup[],
  articles: number,
  wanted: readonly number[],
): ReadonlyMap<number, Match> {
  const found = new Map(wanted.map((id) => [id, new Map<string, { asked: string; inTitle: boolean }>()]));
  eachPart(lookups, articles, (article, _points, title, { term: asked }, { term }) => {
    const parts = found.get(article);
    const inTitle = title > 0 || (parts?.get(term)?.inTitle ?? false);
    parts?.set(term, { asked: parts.get(term)?.asked ?? asked, inTitle });
  });
  return new Map(
    Array.from(found, ([id, parts]) => [
      id,
      {
        queryTerms: [...new Set(Array.from(parts.values(), ({ asked }) => asked))],
        terms: [...parts.keys()],
        match: Object.fromEntries(
          Array.from(parts, ([term, { inTitle }]) => [term, [inTitle ? 'title' : 'text'] as const]),
        ),
      },
    ]),
  );
}
