import type { PageKind } from '../model/output.ts';
import { absoluteAddress, encodeAddress } from './addresses.ts';
import { type Current, footer, header, help, notices } from './chrome.ts';
import { handOff } from './hand-off.ts';
import { jsonLdTag, type Thing } from './json-ld.ts';
import { linkTo, type PagePlace, shorten } from './render-context.ts';

/** What a page tells its frame. */
export interface PageContent {
  readonly kind: PageKind;
  readonly template: string;
  readonly view: object;
  /** Title of the page; '' for the home page, which carries the site's name alone. */
  readonly title: string;
  readonly description: string;
  readonly current: Current;
  /** True for pages that search engines should not list. */
  readonly noindex: boolean;
  /** Locale -> address of the same page, this one included. */
  readonly alternates: Readonly<Record<string, string>>;
  readonly things: readonly Thing[];
  /** Address of the page as Markdown. */
  readonly markdown?: string;
  /** Number of the article, for the hand-off. */
  readonly id?: string;
  readonly escalationHtml?: string;
  /** False on the contact page, which is the contact block itself. */
  readonly help: boolean;
}

function alternateLinks(place: PagePlace, page: PageContent): { lang: string; href: string }[] {
  const { site } = place.context;
  const codes = Object.keys(page.alternates).sort();
  if (page.noindex || codes.length < 2) return [];
  const href = (url: string) => absoluteAddress(site.config.url, url) ?? linkTo(place, url);
  const links = codes.map((lang) => ({ lang, href: href(page.alternates[lang] as string) }));
  const main = page.alternates[site.config.locale];
  return main === undefined ? links : [...links, { lang: 'x-default', href: href(main) }];
}

function openGraph(
  place: PagePlace,
  page: PageContent,
  canonical: string | undefined,
): { name: string; content: string }[] {
  const fields: [string, string | undefined][] = [
    ['og:type', page.kind === 'article' ? 'article' : 'website'],
    ['og:title', page.title || place.locale.title],
    ['og:site_name', place.locale.title],
    ['og:description', page.description || undefined],
    ['og:locale', place.locale.code.replace('-', '_')],
    ['og:url', canonical],
  ];
  return fields.flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }]));
}

/** Renders a whole page: its own template inside the frame. */
export function framePage(place: PagePlace, page: PageContent): string {
  const { context, locale, words } = place;
  const { site, files } = context;
  const canonical = page.noindex ? undefined : absoluteAddress(site.config.url, place.url);
  const title =
    page.title === '' ? locale.title : words.text('page.title', { page: page.title, site: locale.title });
  const description = shorten(page.description);
  return context.fill(
    'layout',
    {
      lang: locale.code,
      direction: locale.direction,
      kind: page.kind,
      root: place.root,
      title,
      siteTitle: locale.title,
      description,
      noindex: page.noindex,
      canonical,
      alternates: alternateLinks(place, page),
      feed: context.hasFeed(locale.code) ? linkTo(place, `${locale.prefix}feed.xml`) : undefined,
      markdown: page.markdown === undefined ? undefined : place.root + encodeAddress(page.markdown),
      manifest: linkTo(place, files.manifest),
      favicon: linkTo(place, files.favicon),
      stylesheet: linkTo(place, files.stylesheet),
      script: files.script === undefined ? undefined : linkTo(place, files.script),
      openGraph: page.noindex ? [] : openGraph(place, { ...page, description }, canonical),
      jsonLdHtml: page.noindex ? '' : page.things.map(jsonLdTag).join('\n'),
      headerHtml: header(place, page.current, page.alternates),
      noticesHtml: notices(place),
      mainHtml: context.fill(page.template, page.view, words),
      helpHtml: page.help
        ? help(place, handOff(place, page.title || locale.title, page.id ?? ''), page.escalationHtml ?? '')
        : '',
      footerHtml: footer(place),
    },
    words,
  );
}
