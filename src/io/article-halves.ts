import type { Article } from '../model/article.ts';
import type { ArticleFacts, PageText } from '../model/page-text.ts';

/** An article as two JSON objects: text is the cheapest thing to hand from one thread to another. */
export interface ArticleHalves {
  readonly facts: string;
  /** What only its page shows (`PageText`). */
  readonly text: string;
}

/** Both halves of an article. */
export function halvesOf(article: Article): ArticleHalves {
  const { answer, youllNeed, beforeYouStart, pitfalls, escalate, transcript, body, markdown, ...rest } =
    article;
  const text = { answer, youllNeed, beforeYouStart, pitfalls, escalate, transcript, body, markdown };
  return {
    facts: JSON.stringify(rest satisfies ArticleFacts),
    text: JSON.stringify(text satisfies Record<keyof PageText, unknown>),
  };
}

/** True for halves, false for a whole article. */
export function isHalves(parsed: Article | ArticleHalves): parsed is ArticleHalves {
  return 'facts' in parsed;
}

/** The whole article. */
export function wholeOf(parsed: Article | ArticleHalves): Article {
  return isHalves(parsed) ? { ...JSON.parse(parsed.facts), ...JSON.parse(parsed.text) } : parsed;
}
