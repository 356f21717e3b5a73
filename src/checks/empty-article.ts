import type { Article } from '../model/article.ts';
import { isEmptyHtml } from '../model/html.ts';

/** True when an article has a title at most: no answer, no text, no picture, no part. */
export function isEmptyArticle(article: Article): boolean {
  return (
    isEmptyHtml(article.body) &&
    article.answerFrom === 'none' &&
    article.sections.every((section) => section.text.trim() === '') &&
    article.escalate === undefined &&
    article.meta.video === undefined
  );
}
