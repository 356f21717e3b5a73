import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Article, SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import { ArticleCache, createKeys } from './article-cache.ts';
import { type ArticleParts, isParts, partsOf, wholeOf } from './article-parts.ts';
import { startHelpers } from './parse-helpers.ts';
import { manyArticles } from './read-sources.ts';
import { sweepDrafts } from './sweep-drafts.ts';
import { hasThreads } from './thread.ts';

export interface ParseSettings {
  /** Where parsed articles are kept between runs. Without it, nothing is kept. */
  readonly cacheFolder?: string;
  /** Worker threads beside this one; 0 parses here alone. Default: as many as pay. */
  readonly threads?: number;
}

/**
 * For so many articles more, one thread more: loading the parser and compiling it to machine code costs each thread half a second
 * and more. With 1,000 articles on two cores a second thread takes an eighth off the time of a build, for an eighth more CPU; making
 * the search index beside the pages saves that time for nothing (bench/build).
 */
const worthAThread = 1500;
const mostThreads = 7;
const chunkSize = 12;

/** Parses every readable source, in order. The result is the same with and without cache and threads. */
export async function parseArticles(
  sources: readonly SourceFile[],
  options: ParseOptions,
  { cacheFolder, threads }: ParseSettings = {},
): Promise<Article[]> {
  const readable = sources.filter((source) => !source.unreadable);
  const areMany = readable.length >= manyArticles;
  // Garbage is then collected whenever memory has grown by a quarter. Only where it was measured (bench/README.md).
  if (areMany && process.versions.node.startsWith('20.')) setFlagsFromString('--heap-growing-percent=25');
  if (cacheFolder === undefined && !areMany) {
    const articles: Article[] = [];
    await parseAll(readable, options, threads, (i, parsed) => {
      articles[i] = wholeOf(parsed);
    });
    return articles;
  }
  if (cacheFolder !== undefined) sweepDrafts(cacheFolder);
  const cache = new ArticleCache(cacheFolder);
  const keys = cacheFolder === undefined ? [] : readable.map(createKeys(options));
  const articles = readable.map((_, i) => cache.get(keys[i] ?? ''));
  const missing = readable.flatMap((_, i) => (articles[i] === undefined ? [i] : []));
  const sourcesLeft = missing.map((i) => readable[i] as SourceFile);
  await parseAll(sourcesLeft, options, threads, (n, parsed) => {
    const i = missing[n] as number;
    // Texts that were just parsed are cut out of longer ones, which they would keep in memory; from JSON they stand alone.
    articles[i] = cache.add(keys[i] ?? '', areMany && !isParts(parsed) ? partsOf(parsed) : parsed);
  });
  cache.save();
  return articles as Article[];
}

/**
 * Parses all and gives each to `deliver` with its number. This thread parses too: it and the helpers take small chunks from
 * one queue until it is empty.
 */
async function parseAll(
  sources: readonly SourceFile[],
  options: ParseOptions,
  threads = defaultThreads(sources.length),
  deliver: (index: number, parsed: Article | ArticleParts) => void,
): Promise<void> {
  if (sources.length === 0) return;
  // Loaded here because a warm run needs no parser, and loading it takes longer than reading 400 articles from the cache.
  const { parseArticle } = await import('../parse/parse-article.ts');
  let next = 0;
  const take = (): { start: number; chunk: readonly SourceFile[] } | undefined => {
    if (next >= sources.length) return undefined;
    const start = next;
    next += chunkSize;
    return { start, chunk: sources.slice(start, next) };
  };
  const helpers = startHelpers(threads, options, take, (start, articles) => {
    for (const [i, article] of articles.entries()) deliver(start + i, article);
  });
  for (let work = take(); work !== undefined; work = take()) {
    const { start, chunk } = work;
    for (const [i, source] of chunk.entries()) deliver(start + i, parseArticle(source, options));
    // Lets helpers deliver and a progress line be drawn.
    await turn();
  }
  await helpers;
}

/** Tests that want threads ask for them. */
function defaultThreads(count: number): number {
  if (!hasThreads) return 0;
  return Math.min(mostThreads, availableParallelism() - 1, Math.floor(count / worthAThread));
}
