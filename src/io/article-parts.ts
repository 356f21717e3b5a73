import type { Article } from '../model/article.ts';
import type { ArticleFacts, PageText } from '../model/page-text.ts';
import type { Place } from '../model/place.ts';

/** An article as JSON, in three parts: text is the cheapest thing to hand from one thread to another. */
export interface ArticleParts {
  readonly facts: string;
  readonly sections: string;
  /** What only its page shows (`PageText`). */
  readonly text: string;
}

/** The three parts of an article. */
export function partsOf(article: Article): ArticleParts {
  const { answer, youllNeed, beforeYouStart, pitfalls, escalate, transcript, body, markdown, ...more } =
    article;
  const { sections, ...facts } = more;
  const text = { answer, youllNeed, beforeYouStart, pitfalls, escalate, transcript, body, markdown };
  return {
    facts: JSON.stringify(facts satisfies ArticleFacts),
    sections: JSON.stringify(sections),
    text: JSON.stringify(text satisfies Record<keyof PageText, unknown>),
  };
}

/** Facts from their JSON. Every place names the same file: one string serves them all, which is a seventh of the memory. */
export function factsOf(json: string): ArticleFacts {
  const facts = JSON.parse(json) as ArticleFacts;
  const { file, keys = {}, headings = [], links = [], images = [], pitfallList = [], elements = [] } = facts;
  const share = ({ at }: { readonly at: Place }) => void Object.assign(at, { path: file });
  for (const key of Object.values(keys)) {
    share(key);
    for (const at of key.items) share({ at });
  }
  for (const list of [headings, links, images, pitfallList, elements]) list.forEach(share);
  return facts;
}

/** True for parts, false for a whole article. */
export function isParts(parsed: Article | ArticleParts): parsed is ArticleParts {
  return 'facts' in parsed;
}

/** The whole article. */
export function wholeOf(parsed: Article | ArticleParts): Article {
  if (!isParts(parsed)) return parsed;
  const { facts, sections, text } = parsed;
  return { ...JSON.parse(facts), sections: JSON.parse(sections), ...JSON.parse(text) };
}
