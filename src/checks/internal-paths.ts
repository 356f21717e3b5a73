import type { Audience } from '../model/article.ts';
import type { Entry, Site } from '../model/site.ts';

/** Paths of the articles that are for the team only, by their own `audience` or that of their nearest folder. */
export function internalPaths(site: Site): Set<string> {
  const audiences = new Map<string, Audience>();
  for (const meta of site.metas) if (meta.audience) audiences.set(meta.path, meta.audience);
  const isInternal = (entry: Entry): boolean => {
    if (entry.visibility === 'internal') return true;
    const own = entry.article.meta.audience;
    if (own) return own === 'internal';
    for (let folder = parentOf(entry.path); ; folder = parentOf(folder)) {
      const audience = audiences.get(folder);
      if (audience) return audience === 'internal';
      if (folder === '') return false;
    }
  };
  return new Set(site.entries.filter(isInternal).map((entry) => entry.path));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
