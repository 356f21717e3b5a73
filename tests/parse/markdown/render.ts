import type { Article } from '../../../src/model/article.ts';
import type { ParseOptions } from '../../../src/model/config.ts';
import { escapeHtml, fillHtml, type Html } from '../../../src/model/html.ts';
import { parseArticle } from '../../../src/parse/parse-article.ts';

/** Parses a text as the article `content/page.md` of an English site. */
export function article(text: string, parser: ParseOptions['parser'] = 'satteri', path = 'page.md'): Article {
  return parseArticle(
    { path, file: `content/${path}`, text },
    { locale: 'en', locales: ['en', 'es'], parser },
  );
}

/** A piece of an article's HTML with its holes filled as a page would fill them, addresses as written. */
export function filled(from: Article, html: Html | undefined): string {
  if (!html) return '';
  return fillHtml(html, ({ kind, index }) => {
    const link = from.links[index];
    const image = from.images[index];
    switch (kind) {
      case 'link-open':
        return `<a href="${escapeHtml(link?.href ?? '?')}"${link?.attributes ?? ''}>`;
      case 'link-close':
        return '</a>';
      case 'image':
        return `<img src="${escapeHtml(image?.src ?? '?')}" alt="${escapeHtml(image?.alt ?? '?')}"${image?.attributes ?? ''}>`;
      case 'media':
        return escapeHtml(from.media[index]?.src ?? '?');
    }
  });
}

/** The body of a text, as HTML. The title is given, and a first paragraph stays in the body. */
export function bodyOf(markdown: string, parser: ParseOptions['parser'] = 'satteri'): string {
  const parsed = article(`---\ntitle: Page\nanswer: Yes.\n---\n${markdown}`, parser);
  return filled(parsed, parsed.body);
}

/** Everything of an article that a page shows, as one piece of HTML. */
export function pageOf(from: Article): string {
  const { answer, youllNeed, beforeYouStart, body, pitfalls, transcript, escalate } = from;
  const parts = [
    answer,
    youllNeed,
    beforeYouStart,
    body,
    pitfalls,
    transcript,
    escalate?.when,
    ...(escalate?.gather ?? []),
  ];
  return parts.map((part) => filled(from, part)).join('\n');
}
