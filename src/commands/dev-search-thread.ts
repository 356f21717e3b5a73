import { insideThread } from '../io/thread.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { type LocaleIndexInput, localeOutputs } from '../search/search-outputs.ts';

// The other end of dev-search.ts: takes documents until it is told that there are no more, and says the files.
const filesAtOnce = 200;
const documents: SearchDocument[] = [];
const { data, say, close } = insideThread((message) => {
  if (message !== 'done') {
    documents.push(...(message as SearchDocument[]));
    return;
  }
  const outputs = [...localeOutputs({ ...(data as Omit<LocaleIndexInput, 'documents'>), documents })];
  for (let at = 0; at < outputs.length; at += filesAtOnce) say(outputs.slice(at, at + filesAtOnce));
  close();
});
