import type { Output } from '../model/output.ts';
import { absoluteAddress } from './addresses.ts';
import { pageAlternates } from './listing-pages.ts';
import { entryAlternates, type RenderContext, reviewedDay } from './render-context.ts';
import { xmlText } from './xml.ts';

/** Addresses in one file. The protocol allows 50,000 and 50 MB; alternates make an entry long. Source: sitemaps.org, protocol 0.9. */
const mostPerFile = 20_000;

interface SitemapPage {
  readonly url: string;
  readonly alternates: Readonly<Record<string, string>>;
  readonly day?: string;
}

function listedPages(context: RenderContext): SitemapPage[] {
  const { site } = context;
  const pages: SitemapPage[] = [];
  for (const { pages: fixed } of site.locales) {
    for (const name of ['home', 'index', 'contact', 'promise'] as const) {
      const url = fixed[name];
      if (url !== undefined) pages.push({ url, alternates: pageAlternates(context, name) });
    }
  }
  for (const folder of site.folders.values()) pages.push({ url: folder.url, alternates: {} });
  for (const entry of site.entries) {
    if (entry.visibility !== 'listed') continue;
    const day = reviewedDay(site, entry);
    pages.push({
      url: entry.url,
      alternates: entryAlternates(site, entry),
      ...(day !== undefined && { day }),
    });
  }
  return pages;
}

function urlElement(siteUrl: string, page: SitemapPage): string {
  const address = (url: string) => xmlText(absoluteAddress(siteUrl, url) ?? '');
  const codes = Object.keys(page.alternates).sort();
  const links = codes.length < 2 ? [] : codes;
  return (
    `<url><loc>${address(page.url)}</loc>${page.day ? `<lastmod>${page.day}</lastmod>` : ''}` +
    links
      .map((code) => {
        const href = address(page.alternates[code] as string);
        return `<xhtml:link rel="alternate" hreflang="${xmlText(code)}" href="${href}"/>`;
      })
      .join('') +
    '</url>'
  );
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** `sitemap.xml`, or several with an index of them; nothing when the site's own address is not known. */
export function sitemaps(context: RenderContext, perFile = mostPerFile): Output[] {
  const siteUrl = context.site.config.url;
  if (siteUrl === undefined) return [];
  const elements = listedPages(context).map((page) => urlElement(siteUrl, page));
  const files: string[] = [];
  for (let at = 0; at < elements.length || at === 0; at += perFile) {
    files.push(
      `${xmlHead}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${elements.slice(at, at + perFile).join('\n')}\n</urlset>\n`,
    );
  }
  if (files.length === 1) return [{ path: 'sitemap.xml', content: files[0] as string }];
  const parts = files.map((content, index) => ({ path: `sitemap-${index + 1}.xml`, content }));
  const index = parts.map(
    ({ path }) => `<sitemap><loc>${xmlText(absoluteAddress(siteUrl, path) ?? '')}</loc></sitemap>`,
  );
  return [
    {
      path: 'sitemap.xml',
      content: `${xmlHead}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${index.join('\n')}\n</sitemapindex>\n`,
    },
    ...parts,
  ];
}

/** Everything may be read; where the sitemap is, when there is one. */
export function robotsText(context: RenderContext): string {
  const sitemap = absoluteAddress(context.site.config.url, 'sitemap.xml');
  return `User-agent: *\nAllow: /\n${sitemap === undefined ? '' : `\nSitemap: ${sitemap}\n`}`;
}
