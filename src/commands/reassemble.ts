import type { Article, Asset, FolderMeta } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { Site } from '../model/site.ts';
import { assembleSite } from '../site/assemble-site.ts';
import { type Loaded, siteInput } from './load-site.ts';

/** What is different from the project as loaded. */
export interface Different {
  readonly articles: readonly Article[];
  readonly assets?: readonly Asset[];
  readonly folders?: readonly FolderMeta[];
  readonly config?: Config;
}

/** The site as it would be with other articles, drafts and internal ones shown: to say beforehand what a change will do. */
export function reassemble(loaded: Loaded, different: Different): Site {
  const input = siteInput(loaded, different.articles, { drafts: true, internal: true });
  return assembleSite({ ...input, ...different });
}
