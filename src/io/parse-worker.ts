import { parentPort, workerData } from 'node:worker_threads';
import type { ParseOptions } from '../model/config.ts';
import { parseArticle } from '../parse/parse-article.ts';
import { partsOf } from './article-parts.ts';
import type { HelperAnswer, HelperRequest } from './parse-helpers.ts';

// The other end of parse-helpers.ts.
const options = workerData as ParseOptions;
parentPort?.on('message', (request: HelperRequest) => {
  if (request === 'done') {
    parentPort?.close();
    return;
  }
  const { start, chunk } = request;
  const articles = chunk.map((source) => partsOf(parseArticle(source, options)));
  parentPort?.postMessage({ start, articles } satisfies HelperAnswer);
});
