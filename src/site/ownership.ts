import type { Article, FolderMeta } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import { startOf } from '../model/place.ts';
import type { Ownership } from '../model/site.ts';

/**
 * Who answers for an article: its own `owner`, else the nearest folder's, else the site's. `at` is where that is written;
 * with no owner at all it is the article's first line. `chain` is the `_meta.yml` of its folders, nearest first.
 */
export function ownershipOf(article: Article, chain: readonly FolderMeta[], config: Config): Ownership {
  const own = article.meta.owners;
  if (own !== undefined && own.length > 0) {
    return { ids: own, from: 'article', at: article.keys.owner?.at ?? startOf(article.file) };
  }
  const folder = chain.find((meta) => meta.owners !== undefined && meta.owners.length > 0);
  if (folder?.owners) {
    return { ids: folder.owners, from: 'folder', at: folder.ownersAt ?? startOf(folder.file) };
  }
  if (config.owners.length > 0) {
    return {
      ids: config.owners,
      from: 'site',
      at: config.places.owner ?? config.places.owners ?? startOf(config.file),
    };
  }
  return { ids: [], from: 'none', at: article.keys.owner?.at ?? startOf(article.file) };
}
