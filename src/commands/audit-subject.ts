import type { Trace } from '../audit/findings-of.ts';
import { pagesOfSite } from '../audit/pages-of-site.ts';
import { createTrace } from '../audit/trace-page.ts';
import { hashOf, keyOf } from '../io/audit-cache.ts';
import { findOutputs } from '../io/audit-files.ts';
import { readProjectTheme } from '../io/read-theme.ts';
import type { FindFile } from '../io/serve-memory.ts';
import type { AuditPage, SampleQueries } from '../model/audit.ts';
import type { Output } from '../model/output.ts';
import { type Place, startOf } from '../model/place.ts';
import { renderSite } from '../render/render-site.ts';
import { searchOutputs } from '../search/search-outputs.ts';
import { sampleQueries } from './audit-queries.ts';
import type { Context } from './context.ts';
import { cacheFolder, type Loaded, type LoadOptions, loadSite } from './load-site.ts';
import { sourceText } from './source-text.ts';

/** What is audited, whoever made it. */
export interface AuditSubject {
  readonly pages: readonly AuditPage[];
  readonly textOf: (page: AuditPage) => string;
  readonly find: FindFile;
  readonly headers: Readonly<Record<string, string>>;
  readonly queries: (path: string) => SampleQueries;
  readonly isRtl: (locale: string) => boolean;
  readonly trace: Trace;
  /** For a finding about a whole page. */
  readonly placeOf: (page: AuditPage) => Place;
  /** Text of a file that findings name. */
  readonly source: (file: string) => string | undefined;
  /** Changes when anything but the text of a page does that its looks depend on. */
  readonly stamp: string;
  /** Where visits may be remembered; undefined: nowhere. */
  readonly cacheFolder: string | undefined;
}

/**
 * The strictest policy under which a kb site works: its own scripts and styles only, nothing in line. Pictures and players of
 * articles may be elsewhere.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src * data:; media-src *; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src *; form-action *; base-uri 'none'; object-src 'none'";

/** The site of the project, rendered in memory: what `kb build` would write. */
export async function ownSubject(
  options: LoadOptions,
  context: Context,
): Promise<{ subject: AuditSubject; loaded: Loaded }> {
  const loaded = await loadSite(options, context);
  const { project, site, config } = loaded;
  const theme = await readProjectTheme(project.root, config);
  const outputs =
    site.entries.length === 0
      ? []
      : [...renderSite(site, theme), ...searchOutputs(site, theme.scripts['search.js'])];
  const texts = new Map(outputs.map((output) => [output.path, output]));
  const templates = new Map(Object.values(theme.templates).map(({ file, text }) => [file, text]));
  const articleText = sourceText(project);
  const articleOf = new Map(
    site.entries.filter(({ shown }) => shown).map(({ output, article }) => [output, article.file]),
  );
  const rtl = new Set(site.locales.filter(({ direction }) => direction === 'rtl').map(({ code }) => code));
  return {
    loaded,
    subject: {
      pages: pagesOfSite(site).filter(({ path: name }) => texts.has(name)),
      textOf: ({ path: name }) => textOf(texts.get(name)),
      find: findOutputs(outputs, project.root),
      headers: { 'Content-Security-Policy': policy },
      queries: sampleQueries(site),
      isRtl: (locale) => rtl.has(locale),
      trace: createTrace(site, theme, articleText),
      placeOf: ({ path: name }) => startOf(articleOf.get(name) ?? name),
      source: (file) => templates.get(file) ?? articleText(file),
      stamp: stampOf(outputs, [...site.allAssets.values()]),
      cacheFolder: cacheFolder(project.root),
    },
  };
}

function textOf(output: Output | undefined): string {
  if (!output || !('content' in output)) return '';
  return typeof output.content === 'string' ? output.content : new TextDecoder().decode(output.content);
}

/** Styles, scripts and search data by their bytes, files of the content folder by name and size. */
function stampOf(outputs: readonly Output[], assets: readonly { path: string; bytes: number }[]): string {
  const files = outputs.flatMap((output) =>
    'content' in output && /\.(?:css|js|json|svg|webmanifest)$/.test(output.path)
      ? [[output.path, hashOf(output.content)]]
      : [],
  );
  return keyOf(
    files,
    assets.map(({ path: name, bytes }) => [name, bytes]),
  );
}
