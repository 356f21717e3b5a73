import type { ParseOptions } from '../model/config.ts';
import { parseArticle } from '../parse/parse-article.ts';
import { partsOf } from './article-parts.ts';
import type { HelperAnswer, HelperRequest } from './parse-helpers.ts';
import { insideThread } from './thread.ts';

// The other end of parse-helpers.ts.
const { data, say, close } = insideThread((message) => {
  const request = message as HelperRequest;
  if (request === 'done') {
    close();
    return;
  }
  const { start, chunk } = request;
  const articles = chunk.map((source) => partsOf(parseArticle(source, data as ParseOptions)));
  say({ start, articles } satisfies HelperAnswer);
});
