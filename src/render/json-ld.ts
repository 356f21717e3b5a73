import type { Entry } from '../model/site.ts';
import { absoluteAddress, encodeAddress } from './addresses.ts';
import { type PagePlace, publishedDay, reviewedDay } from './render-context.ts';

/** A piece of structured data in the schema.org vocabulary. */
export interface Thing {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * A data block. Its type makes it data: browsers never run it, and a Content-Security-Policy without inline scripts does not
 * concern it. The escapes keep `</script>` and comments from ending it early.
 */
export function jsonLdTag(thing: Thing): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...thing });
  return `<script type="application/ld+json">${json.replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] as string)}</script>`;
}

/** An address for structured data: absolute when the site's address is known, else from this page. */
export function thingAddress(place: PagePlace, url: string): string {
  return absoluteAddress(place.context.site.config.url, url) ?? place.root + encodeAddress(url);
}

/** The way from the home page to this one. `trail` holds addresses from the site root. */
export function breadcrumbThing(place: PagePlace, trail: readonly { title: string; url: string }[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ title, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: thingAddress(place, url),
    })),
  };
}

/** An article. Dates are only those that somebody wrote down. */
export function articleThing(place: PagePlace, entry: Entry): Thing {
  const { site } = place.context;
  const { article } = entry;
  const { id } = article.meta;
  const [reviewed, published] = [reviewedDay(site, entry), publishedDay(site, entry)];
  const address = thingAddress(place, entry.url);
  return {
    '@type': 'Article',
    headline: article.title,
    ...(entry.description !== '' && { description: entry.description }),
    inLanguage: entry.locale,
    url: address,
    ...(id !== undefined && { identifier: id }),
    ...(published !== undefined && { datePublished: published }),
    ...(reviewed !== undefined && { dateModified: reviewed }),
    mainEntityOfPage: {
      '@type': 'WebPage',
      '@id': address,
      ...(reviewed !== undefined && { lastReviewed: reviewed }),
    },
    publisher: { '@type': 'Organization', name: site.config.brand.name ?? site.config.title },
  };
}

export interface VideoFacts {
  readonly name: string;
  readonly description: string;
  readonly src: string;
  readonly poster?: string;
  readonly transcript: string;
  readonly uploaded?: string;
}

/** A video of an article. Addresses are from the site root or on another host. */
export function videoThing(place: PagePlace, facts: VideoFacts): Thing {
  const address = (url: string) => (/^https?:/.test(url) ? url : thingAddress(place, url));
  return {
    '@type': 'VideoObject',
    name: facts.name,
    description: facts.description || facts.name,
    contentUrl: address(facts.src),
    inLanguage: place.locale.code,
    ...(facts.poster !== undefined && { thumbnailUrl: address(facts.poster) }),
    ...(facts.uploaded !== undefined && { uploadDate: facts.uploaded }),
    ...(facts.transcript !== '' && { transcript: facts.transcript }),
  };
}
