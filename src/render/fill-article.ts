import type { Image } from '../model/article.ts';
import { escapeHtml, fillHtml, type Hole, type Html } from '../model/html.ts';
import type { Entry, ResolvedImage, ResolvedLink } from '../model/site.ts';
import { encodeAddress } from './addresses.ts';
import type { PagePlace } from './render-context.ts';
import { tidyPlayers } from './tidy-players.ts';
import type { Words } from './words.ts';

/** Fills the holes of one article's HTML in reading order: the first image of the page loads at once, later ones when near. */
export type FillArticle = (html: Html | undefined) => string;

/** The address that a link leads to from this page, or undefined where there is nothing to link to. */
export function linkAddress(
  place: PagePlace,
  entry: Entry,
  link: ResolvedLink | undefined,
): string | undefined {
  if (link === undefined) return undefined;
  switch (link.kind) {
    case 'external':
      return encodeAddress(link.url);
    case 'article':
      if (link.to === entry.path && link.anchor !== undefined) return encodeAddress(`#${link.anchor}`);
      return place.root + encodeAddress(link.url);
    case 'page':
    case 'asset':
      return place.root + encodeAddress(link.url);
    case 'broken':
      // The page is there, only the place in it is not: the page still helps.
      return link.reason === 'no-anchor' && link.url !== undefined
        ? place.root + encodeAddress(link.url)
        : undefined;
    case 'unpublished':
      return undefined;
  }
}

/** Width and height for the browser to keep room: what the author wrote, completed by the proportions of the file. */
function sizeOf(image: Image, file: ResolvedImage): { width: number; height: number } | undefined {
  const known = file.kind === 'asset' ? file : undefined;
  const ratio = known?.width !== undefined && known.height ? known.width / known.height : undefined;
  const width =
    image.width ?? (image.height !== undefined && ratio !== undefined ? image.height * ratio : known?.width);
  const height = image.height ?? (width !== undefined && ratio !== undefined ? width / ratio : undefined);
  if (width === undefined || height === undefined) return undefined;
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function imageTag(place: PagePlace, image: Image, file: ResolvedImage, first: boolean): string {
  if (file.kind !== 'asset') return '';
  const size = sizeOf(image, file);
  return (
    `<img src="${escapeHtml(place.root + encodeAddress(file.url))}" alt="${escapeHtml(image.alt)}"` +
    (size ? ` width="${size.width}" height="${size.height}"` : '') +
    `${first ? '' : ' loading="lazy"'} decoding="async"${image.attributes}>`
  );
}

/** Puts the page's words in place of the interface's English ones that parsing leaves in an article: names of alerts, "Table". */
function localise(html: string, words: Words): string {
  if (!html.includes(' data-kb-string="')) return html;
  return html.replace(
    / data-kb-string="([a-zA-Z.]+)"([^<>]*)>([^<]*)</g,
    (_, key: string, attributes: string, english: string) =>
      words.has(key) ? `${attributes}>${escapeHtml(words.text(key))}<` : `${attributes}>${english}<`,
  );
}

/**
 * Makes the filler for one page of one article. Links to what customers may not see, and broken ones, keep their words and lose
 * the link. A missing image leaves its description. An image on another host becomes a link to it: pages ask no other host for
 * anything, so that a reader's visit is nobody else's business and the strictest Content-Security-Policy holds.
 */
export function createFill(place: PagePlace, entry: Entry): FillArticle {
  const { article } = entry;
  const open: boolean[] = [];
  let images = 0;

  function image(index: number): string {
    const about = article.images[index];
    const file = entry.images[index];
    if (!about || !file) return '';
    if (file.kind === 'asset') return imageTag(place, about, file, images++ === 0);
    if (about.alt === '') return '';
    const words = place.words.text('article.image', { alt: about.alt });
    if (file.kind === 'missing' || open.includes(true))
      return `<span class="no-image">${escapeHtml(words)}</span>`;
    return `<a class="no-image" href="${escapeHtml(encodeAddress(file.url))}" rel="noreferrer">${escapeHtml(words)}</a>`;
  }

  function fill({ kind, index }: Hole): string {
    switch (kind) {
      case 'link-open': {
        const address = linkAddress(place, entry, entry.links[index]);
        open.push(address !== undefined);
        return address === undefined
          ? ''
          : `<a href="${escapeHtml(address)}"${article.links[index]?.attributes ?? ''}>`;
      }
      case 'link-close':
        return open.pop() ? '</a>' : '';
      case 'image':
        return image(index);
      case 'media':
        return escapeHtml(linkAddress(place, entry, entry.media[index]) ?? '');
    }
  }

  return (html) =>
    html === undefined ? '' : tidyPlayers(localise(fillHtml(html, fill), place.words), place.words);
}
