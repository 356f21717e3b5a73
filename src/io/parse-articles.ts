import type { Article, SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import { parseArticle } from '../parse/parse-article.ts';

export interface ParseSettings {
  /** Where parsed articles are kept between runs. Without it, nothing is kept. */
  readonly cacheFolder?: string;
  /** Worker threads to use; 0 parses here. Default: as many as pay. */
  readonly threads?: number;
}

/** Parses every readable source, in order. The result is the same with and without cache and threads. */
export async function parseArticles(
  sources: readonly SourceFile[],
  options: ParseOptions,
  _settings: ParseSettings = {},
): Promise<Article[]> {
  return sources.filter((source) => !source.unreadable).map((source) => parseArticle(source, options));
}
