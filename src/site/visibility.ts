import type { Article, Audience, FolderMeta } from '../model/article.ts';
import type { Day } from '../model/day.ts';
import type { Visibility } from '../model/site.ts';

export interface VisibilityOptions {
  readonly today: Day;
  readonly drafts: boolean;
  readonly internal: boolean;
}

function statusOf(article: Article, today: Day): Visibility {
  const { meta } = article;
  const archived =
    meta.status === 'archived' ||
    (meta.status === undefined &&
      meta.archived !== undefined &&
      (meta.archived.on === undefined || meta.archived.on <= today));
  if (archived) return 'archived';
  if (meta.status === 'draft') return 'draft';
  if (meta.unpublishOn !== undefined && meta.unpublishOn <= today) return 'expired';
  if (meta.publishOn !== undefined && meta.publishOn > today) return 'scheduled';
  return meta.status === 'unlisted' ? 'unlisted' : 'listed';
}

/**
 * Whether an article is in the site, and why not. `chain` is the `_meta.yml` of its folders, nearest first. The article's own
 * audience wins over a folder's; a folder whose `_meta.yml` cannot be read withholds everything below it, and so does a
 * `publish_on` that is no day. An article is there from `publish_on` on and gone from `unpublish_on` on. An internal draft needs both options.
 */
export function visibilityOf(
  article: Article,
  chain: readonly FolderMeta[],
  options: VisibilityOptions,
): { readonly visibility: Visibility; readonly shown: boolean } {
  const unreadable =
    article.withheld ||
    chain.some((meta) => meta.withheld) ||
    (article.meta.invalid?.includes('publish_on') ?? false);
  if (unreadable) return { visibility: 'withheld', shown: false };
  const audience: Audience =
    article.meta.audience ?? chain.find((meta) => meta.audience !== undefined)?.audience ?? 'public';
  const internal = audience === 'internal';
  if (internal && !options.internal) return { visibility: 'internal', shown: false };
  const status = statusOf(article, options.today);
  if (status === 'draft') return { visibility: 'draft', shown: options.drafts };
  if (status === 'expired' || status === 'scheduled') return { visibility: status, shown: false };
  if (status === 'archived') return { visibility: 'archived', shown: true };
  return { visibility: internal ? 'internal' : status, shown: true };
}

/** True when an article belongs in lists, navigation and search: listed, or a draft or internal one that this build shows. */
export function isListed(entry: { readonly visibility: Visibility; readonly shown: boolean }): boolean {
  return entry.shown && entry.visibility !== 'unlisted' && entry.visibility !== 'archived';
}
