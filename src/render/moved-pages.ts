import type { Entry, Redirect } from '../model/site.ts';
import { absoluteAddress, encodeAddress, isForeign } from './addresses.ts';
import { canContact } from './contact-view.ts';
import { framePage } from './frame-page.ts';
import {
  articleLinks,
  breadcrumbOf,
  entryAlternates,
  folderTrail,
  linkTo,
  placeOf,
  type RenderContext,
} from './render-context.ts';

/** What is left of an archived article: that it is archived, what replaces it, and the way to a human. */
export function tombstonePage(context: RenderContext, entry: Entry): string {
  const { site } = context;
  const { archived, id } = entry.article.meta;
  const place = placeOf(context, entry.locale, entry.url);
  const [replacement] = articleLinks(place, entry.replacedBy === undefined ? [] : [entry.replacedBy], false);
  const { title } = entry.article;
  return framePage(place, {
    kind: 'tombstone',
    template: 'tombstone',
    view: {
      title,
      breadcrumb: breadcrumbOf(place, folderTrail(site, entry.folder)),
      on: archived?.on !== undefined && archived.on <= site.today ? archived.on : undefined,
      reason: archived?.reason,
      replacement,
      id,
      indexHref: linkTo(place, place.locale.pages.index),
    },
    title,
    description: '',
    current: 'other',
    noindex: true,
    alternates: entryAlternates(site, entry),
    things: [],
    ...(id !== undefined && { id }),
    help: true,
  });
}

/** A page that sends the browser on, without a script, and tells search engines the new address. */
export function redirectPage(context: RenderContext, redirect: Redirect): string {
  const { site } = context;
  // The longest prefix of a locale wins: the default locale has none.
  const locale =
    site.locales.find(({ prefix }) => prefix !== '' && redirect.from.startsWith(prefix)) ?? site.locales[0];
  const place = placeOf(context, locale?.code ?? site.config.locale, redirect.output);
  const foreign = isForeign(redirect.to);
  const href = foreign ? encodeAddress(redirect.to) : linkTo(place, redirect.to);
  return context.fill(
    'redirect',
    {
      lang: place.locale.code,
      direction: place.locale.direction,
      href,
      canonical: foreign ? href : absoluteAddress(site.config.url, redirect.to),
      contactHref: canContact(place) ? linkTo(place, place.locale.pages.contact) : undefined,
      favicon: linkTo(place, context.files.favicon),
      stylesheet: linkTo(place, context.files.stylesheet),
    },
    place.words,
  );
}
