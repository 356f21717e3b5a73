import type { Analyser } from './analyse.ts';
import type { SearchResult } from './create-search.ts';
import { anchorOf } from './index-format.ts';
import { meantTerms } from './meant-terms.ts';
import type { Lookup } from './score-articles.ts';

/**
 * The heading of a result that says most of what was asked, if it says something that the title does not. Of those that
 * the looked-up terms lead to. Gives its text and the address of the result with its anchor.
 */
export function headingOf(
  { id: article, title, url }: SearchResult,
  lookups: readonly Lookup[],
  analyser: Analyser,
): { readonly text: string; readonly url: string } | undefined {
  const termsIn = (text: string) =>
    new Set(analyser.words(text).flatMap((word) => word.terms.map((term) => term.text)));
  const inTitle = termsIn(title);
  const terms = meantTerms(lookups);
  const headings = lookups
    .flatMap(({ variants }) => variants.flatMap((variant) => variant.headings ?? []))
    .filter(([of]) => of === article);
  let most = 0;
  let best: { text: string; url: string } | undefined;
  for (const [, text, id = anchorOf(text)] of headings) {
    let said = 0;
    let isNew = false;
    for (const term of termsIn(text)) {
      const weight = terms.get(term) ?? 0;
      said += weight;
      isNew ||= weight > 0 && !inTitle.has(term);
    }
    if (!isNew || said <= most) continue;
    most = said;
    best = { text, url: `${url}#${id}` };
  }
  return best;
}
