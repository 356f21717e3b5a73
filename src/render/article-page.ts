import { channelTypes } from '../model/config.ts';
import type { Entry } from '../model/site.ts';
import { absoluteAddress, addressFrom } from './addresses.ts';
import { canContact } from './contact-view.ts';
import { createFill, type FillArticle } from './fill-article.ts';
import { framePage } from './frame-page.ts';
import { fillAddress, publicAddress } from './hand-off.ts';
import { articleThing, breadcrumbThing } from './json-ld.ts';
import { hasTwin, twinAddress } from './markdown-twin.ts';
import {
  articleLinks,
  breadcrumbOf,
  entryAlternates,
  folderTrail,
  isHidden,
  type LinkView,
  type PagePlace,
  placeOf,
  type RenderContext,
  reviewedDay,
} from './render-context.ts';
import { videoThings, videoView } from './video-view.ts';

const longArticleWords = 600;
const longArticleHeadings = 3;

/** The second-level headings of a long article, and the parts around its body, in the order of the page. */
function contentsOf(place: PagePlace, entry: Entry): { id: string; title: string }[] {
  const { article } = entry;
  const { words } = place;
  const headings = article.headings.filter(({ depth }) => depth === 2);
  if (headings.length < longArticleHeadings && article.wordCount <= longArticleWords) return [];
  const part = (shown: unknown, id: string, key: string) => (shown ? [{ id, title: words.text(key) }] : []);
  const contents = [
    ...part(article.youllNeed, 'youll-need', 'article.youllNeed'),
    ...part(article.beforeYouStart, 'before-you-start', 'article.beforeYouStart'),
    ...headings.map(({ id, text }) => ({ id, title: text })),
    ...part(article.pitfalls, 'common-pitfalls', 'article.pitfalls'),
  ];
  return contents.length < 2 ? [] : contents;
}

/**
 * "Was this helpful?" and "Suggest a correction". `{answer}` in the address gives two links, yes and no. Where the config names no
 * address, they write a mail to the team about this article, or lead to the contact page; `off` leaves one out.
 */
function feedbackView(place: PagePlace, entry: Entry): Record<string, string> | undefined {
  const { article } = entry;
  const { config } = place.context.site;
  const { helpful = usual('feedback.question'), correction = usual('feedback.correction') } = config.feedback;
  const values = {
    url: publicAddress(place),
    id: article.meta.id ?? '',
    title: article.title,
    path: entry.path,
  };
  const view: Record<string, string> = {};
  const add = (name: string, template: string | undefined, more: Record<string, string> = {}) => {
    if (template === undefined || template === 'off') return;
    const address = addressFrom(place.root, fillAddress(template, { ...values, ...more }));
    if (address) view[name] = address;
  };
  if (helpful?.includes('{answer}')) {
    add('yes', helpful, { answer: 'yes' });
    add('no', helpful, { answer: 'no' });
  } else {
    add('helpful', helpful);
  }
  add('correction', correction);
  return Object.keys(view).length === 0 ? undefined : view;

  function usual(question: string): string | undefined {
    const { words, locale } = place;
    const mail = config.contact.channels.find(
      ({ type, href }) => type === 'email' && /^mailto:[^?]+$/i.test(href),
    );
    if (!mail) return canContact(place) ? locale.pages.contact : undefined;
    return `${mail.href}?subject=${encodeURIComponent(words.text(question))}%20{title}&body={url}`;
  }
}

/** "Have this ready", rendered; '' when the article says nothing of it. */
function escalationHtml(place: PagePlace, entry: Entry, fill: FillArticle): string {
  const { escalate } = entry.article;
  if (!escalate) return '';
  const { context, words } = place;
  const { to } = escalate;
  const type = channelTypes.find((name) => name === to?.toLowerCase());
  const channel = type && context.site.config.contact.channels.find((each) => each.type === type);
  const view = {
    whenHtml: fill(escalate.when),
    gatherHtml: escalate.gather.map(fill),
    to: type ? undefined : to,
    channel: type && (channel?.label ?? words.text(`channel.${type}`)),
  };
  if (view.whenHtml === '' && view.gatherHtml.length === 0 && to === undefined) return '';
  return context.fill('partials/escalation', view, words);
}

function aroundView(place: PagePlace, entry: Entry, section: string): object | undefined {
  const [previous] = articleLinks(place, entry.previous === undefined ? [] : [entry.previous], false);
  const [next] = articleLinks(place, entry.next === undefined ? [] : [entry.next], false);
  return previous || next ? { section, previous, next } : undefined;
}

/** The page of one article, as HTML. */
export function articlePage(context: RenderContext, entry: Entry): string {
  const { site } = context;
  const { article } = entry;
  const place = placeOf(context, entry.locale, entry.url);
  const { words } = place;
  const trail = folderTrail(site, entry.folder);
  const fill = createFill(place, entry);
  const breadcrumb: LinkView[] = breadcrumbOf(place, trail);
  const answerHtml = fill(article.answer);
  const youllNeedHtml = fill(article.youllNeed);
  const beforeYouStartHtml = fill(article.beforeYouStart);
  const bodyHtml = fill(article.body).trim();
  const pitfallsHtml = fill(article.pitfalls);
  const video = videoView(place, entry, fill);
  const escalation = escalationHtml(place, entry, fill);
  const listed = entry.visibility === 'listed';
  const view = {
    title: article.title,
    breadcrumb,
    mark: isHidden(entry) ? words.text(`article.${entry.visibility}`) : undefined,
    reviewed: reviewedDay(site, entry),
    id: article.meta.id,
    answerHtml,
    answerGiven: article.answerFrom === 'front-matter',
    contents: contentsOf(place, entry),
    hasChecks: youllNeedHtml !== '' || beforeYouStartHtml !== '',
    youllNeedHtml,
    beforeYouStartHtml,
    bodyHtml,
    pitfallsHtml,
    video,
    related: articleLinks(place, entry.related, false),
    copyHref: absoluteAddress(site.config.url, entry.url) ?? '',
    feedback: feedbackView(place, entry),
    around: aroundView(place, entry, trail.at(-1)?.title ?? place.locale.title),
  };
  return framePage(place, {
    kind: 'article',
    template: 'article',
    view,
    title: article.title,
    description: entry.description,
    current: 'other',
    noindex: !listed,
    alternates: entryAlternates(site, entry),
    things: [
      articleThing(place, entry),
      breadcrumbThing(place, [
        { title: words.text('nav.home'), url: place.locale.pages.home },
        ...trail,
        { title: article.title, url: entry.url },
      ]),
      ...videoThings(place, entry),
    ],
    ...(hasTwin(entry) && { markdown: twinAddress(entry) }),
    ...(article.meta.id !== undefined && { id: article.meta.id }),
    escalationHtml: escalation,
    help: true,
  });
}
