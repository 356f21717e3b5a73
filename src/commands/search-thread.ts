import { hashOfAll } from '../io/build-memo.ts';
import { insideThread } from '../io/thread.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { localeOutputs } from '../search/search-outputs.ts';
import type { IndexAnswer, IndexRequest, IndexSettings } from './search-beside.ts';

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
  const { locales, saysReadings } = data as IndexSettings;
  const answer = (said: IndexAnswer) => say(said);
  for (const settings of locales) {
    const input = { ...settings, documents: documents.get(settings.code) ?? [] };
    const outputs = [...localeOutputs(input, saysReadings ? hashOfAll : undefined, answer)];
    for (let at = 0; at < outputs.length; at += filesAtOnce) answer(outputs.slice(at, at + filesAtOnce));
  }
  close();
});
