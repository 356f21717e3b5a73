import { stableUuid } from '../model/content-hash.ts';
import type { Entry } from '../model/site.ts';
import { absoluteAddress, encodeAddress, rootOf } from './addresses.ts';
import { publishedDay, type RenderContext, reviewedDay } from './render-context.ts';
import { xmlText } from './xml.ts';

const entriesInFeed = 50;

/** The later of the days on which the article was reviewed or published; undefined when neither is known. */
function changedOn(context: RenderContext, entry: Entry): string | undefined {
  const days = [reviewedDay(context.site, entry), publishedDay(context.site, entry)].filter(
    (day) => day !== undefined,
  );
  return days.sort().at(-1);
}

/**
 * The Atom feed of a locale: articles by the day on which they were reviewed or published, the latest first. Days come from the
 * articles alone, so that the same content gives the same feed. Undefined when no article has such a day.
 */
export function feed(context: RenderContext, code: string): string | undefined {
  const { site } = context;
  const locale = context.locale(code);
  const words = context.words(code);
  const dated = site.entries
    .filter((entry) => entry.locale === code && entry.visibility === 'listed')
    .flatMap((entry) => {
      const day = changedOn(context, entry);
      return day === undefined ? [] : [{ entry, day }];
    })
    .sort((a, b) => (a.day !== b.day ? (a.day < b.day ? 1 : -1) : a.entry.path < b.entry.path ? -1 : 1))
    .slice(0, entriesInFeed);
  if (dated.length === 0) return undefined;
  const own = `${locale.prefix}feed.xml`;
  const address = (url: string) =>
    xmlText(absoluteAddress(site.config.url, url) ?? rootOf(own) + encodeAddress(url));
  // The same when the site moves to another address.
  const id = (name: string) => `urn:uuid:${stableUuid(`${site.config.title}\n${name}`)}`;
  const instant = (day: string) => `${day}T00:00:00Z`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(code)}">`,
    `<title>${xmlText(words.text('feed.title', { site: locale.title }))}</title>`,
    `<id>${id(`feed ${code}`)}</id>`,
    `<updated>${instant(dated[0]?.day as string)}</updated>`,
    `<author><name>${xmlText(site.config.brand.name ?? site.config.title)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${address(own)}"/>`,
    `<link rel="alternate" type="text/html" href="${address(locale.pages.home)}"/>`,
    ...dated.map(({ entry, day }) =>
      [
        '<entry>',
        `<title>${xmlText(entry.article.title)}</title>`,
        `<id>${id(entry.path)}</id>`,
        `<updated>${instant(day)}</updated>`,
        `<link rel="alternate" type="text/html" href="${address(entry.url)}"/>`,
        ...(entry.description === '' ? [] : [`<summary>${xmlText(entry.description)}</summary>`]),
        '</entry>',
      ].join(''),
    ),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}
