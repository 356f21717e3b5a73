import type { SourceFile } from '../model/article.ts';
import type { ParseOptions } from '../model/config.ts';
import type { ArticleParts } from './article-parts.ts';
import { startThread } from './thread.ts';

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

async function runHelper(
  options: ParseOptions,
  take: () => Exclude<HelperRequest, 'done'> | undefined,
  deliver: (start: number, articles: readonly ArticleParts[]) => void,
): Promise<void> {
  let open = 0;
  const thread = startThread('io/parse-worker.js', options, (answer) => {
    const { start, articles } = answer as HelperAnswer;
    open--;
    deliver(start, articles);
    feed();
  });
  const feed = (): void => {
    const work = take();
    if (work !== undefined) {
      open++;
      thread.send(work satisfies HelperRequest);
    } else if (open === 0) {
      thread.send('done' satisfies HelperRequest);
    }
  };
  for (let i = 0; i < chunksAhead; i++) feed();
  await thread.ended;
}
