import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import type { ArticleParts } from './article-parts.ts';
import { packageRoot } from './package-root.ts';

/** What a helper thread is sent: a chunk to parse, or that there is nothing more. */
export type HelperRequest = { readonly start: number; readonly chunk: readonly SourceFile[] } | 'done';

/** What it answers: the articles of the chunk. */
export interface HelperAnswer {
  readonly start: number;
  readonly articles: readonly ArticleParts[];
}

/** A helper always has a second chunk waiting, so that it never waits for this thread. */
const chunksAhead = 2;

/**
 * Starts threads that take chunks with `take` and give their articles to `deliver`, until `take` has no more. Ends when
 * all have ended; rejects with what one of them threw.
 */
export function startHelpers(
  count: number,
  options: ParseOptions,
  take: () => Exclude<HelperRequest, 'done'> | undefined,
  deliver: (start: number, articles: readonly ArticleParts[]) => void,
): Promise<unknown> {
  const all = Promise.all(Array.from({ length: count }, () => runHelper(options, take, deliver)));
  // Whoever awaits gets the error; until then it must not count as unhandled.
  all.catch(() => {});
  return all;
}

function runHelper(
  options: ParseOptions,
  take: () => Exclude<HelperRequest, 'done'> | undefined,
  deliver: (start: number, articles: readonly ArticleParts[]) => void,
): Promise<void> {
  const worker = new Worker(path.join(packageRoot, 'dist/io/parse-worker.js'), { workerData: options });
  let open = 0;
  const feed = (): void => {
    const work = take();
    if (work !== undefined) {
      open++;
      worker.postMessage(work satisfies HelperRequest);
    } else if (open === 0) {
      worker.postMessage('done' satisfies HelperRequest);
    }
  };
  return new Promise((resolve, reject) => {
    worker.on('message', ({ start, articles }: HelperAnswer) => {
      open--;
      deliver(start, articles);
      feed();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0 && open === 0) resolve();
      else reject(new Error(`A parse thread ended with code ${code}`));
    });
    for (let i = 0; i < chunksAhead; i++) feed();
  });
}
