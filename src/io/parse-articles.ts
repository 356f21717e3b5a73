import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import type { Article, SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import { ArticleCache, createKeys } from './article-cache.ts';
import { startHelpers } from './parse-helpers.ts';

export interface ParseSettings {
  /** Where parsed articles are kept between runs. Without it, nothing is kept. */
  readonly cacheFolder?: string;
  /** Worker threads beside this one; 0 parses here alone. Default: as many as pay. */
  readonly threads?: number;
}

/** Below this many articles, starting a thread takes longer than it saves. */
const worthAThread = 150;
const mostThreads = 7;
const chunkSize = 12;

/** Parses every readable source, in order. The result is the same with and without cache and threads. */
export async function parseArticles(
  sources: readonly SourceFile[],
  options: ParseOptions,
  { cacheFolder, threads }: ParseSettings = {},
): Promise<Article[]> {
  const readable = sources.filter((source) => !source.unreadable);
  if (cacheFolder === undefined) return (await parseAll(readable, options, threads)).map(articleOf);
  const cache = new ArticleCache(cacheFolder);
  const keyOf = createKeys(options);
  const keys = readable.map(keyOf);
  const articles = keys.map((key) => cache.get(key));
  const missing = readable.flatMap((_, i) => (articles[i] === undefined ? [i] : []));
  const parsed = await parseAll(
    missing.map((i) => readable[i] as SourceFile),
    options,
    threads,
  );
  missing.forEach((i, n) => {
    const one = parsed[n] as Parsed;
    articles[i] = articleOf(one);
    cache.add(keys[i] as string, typeof one === 'string' ? one : JSON.stringify(one));
  });
  cache.save();
  return articles as Article[];
}

/** An article, or its JSON as it came from a thread. */
type Parsed = Article | string;

function articleOf(parsed: Parsed): Article {
  return typeof parsed === 'string' ? (JSON.parse(parsed) as Article) : parsed;
}

/** This thread parses too: it and the helpers take small chunks from one queue until it is empty. */
async function parseAll(
  sources: readonly SourceFile[],
  options: ParseOptions,
  threads = defaultThreads(sources.length),
): Promise<Parsed[]> {
  if (sources.length === 0) return [];
  // Loaded here because a warm run needs no parser, and loading it takes longer than reading 400 articles from the cache.
  const { parseArticle } = await import('../parse/parse-article.ts');
  const results: Parsed[] = new Array(sources.length);
  let next = 0;
  const take = (): { start: number; chunk: readonly SourceFile[] } | undefined => {
    if (next >= sources.length) return undefined;
    const start = next;
    next += chunkSize;
    return { start, chunk: sources.slice(start, next) };
  };
  const helpers = startHelpers(threads, options, take, (start, articles) => {
    articles.forEach((json, i) => {
      results[start + i] = json;
    });
  });
  for (let work = take(); work !== undefined; work = take()) {
    const { start, chunk } = work;
    chunk.forEach((source, i) => {
      results[start + i] = parseArticle(source, options);
    });
    // Lets helpers deliver and a progress line be drawn.
    await turn();
  }
  await helpers;
  return results;
}

/** Node.js cannot start a thread from the TypeScript sources, so tests that want threads ask for them. */
function defaultThreads(count: number): number {
  if (count < worthAThread || import.meta.url.endsWith('.ts')) return 0;
  return Math.min(mostThreads, availableParallelism() - 1, Math.floor(count / worthAThread));
}
