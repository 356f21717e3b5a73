import { insideThread } from '../io/thread.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { localeOutputs } from '../search/search-outputs.ts';
import type { IndexRequest, LocaleSettings } from './search-beside.ts';

// The other end of search-beside.ts: takes documents until it is told that there are no more, and says the files.
const filesAtOnce = 200;
const documents = new Map<string, SearchDocument[]>();
const { data, say, close } = insideThread((message) => {
  const request = message as IndexRequest;
  if (request !== 'done') {
    const known = documents.get(request.code) ?? [];
    known.push(...request.documents);
    documents.set(request.code, known);
    return;
  }
  for (const settings of data as readonly LocaleSettings[]) {
    const outputs = [...localeOutputs({ ...settings, documents: documents.get(settings.code) ?? [] })];
    for (let at = 0; at < outputs.length; at += filesAtOnce) say(outputs.slice(at, at + filesAtOnce));
  }
  close();
});
