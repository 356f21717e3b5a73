import { escapeHtml } from '../model/html.ts';
import type { LocaleSite } from '../model/site.ts';
import { addressFrom } from './addresses.ts';
import { canContact, channelViews, hoursView } from './contact-view.ts';
import { initialOf } from './draw-favicon.ts';
import type { HandOff } from './hand-off.ts';
import { type LinkView, linkTo, type PagePlace } from './render-context.ts';

/**
 * The parts around a page's own content. They are the same for every page of a locale at the same depth, so each is rendered
 * once and kept; what differs from page to page stands in it as a mark and is put in afterwards.
 */

/** A mark has a character around it that no page holds. */
const mark = (name: string) => `\u0000${name}\u0000`;

function fillMarks(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\u0000([a-z]+)\u0000/g, (whole, name: string) => values[name] ?? whole);
}

/** Which fixed page of the locale this is, so that its link can say so. */
export type Current = 'home' | 'index' | 'contact' | 'search' | 'promise' | 'other';

/** View of the search box. `script` starts the search: it holds the program and the locale's index, or their beginning. */
export interface SearchView {
  readonly action: string;
  readonly script: string;
  readonly root: string;
}

export function searchView(place: PagePlace): SearchView {
  return {
    action: linkTo(place, place.locale.pages.search),
    script: place.context.files.hasSearch ? linkTo(place, `search/${place.locale.code}.js`) : '',
    root: place.root,
  };
}

/** The top folders of the locale with the number of articles in them. */
export function categoryCards(place: PagePlace): (LinkView & { description: string; count: number })[] {
  const { site } = place.context;
  return place.locale.categories.flatMap((path) => {
    const folder = site.folders.get(path);
    if (!folder) return [];
    const { title, url, description = '', count } = folder;
    return [{ title, href: linkTo(place, url), description, count }];
  });
}

function languageSwitcher(place: PagePlace, alternates: Readonly<Record<string, string>>): string {
  const { site, fill } = place.context;
  if (site.locales.length < 2) return '';
  const languages = site.locales.map((locale: LocaleSite) => ({
    lang: locale.code,
    direction: locale.direction,
    label: locale.label,
    href: linkTo(place, alternates[locale.code] ?? locale.pages.home),
    current: locale.code === place.locale.code,
  }));
  return fill('partials/languages', { languages }, place.words);
}

/** The header, with the language switcher of this page. Pages that hold a search box of their own have none in the header. */
export function header(
  place: PagePlace,
  current: Current,
  alternates: Readonly<Record<string, string>>,
): string {
  const { context, locale, words, root } = place;
  const withSearch = current !== 'home' && current !== 'search' && root.startsWith('.');
  const text = context.once(`header ${locale.code} ${root} ${current}`, () => {
    const { logo } = context.files;
    const link = (page: 'index' | 'contact') => ({
      href: linkTo(place, locale.pages[page]),
      label: words.text(`nav.${page}`),
      current: current === page,
    });
    return context.fill(
      'partials/header',
      {
        home: linkTo(place, locale.pages.home),
        atHome: current === 'home',
        logo: logo && { ...logo, src: linkTo(place, logo.url) },
        initial: initialOf(context.site.config.brand.name ?? locale.title),
        siteTitle: locale.title,
        links: [link('index'), ...(canContact(place) ? [link('contact')] : [])],
        search: withSearch ? searchView(place) : undefined,
        languagesHtml: mark('languages'),
      },
      words,
    );
  });
  return fillMarks(text, { languages: languageSwitcher(place, alternates) });
}

/** Notices of the day of the build. The script takes away those whose last day is over for the reader. */
export function notices(place: PagePlace): string {
  const { context, words } = place;
  return context.once(`notices ${place.locale.code} ${place.root}`, () => {
    const { today, config } = context.site;
    const shown = config.notices.filter(
      ({ from, until }) => (from === undefined || from <= today) && (until === undefined || today <= until),
    );
    if (shown.length === 0) return '';
    const views = shown.map(({ message, level, until, link, linkText }) => ({
      message,
      level,
      iconName: level,
      levelText: words.text(`notices.${level}`),
      until,
      href: link === undefined ? undefined : addressFrom(place.root, link),
      linkText: linkText ?? words.text('notices.link'),
    }));
    return context.fill('partials/notices', { notices: views }, words);
  });
}

const channelsInHelp = 4;

/** The contact block at the end of a page. `escalationHtml` stands beside it: what a customer should have ready. */
export function help(place: PagePlace, handedOff: HandOff | undefined, escalationHtml: string): string {
  const { context, locale, words } = place;
  if (!canContact(place) && escalationHtml === '') return '';
  const text = context.once(`help ${locale.code} ${place.root}`, () => {
    const { contact } = context.site.config;
    return context.fill(
      'partials/help',
      {
        intro: contact.intro,
        response: contact.response,
        contactHref: linkTo(place, locale.pages.contact),
        channels: channelViews(place).slice(0, channelsInHelp),
        hours: contact.hours && hoursView(contact.hours, place, false),
        handoff: handedOff && { href: mark('handoff'), template: mark('template') },
        escalationHtml: mark('escalation'),
      },
      words,
    );
  });
  return fillMarks(text, {
    handoff: escapeHtml(handedOff?.href ?? ''),
    template: escapeHtml(handedOff?.template ?? ''),
    escalation: escalationHtml,
  });
}

/** The end of the page: topics and the fixed pages. */
export function footer(place: PagePlace): string {
  const { context, locale, words } = place;
  return context.once(`footer ${locale.code} ${place.root}`, () => {
    const { config } = context.site;
    const { pages } = locale;
    const page = (url: string, key: string) => ({ href: linkTo(place, url), label: words.text(key) });
    const foreign = [
      ...config.footer.links,
      ...(config.brand.homeUrl
        ? [{ href: config.brand.homeUrl, label: config.brand.name ?? config.title }]
        : []),
    ].flatMap(({ href, label }) => {
      const address = addressFrom(place.root, href);
      return address === undefined ? [] : [{ href: address, label }];
    });
    return context.fill(
      'partials/footer',
      {
        siteTitle: locale.title,
        text: config.footer.text,
        topics: categoryCards(place),
        links: [
          page(pages.index, 'nav.index'),
          ...(canContact(place) ? [page(pages.contact, 'nav.contact')] : []),
          ...(pages.promise === undefined
            ? []
            : [{ ...page(pages.promise, 'promise.title'), ...promiseTitle(config) }]),
          ...foreign,
        ],
      },
      words,
    );
  });
}

function promiseTitle(config: { readonly charter?: { readonly title?: string } }): { label?: string } {
  return config.charter?.title === undefined ? {} : { label: config.charter.title };
}
