import { headingOf } from '../search/heading-of.ts';
import type { FoundArticles, SiteSearch } from '../search/site-search.ts';

/** Results as text: what was repaired, then place, title, path and score; with `withParts` what each word added. */
export function searchResultsText(
  query: string,
  found: FoundArticles,
  find: SiteSearch,
  withParts: boolean,
): string {
  const lines = found.repairs.map(
    ({ from, to }) => `"${from}" is not a word of the site; searched for "${to}".`,
  );
  if (found.results.length === 0) {
    lines.push(`Nothing found for "${query}". Add the words to \`phrases\` of the article that answers it.`);
  }
  for (const [index, result] of found.results.entries()) {
    const heading = headingOf(result, found.lookups, find.analyser);
    lines.push(
      `${String(index + 1).padStart(2)}. ${result.title}${heading ? ` › ${heading.text}` : ''}`,
      `    ${found.paths[index]}  ${result.score.toFixed(2)}`,
    );
    if (!withParts) continue;
    const parts = find.explain(found, result.id);
    const sum = parts.reduce((total, { points }) => total + points, 0);
    for (const { word, term, points, weight, inTitle } of parts) {
      const meaning = term === word.toLowerCase() ? '' : ` as "${term}"`;
      lines.push(
        `      ${points.toFixed(2).padStart(6)}  ${word}${meaning}, of at most ${weight.toFixed(2)}${inTitle ? ', in the title' : ''}`,
      );
    }
    lines.push(
      `      ${`x ${(result.score / sum).toFixed(2)}`.padStart(6)}  for how much the title says what was asked`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The same as JSON: `{query, repairs, total, results: [{path, url, title, heading, score, terms, queryTerms, match, parts}]}`. */
export function searchResultsJson(
  query: string,
  found: FoundArticles,
  find: SiteSearch,
  withParts: boolean,
): string {
  const results = found.results.map((result, index) => ({
    path: found.paths[index],
    url: result.url,
    title: result.title,
    heading: headingOf(result, found.lookups, find.analyser)?.text,
    score: result.score,
    terms: result.terms,
    queryTerms: result.queryTerms,
    match: result.match,
    parts: withParts ? find.explain(found, result.id) : undefined,
  }));
  const { repairs, total } = found;
  return `${JSON.stringify({ query, repairs, total, results }, undefined, 2)}\n`;
}
