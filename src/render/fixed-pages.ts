import type { PopularList } from '../model/site.ts';
import { categoryCards, searchView } from './chrome.ts';
import { canContact, channelViews, hoursView, languageNames } from './contact-view.ts';
import { formatDay } from './format-dates.ts';
import { framePage, type PageContent } from './frame-page.ts';
import { handOff } from './hand-off.ts';
import { thingAddress } from './json-ld.ts';
import { pageAlternates } from './listing-pages.ts';
import {
  articleLinks,
  breadcrumbOf,
  linkTo,
  type PagePlace,
  placeOf,
  type RenderContext,
} from './render-context.ts';

/** What the fixed pages have in common. */
function fixed(
  content: Partial<PageContent> & Pick<PageContent, 'kind' | 'template' | 'view' | 'title'>,
): PageContent {
  return {
    description: '',
    current: 'other',
    noindex: false,
    alternates: {},
    things: [],
    help: true,
    ...content,
  };
}

/** The first page of a locale. */
export function homePage(context: RenderContext, code: string): string {
  const locale = context.locale(code);
  const place = placeOf(context, code, locale.pages.home);
  const { config } = context.site;
  const categories = categoryCards(place);
  const articles = articleLinks(place, locale.rootArticles, true);
  return framePage(
    place,
    fixed({
      kind: 'home',
      template: 'home',
      view: {
        intro: config.home.intro,
        search: searchView(place),
        categories,
        featured: articleLinks(place, locale.featured, true),
        popular: articleLinks(place, locale.popular, true),
        popularPeriod: popularPeriod(place, context.site.popular),
        articles,
        empty: categories.length === 0 && articles.length === 0,
      },
      title: '',
      description: config.description ?? config.home.intro ?? '',
      current: 'home',
      alternates: pageAlternates(context, 'home'),
      things: [
        {
          '@type': 'WebSite',
          name: locale.title,
          url: thingAddress(place, locale.pages.home),
          inLanguage: code,
        },
      ],
    }),
  );
}

/** Which days the list of most asked articles was counted in. */
function popularPeriod(
  place: PagePlace,
  list: PopularList | undefined,
): { readonly from: string; readonly to: string } | undefined {
  const { code } = place.locale;
  return list && { from: formatDay(list.from, code), to: formatDay(list.to, code) };
}

function wayOut(place: PagePlace): {
  indexHref: string;
  contactHref: string | undefined;
  categories: object[];
} {
  const { pages } = place.locale;
  return {
    indexHref: linkTo(place, pages.index),
    contactHref: canContact(place) ? linkTo(place, pages.contact) : undefined,
    categories: categoryCards(place),
  };
}

/** The search results page; without a script it leads to the topics and the A to Z. */
export function searchPage(context: RenderContext, code: string): string {
  const place = placeOf(context, code, context.locale(code).pages.search);
  const title = place.words.text('search.title');
  return framePage(
    place,
    fixed({
      kind: 'search',
      template: 'search',
      view: { title, search: searchView(place), ...wayOut(place) },
      title,
      current: 'search',
      noindex: true,
      alternates: pageAlternates(context, 'search'),
    }),
  );
}

/** All ways to a human. */
export function contactPage(context: RenderContext, code: string): string {
  const locale = context.locale(code);
  const place = placeOf(context, code, locale.pages.contact);
  const { contact } = context.site.config;
  const title = place.words.text('contact.title');
  return framePage(
    place,
    fixed({
      kind: 'contact',
      template: 'contact',
      view: {
        title,
        breadcrumb: breadcrumbOf(place, []),
        intro: contact.intro,
        response: contact.response,
        handoff: handOff(place, title, ''),
        channels: channelViews(place),
        languages: contact.languages.length > 0 ? languageNames(contact.languages, place.words) : undefined,
        hours: contact.hours && hoursView(contact.hours, place, true),
        promiseHref: locale.pages.promise === undefined ? undefined : linkTo(place, locale.pages.promise),
        indexHref: linkTo(place, locale.pages.index),
      },
      title,
      description: contact.intro ?? '',
      current: 'contact',
      alternates: pageAlternates(context, 'contact'),
      help: false,
    }),
  );
}

/** What customers may expect; '' where no promise is configured. */
export function promisePage(context: RenderContext, code: string): string {
  const { charter } = context.site.config;
  const url = context.locale(code).pages.promise;
  if (!charter || url === undefined) return '';
  const place = placeOf(context, code, url);
  const title = charter.title ?? place.words.text('promise.title');
  return framePage(
    place,
    fixed({
      kind: 'promise',
      template: 'promise',
      view: { title, breadcrumb: breadcrumbOf(place, []), intro: charter.intro, promises: charter.promises },
      title,
      description: charter.intro ?? '',
      current: 'promise',
      alternates: pageAlternates(context, 'promise'),
    }),
  );
}

/**
 * The page for addresses that do not exist. A web server shows it at any depth, so its links start at the path where the site
 * is published (`config.url`), not at the page.
 */
export function notFoundPage(context: RenderContext, code: string): string {
  const { url } = context.site.config;
  const place = placeOf(
    context,
    code,
    context.locale(code).pages.notFound,
    url === undefined ? '/' : new URL(url).pathname,
  );
  const title = place.words.text('notFound.title');
  return framePage(
    place,
    fixed({
      kind: 'not-found',
      template: 'not-found',
      view: { title, search: searchView(place), ...wayOut(place) },
      title,
      current: 'search',
      noindex: true,
      alternates: pageAlternates(context, 'home'),
    }),
  );
}
