import { outputOfAddress } from '../model/address.ts';
import type { Output, Theme } from '../model/output.ts';
import type { LocaleSite, Site } from '../model/site.ts';
import { articlePage } from './article-page.ts';
import { feed } from './feed.ts';
import { contactPage, homePage, notFoundPage, promisePage, searchPage } from './fixed-pages.ts';
import { folderPage, indexPage } from './listing-pages.ts';
import { llmsText } from './llms-text.ts';
import { hasTwin, markdownTwin, twinAddress } from './markdown-twin.ts';
import { redirectPage, tombstonePage } from './moved-pages.ts';
import { createContext, prepareTheme, type RenderContext, type ThemeParts } from './render-context.ts';
import { robotsText, sitemaps } from './sitemap.ts';

/** Makes the files of a site one at a time. */
export interface Renderer {
  /** Paths below the output folder of every file, sorted by code unit. */
  outputs(): string[];
  /** One file; undefined when the site has none at that path. Throws UserError for a fault in a template. */
  render(path: string): Output | undefined;
}

type Make = () => Output;

/** Collects who makes which file. A path that is taken stays with the first. */
class Plan {
  readonly makers = new Map<string, Make>();
  text(path: string, make: () => string): void {
    if (!this.makers.has(path)) this.makers.set(path, () => ({ path, content: make() }));
  }
  output(output: Output): void {
    if (!this.makers.has(output.path)) this.makers.set(output.path, () => output);
  }
}

function planLocale(plan: Plan, context: RenderContext, { code, prefix, pages }: LocaleSite): void {
  plan.text(outputOfAddress(pages.home), () => homePage(context, code));
  plan.text(outputOfAddress(pages.search), () => searchPage(context, code));
  plan.text(outputOfAddress(pages.index), () => indexPage(context, code));
  plan.text(outputOfAddress(pages.contact), () => contactPage(context, code));
  plan.text(outputOfAddress(pages.notFound), () => notFoundPage(context, code));
  if (pages.promise !== undefined)
    plan.text(outputOfAddress(pages.promise), () => promisePage(context, code));
  if (context.hasFeed(code)) plan.text(`${prefix}feed.xml`, () => feed(context, code) ?? '');
  plan.text(`${prefix}llms.txt`, () => llmsText(context, code));
}

function planSite(plan: Plan, context: RenderContext): void {
  const { site, files } = context;
  for (const locale of site.locales) planLocale(plan, context, locale);
  for (const folder of site.folders.values()) plan.text(folder.output, () => folderPage(context, folder));
  for (const entry of site.entries) {
    if (!entry.shown) continue;
    const page = entry.visibility === 'archived' ? tombstonePage : articlePage;
    plan.text(entry.output, () => page(context, entry));
    if (hasTwin(entry)) plan.text(twinAddress(entry), () => markdownTwin(context, entry));
  }
  for (const redirect of site.redirects) plan.text(redirect.output, () => redirectPage(context, redirect));
  plan.text('robots.txt', () => robotsText(context));
  for (const sitemap of sitemaps(context)) plan.output(sitemap);
  for (const file of files.outputs) plan.output(file);
  for (const [path, url] of site.assets) {
    const asset = site.allAssets.get(path);
    if (asset) plan.output({ path: url, copyOf: asset.file });
  }
}

/**
 * Makes the renderer of a site: every public file but the search data. Nothing is rendered before it is asked for, so that a
 * dev server can make one page. Views hold only what customers may see.
 */
export function createRenderer(site: Site, theme: Theme, parts: ThemeParts = prepareTheme(theme)): Renderer {
  const context = createContext(site, parts);
  const plan = new Plan();
  planSite(plan, context);
  return {
    outputs: () => [...plan.makers.keys()].sort(),
    render: (path) => plan.makers.get(path)?.(),
  };
}
