import { startThread, type Thread } from '../io/thread.ts';
import type { Site } from '../model/site.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { searchDocuments } from '../search/search-documents.ts';
import type { LocaleIndexInput, TextOutput } from '../search/search-outputs.ts';

/** Below so many articles an index is there before a thread has started. */
export const worthAThread = 300;
const documentsAtOnce = 50;

/** What the index of a locale is made of, without its documents. */
export type LocaleSettings = Omit<LocaleIndexInput, 'documents'>;

/** What the thread is sent: documents of a locale, or that there are no more. */
export type IndexRequest = { readonly code: string; readonly documents: readonly SearchDocument[] } | 'done';

/**
 * Starts a thread that makes the search index of a site; `take` gets its files. `sending` hands the documents over, a few at
 * each step: run it to its end. The files are there when `thread.ended` resolves.
 */
export function searchBeside(
  site: Site,
  program: string,
  take: (made: readonly TextOutput[]) => void,
): { readonly thread: Thread; readonly sending: Generator<undefined, void> } {
  const settings = site.locales.map(
    ({ code }): LocaleSettings => ({ code, synonyms: site.synonyms, program }),
  );
  const thread = startThread('commands/search-thread.js', settings, (made) => take(made as TextOutput[]));
  return { thread, sending: sendDocuments(site, thread) };
}

function* sendDocuments(site: Site, thread: Thread): Generator<undefined, void> {
  for (const { code } of site.locales) {
    let documents: SearchDocument[] = [];
    const send = () => {
      thread.send({ code, documents } satisfies IndexRequest);
      documents = [];
    };
    for (const document of searchDocuments(site, code)) {
      if (documents.push(document) === documentsAtOnce) send();
      yield;
    }
    send();
  }
  thread.send('done' satisfies IndexRequest);
}
