import type { PageElement } from '../model/audit.ts';
import type { Place } from '../model/place.ts';
import type { Entry, ResolvedImage, ResolvedLink } from '../model/site.ts';
import { findTag, findText, type SourceLines } from './source-search.ts';

/** Written as HTML or not at all. */
const htmlOnly = new Set([
  'span',
  'font',
  'div',
  'abbr',
  'center',
  'small',
  'big',
  'mark',
  'u',
  'button',
  'input',
  'svg',
  'section',
  'aside',
  'details',
  'summary',
  'figure',
  'figcaption',
  'dl',
  'dt',
  'dd',
  'q',
  'cite',
  'ins',
  'bdo',
  'ruby',
  'label',
  'area',
  'map',
  'object',
  'marquee',
  'blink',
]);

/**
 * Where in the article an element of its page was written: by what the parser noted of headings, links, pictures, media and
 * tables; else by the HTML tag, else by the words. When nothing fits, the heading above it, else where the body starts.
 */
export function traceAuthor(element: PageElement, entry: Entry, source: SourceLines): Place {
  return (
    noted(element, entry) ?? searched(element, entry, source) ?? above(element, entry) ?? startOfBody(entry)
  );
}

function noted(element: PageElement, entry: Entry): Place | undefined {
  const { article } = entry;
  const { tag, address, turn } = element;
  if (/^h[1-6]$/.test(tag)) return article.headings.find(({ id }) => id === element.id)?.at;
  if (tag === 'a') {
    const same = pick(article.links, (_, index) => leadsTo(entry, entry.links[index], address), turn);
    const byText = article.links.filter(
      ({ text }, index) => text === element.text && leadsTo(entry, entry.links[index], address),
    );
    return byText.length === 1 ? byText[0]?.at : same?.at;
  }
  if (tag === 'img')
    return pick(article.images, (_, index) => leadsTo(entry, entry.images[index], address), turn)?.at;
  if (/^(video|audio|source|track)$/.test(tag)) {
    const media = pick(article.media, (_, index) => leadsTo(entry, entry.media[index], address), 0);
    if (media && address !== '') return media.at;
    return pick(article.elements, ({ kind }) => kind === tag, turn)?.at ?? article.meta.video?.at;
  }
  if (tag === 'table' || tag === 'iframe')
    return pick(article.elements, ({ kind }) => kind === tag, turn)?.at;
  return undefined;
}

function pick<Item>(
  items: readonly Item[],
  fits: (item: Item, index: number) => boolean,
  turn: number,
): Item | undefined {
  const fitting = items.filter(fits);
  return fitting[turn] ?? fitting.at(-1);
}

/** Addresses of a page are relative to it; those of the site start at its root. */
function leadsTo(entry: Entry, target: ResolvedLink | ResolvedImage | undefined, address: string): boolean {
  if (!target || !('url' in target) || target.url === undefined) return false;
  if (target.kind === 'external') return target.url === address || encodeURI(target.url) === address;
  const wanted = pathOf(address, entry.output);
  return wanted !== undefined && (wanted === target.url || wanted === encodeURI(target.url));
}

function pathOf(address: string, page: string): string | undefined {
  if (address.startsWith('#')) return page + address;
  const base = `http://site/${encodeURI(page)}`;
  if (!URL.canParse(address, base)) return undefined;
  const { host, pathname, hash } = new URL(address, base);
  return host === 'site' ? decode(pathname.slice(1) + hash) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function searched(element: PageElement, entry: Entry, source: SourceLines): Place | undefined {
  const from = above(element, entry)?.line ?? 1;
  const hasAttributes = /\s(?:lang|dir|style|color|bgcolor|width|height|title|role|aria-[a-z]+)=/.test(
    element.html,
  );
  if (htmlOnly.has(element.tag) || hasAttributes) {
    const tag =
      findTag(source, element.tag, element.text, from) ?? findTag(source, element.tag, element.text);
    if (tag) return tag;
  }
  return findText(source, element.text, from) ?? findText(source, element.text);
}

function above(element: PageElement, { article }: Entry): Place | undefined {
  const { below, part } = element;
  const lifted = {
    'youll-need': 'youll_need',
    'before-you-start': 'before_you_start',
    'common-pitfalls': 'pitfalls',
  } as const;
  if (Object.hasOwn(lifted, below)) {
    const section = article.sections.find(
      ({ role }) => role === (below === 'common-pitfalls' ? 'pitfalls' : below),
    );
    return article.keys[lifted[below as keyof typeof lifted]]?.at ?? section?.at;
  }
  if (part === 'answer') return article.keys.answer?.at;
  if (part === 'ready') return article.keys.escalate?.at;
  return article.headings.find(({ id }) => id === below)?.at;
}

function startOfBody({ article }: Entry): Place {
  return { path: article.file, line: article.bodyLine, column: 1 };
}
