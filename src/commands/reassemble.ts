import type { Article, Asset, FolderMeta } from '../model/article.ts';
import type { Config } from '../model/config.ts';
import type { Site } from '../model/site.ts';
import { assembleSite } from '../site/assemble-site.ts';
import type { Loaded } from './load-site.ts';

/** What is different from the project as loaded. */
export interface Different {
  readonly articles: readonly Article[];
  readonly assets?: readonly Asset[];
  readonly folders?: readonly FolderMeta[];
  readonly config?: Config;
}

/** The site as it would be with other articles, drafts and internal ones shown: to say beforehand what a change will do. */
export function reassemble({ project, config, site, today }: Loaded, different: Different): Site {
  const { owners, folders, assets, synonyms, searchTests, popular, problems } = project;
  return assembleSite({
    config: different.config ?? config,
    owners,
    articles: different.articles,
    folders: different.folders ?? folders,
    assets: different.assets ?? assets,
    synonyms,
    searchTests,
    problems,
    today: today ?? site.today,
    drafts: true,
    internal: true,
    ...(popular && { popular }),
  });
}
