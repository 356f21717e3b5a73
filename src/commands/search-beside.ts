import { manyArticles } from '../io/read-sources.ts';
import { hasThreads, isOneCore, startThread, type Thread } from '../io/thread.ts';
import { finishSteps } from '../model/finish-steps.ts';
import type { Site } from '../model/site.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { searchDocuments } from '../search/search-documents.ts';
import {
  indexInputs,
  type KeptReadings,
  type LocaleIndexInput,
  type LocaleReadings,
  type SiteIndex,
  siteIndex,
  type TextOutput,
} from '../search/search-outputs.ts';

/** Below so many articles an index is there before a thread has started. */
export const worthAThread = 300;
const documentsAtOnce = 50;

/** What the thread is started with: what the index of each locale is made of, without its documents, and whether to say what was read. */
export interface IndexSettings {
  readonly locales: readonly Omit<LocaleIndexInput, 'documents'>[];
  readonly saysReadings: boolean;
}

/** What the thread is sent: documents of a locale, or that there are no more. */
export type IndexRequest = { readonly code: string; readonly documents: readonly SearchDocument[] } | 'done';

/** What it answers: files of the index, some at a time, and before those of a locale what was read for them. */
export type IndexAnswer = readonly TextOutput[] | LocaleReadings;

/**
 * Starts a thread that makes the search index of a site; `take` gets what it answers. `sending` hands the documents over, a few at
 * each step: run it to its end. All is there when `thread.ended` resolves.
 */
export function searchBeside(
  site: Site,
  program: string,
  take: (answer: IndexAnswer) => void,
  keyOf?: KeptReadings['keyOf'],
): { readonly thread: Thread; readonly sending: Generator<undefined, void> } {
  const settings: IndexSettings = {
    locales: site.locales.map(({ code }) => ({ code, synonyms: site.synonyms, program })),
    saysReadings: keyOf !== undefined,
  };
  const thread = startThread('commands/search-thread.js', settings, (said) => take(said as IndexAnswer));
  return { thread, sending: sendDocuments(site, thread, keyOf) };
}

function* sendDocuments(
  site: Site,
  thread: Thread,
  keyOf: KeptReadings['keyOf'] | undefined,
): Generator<undefined, void> {
  for (const { code } of site.locales) {
    let documents: SearchDocument[] = [];
    const send = () => {
      thread.send({ code, documents } satisfies IndexRequest);
      documents = [];
    };
    for (const document of searchDocuments(site, code, keyOf)) {
      if (documents.push(document) === documentsAtOnce) send();
      yield;
    }
    send();
  }
  thread.send('done' satisfies IndexRequest);
}

/** An index that is being made, here when it is asked for or by a thread from now on. */
export interface IndexAtWork {
  readonly made: Promise<SiteIndex>;
  /** Nobody needs it any more. */
  stop(): void;
}

/**
 * Begins the index of a build. A thread makes it while pages are made here when all texts are still to be read, but for sites that
 * would then be in memory twice. Of 1,000 articles on two cores that takes a tenth of the time, for no more CPU (bench/build).
 */
export function beginIndex(site: Site, program = '', kept?: KeptReadings): IndexAtWork {
  const { length } = site.entries;
  const isWorthIt = hasThreads && !isOneCore && length >= worthAThread && length < manyArticles;
  return isWorthIt && !site.locales.some(({ code }) => kept?.has(code))
    ? indexBeside(site, program, kept)
    : { made: Promise.resolve(siteIndex(site, program, kept)), stop: () => {} };
}

/** The same by a thread, whatever the size. */
export function indexBeside(site: Site, program: string, kept: KeptReadings | undefined): IndexAtWork {
  const outputs: TextOutput[] = [];
  const said = new Map<string, readonly string[]>();
  const take = (answer: IndexAnswer) => {
    if (!('said' in answer)) {
      outputs.push(...answer);
      return;
    }
    said.set(answer.code, answer.said);
    kept?.keep(answer.code, answer.packed);
  };
  const { thread, sending } = searchBeside(site, program, take, kept?.keyOf);
  finishSteps(sending);
  const made = thread.ended.then(() => ({
    inputs: () => indexInputs(site, program, (code) => said.get(code) ?? []),
    outputs: () => outputs.values(),
  }));
  // Who waits for it gets the error; until then it must not count as unhandled.
  made.catch(() => {});
  return { made, stop: () => thread.stop() };
}
