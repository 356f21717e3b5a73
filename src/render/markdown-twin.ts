import type { Entry } from '../model/site.ts';
import { absoluteAddress, encodeAddress } from './addresses.ts';
import { formatDay } from './format-dates.ts';
import { type PagePlace, placeOf, type RenderContext, reviewedDay } from './render-context.ts';

/** True for articles that have a twin: those that are in lists and search. */
export function hasTwin(entry: Entry): boolean {
  return entry.visibility === 'listed';
}

/** Where the twin of an article stands: beside its page, `billing/refund.md`. */
export function twinAddress(entry: Entry): string {
  return entry.output.replace(/\.html$/, '.md');
}

function fullAddress(place: PagePlace, url: string): string {
  return absoluteAddress(place.context.site.config.url, url) ?? place.root + encodeAddress(url);
}

/** Where a link of the twin leads; undefined when readers may not know or have nothing there. */
function twinLink(place: PagePlace, link: Entry['links'][number] | undefined): string | undefined {
  if (link === undefined || link.kind === 'unpublished') return undefined;
  if (link.kind === 'external') return link.url;
  if (link.kind === 'article') {
    const target = place.context.site.byPath.get(link.to);
    const anchor = link.anchor === undefined ? '' : `#${link.anchor}`;
    return target && hasTwin(target)
      ? fullAddress(place, twinAddress(target)) + anchor
      : fullAddress(place, link.url);
  }
  return link.url === undefined ? undefined : fullAddress(place, link.url);
}

/** Every address that the author wrote, and what stands for it in the twin. */
function replacements(place: PagePlace, entry: Entry): Map<string, string | undefined> {
  const map = new Map<string, string | undefined>();
  entry.article.links.forEach(({ href, kind }, index) => {
    if (kind === 'internal' || entry.links[index]?.kind !== 'external')
      map.set(href, twinLink(place, entry.links[index]));
  });
  entry.article.images.forEach(({ src, kind }, index) => {
    const image = entry.images[index];
    if (kind === 'internal')
      map.set(src, image?.kind === 'asset' ? fullAddress(place, image.url) : undefined);
  });
  entry.article.media.forEach(({ src, kind }, index) => {
    if (kind === 'internal') map.set(src, twinLink(place, entry.media[index]));
  });
  return map;
}

/**
 * Puts public addresses in place of those that the author wrote. What has no public address (an internal article, a missing
 * file) goes away wherever it stands, so that the twin says no more than the page.
 */
function rewriteAddresses(markdown: string, addresses: ReadonlyMap<string, string | undefined>): string {
  // Longer addresses first: one may be the start of another.
  const known = [...addresses]
    .filter(([from]) => from !== '')
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  if (known.every(([, to]) => to !== undefined)) return replaceWritten(markdown, known, ([, to]) => to ?? '');
  const slot = (_: unknown, index: number) => `\u0000${index}\u0000`;
  let text = replaceWritten(markdown, known, slot);
  known.forEach(([from, to], index) => {
    if (to === undefined && /[./]/.test(from) && from.length > 3)
      text = text.replaceAll(from, slot(from, index));
  });
  const target = (index: string) => known[Number(index)]?.[1];
  return text
    .replace(
      /!?\[([^[\]\u0000]{0,500})\]\(<?\u0000(\d+)\u0000[^()\n]{0,300}\)/g,
      (whole, words: string, index: string) => (target(index) === undefined ? words : whole),
    )
    .replace(/\u0000(\d+)\u0000/g, (_, index: string) => target(index) ?? '#');
}

type Known = readonly [from: string, to: string | undefined];

/** Puts something in place of the first of `known` that stands at a place where Markdown and raw HTML have addresses. */
function replaceWritten(
  markdown: string,
  known: readonly Known[],
  replacement: (known: Known, index: number) => string,
): string {
  const opening = /\]\(<?|\]: ?|=["']|</g;
  let text = '';
  let done = 0;
  while (opening.test(markdown)) {
    const at = opening.lastIndex;
    const index = known.findIndex(([from]) => markdown.startsWith(from, at));
    const found = known[index];
    if (!found) continue;
    text += markdown.slice(done, at) + replacement(found, index);
    done = at + found[0].length;
    opening.lastIndex = done;
  }
  return text + markdown.slice(done);
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item.replace(/\n/g, '\n  ')}`).join('\n');
}

/** Parts that stand in the front matter; those in the body are in its Markdown. */
function frontMatterParts({ words }: PagePlace, entry: Entry): { before: string[]; after: string[] } {
  const { youllNeed, beforeYouStart, pitfalls, escalate } = entry.article.meta;
  const part = (key: string, items: readonly string[] | undefined) =>
    items && items.length > 0 ? [`## ${words.text(key)}\n\n${list(items)}`] : [];
  const pair = (first: string, second: string | undefined) => (second ? `${first} – ${second}` : first);
  const ready = [...(escalate?.when ? [escalate.when] : []), ...(escalate?.gather ?? [])];
  return {
    before: [
      ...part(
        'article.youllNeed',
        youllNeed?.map(({ item, note }) => pair(item, note)),
      ),
      ...part(
        'article.beforeYouStart',
        beforeYouStart?.map(({ check, ifNot }) => pair(check, ifNot)),
      ),
    ],
    after: [
      ...part(
        'article.pitfalls',
        pitfalls?.map(({ symptom, fix }) => pair(symptom, fix)),
      ),
      ...part('escalate.title', ready),
    ],
  };
}

/** The article as Markdown, for people and programs that would rather read that. Says nothing that its page does not say. */
export function markdownTwin(context: RenderContext, entry: Entry): string {
  const { article } = entry;
  const place = placeOf(context, entry.locale, twinAddress(entry));
  const { words } = place;
  const { before, after } = frontMatterParts(place, entry);
  const body = article.markdown.replace(/^# .*\n?/, '').trim();
  const reviewed = reviewedDay(context.site, entry);
  const facts = [
    ...(reviewed === undefined
      ? []
      : [words.text('article.reviewed', { date: formatDay(reviewed, entry.locale) })]),
    ...(article.meta.id === undefined ? [] : [words.text('article.id', { id: article.meta.id })]),
    `[${words.text('nav.contact')}](${fullAddress(place, place.locale.pages.contact)})`,
  ];
  const text = [
    ...(article.answerFrom === 'front-matter' && article.meta.answer ? [article.meta.answer] : []),
    ...before,
    ...(body === '' ? [] : [body]),
    ...after,
  ].join('\n\n');
  return `# ${article.title}\n\n${rewriteAddresses(text, replacements(place, entry))}\n\n---\n\n${facts.join('  \n')}\n`;
}
