import path from 'node:path';
import { traceForeign } from '../audit/trace-page.ts';
import { crawlSite } from '../io/crawl-site.ts';
import { isInside, realPlace } from '../io/is-inside.ts';
import { type BuiltSite, readBuiltSite } from '../io/read-built-site.ts';
import { userCacheFolder } from '../io/user-cache-folder.ts';
import { startOf } from '../model/place.ts';
import { foreignQueries } from './audit-queries.ts';
import type { AuditSubject } from './audit-subject.ts';
import type { Context } from './context.ts';

/** A site that kb need not have made: a folder, or an address on this computer. Findings name its pages. */
export async function foreignSubject(site: string, context: Context): Promise<AuditSubject> {
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(site);
  const built = isAddress ? await crawlSite(site) : readBuiltSite(path.resolve(context.cwd, site), site);
  return {
    pages: built.pages.map((name) => ({ path: name, kind: 'page', locale: '' })),
    textOf: ({ path: name }) => built.textOf(name),
    find: built.find,
    headers: {},
    queries: () => foreignQueries,
    isRtl: () => false,
    trace: traceForeign,
    placeOf: ({ path: name }) => startOf(name),
    source: () => undefined,
    stamp: built.stamp,
    cacheFolder: cacheFolderFor(built, context),
  };
}

/** Never inside the site: what is audited stays as it is. */
function cacheFolderFor({ root }: BuiltSite, { env }: Context): string | undefined {
  const folder = userCacheFolder(env);
  return folder !== undefined && root !== undefined && isInside(root, realPlace(folder)) ? undefined : folder;
}
