import { outputOfAddress } from '../model/address.ts';
import type { Article } from '../model/article.ts';
import type { Output, Theme } from '../model/output.ts';
import type { Entry, Folder, LocaleSite, Site } from '../model/site.ts';
import { articlePage } from './article-page.ts';
import { feed } from './feed.ts';
import { contactPage, homePage, notFoundPage, promisePage, searchPage } from './fixed-pages.ts';
import { folderPage, indexPage } from './listing-pages.ts';
import { llmsText } from './llms-text.ts';
import { hasTwin, markdownTwin, twinAddress } from './markdown-twin.ts';
import { redirectPage, tombstonePage } from './moved-pages.ts';
import { listInputs, ownInputs, sharedInputs } from './page-inputs.ts';
import { createContext, prepareTheme, type RenderContext, type ThemeParts } from './render-context.ts';
import { robotsText, sitemaps } from './sitemap.ts';

/** Makes the files of a site one at a time. */
export interface Renderer {
  /** Paths below the output folder of every file, sorted by code unit. */
  outputs(): string[];
  /** One file; undefined when the site has none at that path. Throws UserError for a fault in a template. */
  render(path: string): Output | undefined;
  /**
   * What the file at a path is made of besides the theme and what all pages share: `lists`, or an article and what is `made` of
   * other things; undefined for files that may be made of anything.
   */
  inputs(path: string): 'lists' | { readonly article: Article; readonly made: string } | undefined;
  /** What all pages are made of in common. */
  sharedInputs(): unknown;
  /** What all those are made of together that say `lists`. */
  listInputs(): Iterable<string>;
  /** The renderer of a site with the same addresses, whose articles say something else: what is to be made stays planned. */
  renew(site: Site): Renderer;
}

type Make = (context: RenderContext) => Output | undefined;

/** Collects who makes which file. A path that is taken stays with the first. Makers hold no article: they look it up. */
class Plan {
  readonly makers = new Map<string, Make>();
  /** Output of a page or twin -> path of its article. */
  readonly articles = new Map<string, string>();
  /** Outputs that are made of lists. */
  readonly lists = new Set<string>();
  list(path: string, make: (context: RenderContext) => string): void {
    if (!this.makers.has(path)) this.lists.add(path);
    this.output(path, (context) => ({ path, content: make(context) }));
  }
  article(path: string, of: string, make: (context: RenderContext, entry: Entry) => string): void {
    if (!this.makers.has(path)) this.articles.set(path, of);
    this.output(path, (now) => ({ path, content: make(now, now.site.byPath.get(of) as Entry) }));
  }
  output(path: string, make: Make): void {
    if (!this.makers.has(path)) this.makers.set(path, make);
  }
}

function planLocale(plan: Plan, context: RenderContext, { code, prefix, pages }: LocaleSite): void {
  plan.list(outputOfAddress(pages.home), (now) => homePage(now, code));
  plan.list(outputOfAddress(pages.search), (now) => searchPage(now, code));
  plan.list(outputOfAddress(pages.index), (now) => indexPage(now, code));
  plan.list(outputOfAddress(pages.contact), (now) => contactPage(now, code));
  plan.list(outputOfAddress(pages.notFound), (now) => notFoundPage(now, code));
  if (pages.promise !== undefined) plan.list(outputOfAddress(pages.promise), (now) => promisePage(now, code));
  if (context.hasFeed(code)) plan.list(`${prefix}feed.xml`, (now) => feed(now, code) ?? '');
  plan.list(`${prefix}llms.txt`, (now) => llmsText(now, code));
}

function planSite(plan: Plan, context: RenderContext): void {
  const { site, files } = context;
  for (const locale of site.locales) planLocale(plan, context, locale);
  for (const { path, output } of site.folders.values()) {
    plan.list(output, (now) => folderPage(now, now.site.folders.get(path) as Folder));
  }
  for (const entry of site.entries) {
    if (!entry.shown) continue;
    const { path } = entry;
    const page = entry.visibility === 'archived' ? tombstonePage : articlePage;
    plan.article(entry.output, path, page);
    if (hasTwin(entry)) plan.article(twinAddress(entry), path, markdownTwin);
  }
  for (const redirect of site.redirects) plan.list(redirect.output, (now) => redirectPage(now, redirect));
  plan.list('robots.txt', robotsText);
  for (const made of sitemaps(context)) {
    plan.output(made.path, (now) =>
      now === context ? made : sitemaps(now).find(({ path }) => path === made.path),
    );
  }
  for (const made of files.outputs) {
    plan.output(made.path, (now) => now.files.outputs.find(({ path }) => path === made.path));
  }
}

/** The files beside the articles that pages use: address -> what is copied there. */
function assetOutputs({ site }: RenderContext): Map<string, Output> {
  const outputs = new Map<string, Output>();
  for (const [path, url] of site.assets) {
    const asset = site.allAssets.get(path);
    if (asset) outputs.set(url, { path: url, copyOf: asset.file });
  }
  return outputs;
}

function rendererOf(plan: Plan, context: RenderContext, parts: ThemeParts): Renderer {
  const { makers, articles, lists } = plan;
  const assets = assetOutputs(context);
  let last: { readonly entry: Entry; readonly made: string } | undefined;
  return {
    outputs: () => [...new Set([...makers.keys(), ...assets.keys()])].sort(),
    render: (path) => makers.get(path)?.(context) ?? assets.get(path),
    inputs: (path) => {
      if (lists.has(path)) return 'lists';
      const article = articles.get(path);
      const entry = article === undefined ? undefined : context.site.byPath.get(article);
      // A page and its twin come one after the other and are made of the same.
      if (entry && entry !== last?.entry) last = { entry, made: ownInputs(context.site, entry) };
      return entry && last && { article: entry.article, made: last.made };
    },
    sharedInputs: () => sharedInputs(context),
    listInputs: () => listInputs(context.site),
    renew: (site) => rendererOf(plan, createContext(site, parts), parts),
  };
}

/**
 * Makes the renderer of a site: every public file but the search data. Nothing is rendered before it is asked for, so that a
 * dev server can make one page. Views hold only what customers may see.
 */
export function createRenderer(site: Site, theme: Theme, parts: ThemeParts = prepareTheme(theme)): Renderer {
  const context = createContext(site, parts);
  const plan = new Plan();
  planSite(plan, context);
  return rendererOf(plan, context, parts);
}
