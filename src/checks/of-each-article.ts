import type { Problem } from '../model/finding.ts';
import type { KnownProblems } from '../model/rule.ts';
import type { Entry } from '../model/site.ts';

/** What of an entry its article alone decides. */
export type ArticleAlone = Pick<Entry, 'article' | 'locale'>;

/**
 * What a rule says of each of these articles, for rules that look at one after the other. `look` reads nothing but what it is given
 * and `settings`, which are plain data; an article that it has looked at in an earlier run, with the same settings, is not
 * looked at again.
 */
export function* ofEachArticle(
  entries: readonly Entry[],
  known: KnownProblems | undefined,
  rule: { readonly name: string; readonly settings?: unknown },
  look: (about: ArticleAlone) => Iterable<Problem>,
): Generator<Problem> {
  const problemsOf = known?.of(rule.name, rule.settings) ?? ((_entry, anew) => anew());
  for (const entry of entries) yield* problemsOf(entry, () => look(entry));
}
