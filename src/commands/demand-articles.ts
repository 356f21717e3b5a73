import { UserError } from '../model/errors.ts';

/** Throws `UserError` where there is not one article: of nothing, nothing can be said, least of all that it is fine. */
export function demandArticles(articles: readonly unknown[], doing: string): void {
  if (articles.length > 0) return;
  throw new UserError(`There is no article here, so there is nothing to ${doing}.`, {
    hint: 'Go to the folder of your help center, or write the first article: kb new "How do I ...?"',
  });
}
