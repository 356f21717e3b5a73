import type { Article } from '../model/article.ts';
import { isEmptyHtml } from '../model/html.ts';

/** True when an article has a title at most: no answer, no text, no picture, no part. */
export function isEmptyArticle(article: Article): boolean {
  return (
    article.answerFrom === 'none' &&
    article.sections.every((section) => section.text.trim() === '') &&
    article.meta.video === undefined &&
    article.escalate === undefined &&
    isEmptyHtml(article.body)
  );
}
