import type { Article, FolderMeta } from '../model/article.ts';
import type { Visibility } from '../model/site.ts';
import type { TreeNode } from './tree.ts';

/** An article whose address and visibility are known, but not yet where its links lead. */
export interface Placed {
  readonly article: Article;
  readonly path: string;
  readonly locale: string;
  readonly visibility: Visibility;
  readonly shown: boolean;
  /** In lists and navigation of this build. */
  readonly listed: boolean;
  readonly url: string;
  readonly output: string;
  readonly node: TreeNode;
  /** `_meta.yml` of the folders on disk, nearest first. */
  readonly chain: readonly FolderMeta[];
}
