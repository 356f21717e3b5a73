import { outputOfAddress } from '../model/address.ts';
import type { AuditPage } from '../model/audit.ts';
import type { PageKind } from '../model/output.ts';
import type { Site } from '../model/site.ts';

/** Every page that customers of a site can meet, with its kind and language, by path. */
export function pagesOfSite(site: Site): AuditPage[] {
  const pages = new Map<string, AuditPage>();
  const add = (path: string, kind: PageKind, locale: string) => {
    if (!pages.has(path)) pages.set(path, { path, kind, locale });
  };
  for (const { code, pages: fixed } of site.locales) {
    add(outputOfAddress(fixed.home), 'home', code);
    add(outputOfAddress(fixed.search), 'search', code);
    add(outputOfAddress(fixed.index), 'index', code);
    add(outputOfAddress(fixed.contact), 'contact', code);
    add(outputOfAddress(fixed.notFound), 'not-found', code);
    if (fixed.promise !== undefined) add(outputOfAddress(fixed.promise), 'promise', code);
  }
  for (const folder of site.folders.values()) {
    add(folder.output, folder.depth === 1 ? 'category' : 'section', folder.locale);
  }
  for (const entry of site.entries) {
    if (entry.shown)
      add(entry.output, entry.visibility === 'archived' ? 'tombstone' : 'article', entry.locale);
  }
  for (const { output } of site.redirects) add(output, 'redirect', localeOfPath(site, output));
  return [...pages.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The language whose prefix an address has; else the site's own. */
export function localeOfPath(site: Site, path: string): string {
  const other = site.locales.find(({ prefix }) => prefix !== '' && path.startsWith(prefix));
  return other?.code ?? site.config.locale;
}
