import type { Article } from '../model/article.ts';
import type { Site, Synonyms } from '../model/site.ts';
import { buildIndex, readLocale } from './build-index.ts';
import type { IndexMessage } from './index-format.ts';
import { type HashOf, keepReadings, type ReadDocuments, type Readings } from './read-documents.ts';
import type { SearchDocument } from './search-document.ts';
import { searchDocuments } from './search-documents.ts';

/** A file with text of its own. */
export interface TextOutput {
  readonly path: string;
  readonly content: string;
}

/** What earlier runs read of articles, so that only new texts are read. */
export interface KeptReadings {
  /** Says the same of articles with the same text; undefined for those that are not kept. */
  keyOf(article: Article): string | undefined;
  /** By locale, in the analysis and with the synonyms of this run. Gets what this run reads. */
  readonly byLocale: Map<string, Readings>;
  readonly hashOf: HashOf;
}

/**
 * Index files of every locale, under `search/`. `search/en.js` starts the search of a locale: it holds the start of the
 * index and then `program`, the search script of the theme, so that one request brings both. The slices are in a folder
 * that is named after what is in them; a small site has none, the start file brings them along.
 * All are scripts: a page opened from a folder may load scripts, but not read files.
 */
export function* searchOutputs(site: Site, program = ''): Generator<TextOutput> {
  yield* siteIndex(site, program).outputs();
}

/** The index of a site, made in two steps: who finds the inputs unchanged does without the outputs. Both give the same however often. */
export interface SiteIndex {
  /** All that the files are made of, in pieces: the same pieces make the same files. */
  inputs(): Generator<unknown>;
  /** See `searchOutputs`. */
  outputs(): Generator<TextOutput>;
}

/** Prepares the index of a site. Texts are read when the first step needs them, and kept in memory for the second. */
export function siteIndex(site: Site, program = '', kept?: KeptReadings): SiteIndex {
  const locales = site.locales.map(({ code }) => {
    let read: ReadDocuments | undefined;
    const documents = () => [...searchDocuments(site, code, kept?.keyOf)];
    return {
      code,
      documents,
      read(own: readonly SearchDocument[]): ReadDocuments {
        if (read) return read;
        const before = kept?.byLocale.get(code);
        read = readLocale(code, own, site.synonyms, before, kept?.hashOf);
        const readings = kept && keepReadings(own, read, before);
        if (readings) kept.byLocale.set(code, readings);
        else kept?.byLocale.delete(code);
        return read;
      },
    };
  });
  return {
    *inputs() {
      yield [program, site.synonyms];
      for (const { code, documents, read } of locales) {
        yield code;
        const own = documents();
        const { readings } = read(own);
        for (const [at, { url, title, section, answer }] of own.entries())
          yield [readings[at]?.said, url, title, section, answer];
      }
    },
    *outputs() {
      for (const { code, documents, read } of locales) {
        const own = documents();
        yield* localeOutputs({ code, documents: own, synonyms: site.synonyms, program }, read(own));
      }
    },
  };
}

/** All that the index files of one locale are made of. Plain data: it can go to another thread. */
export interface LocaleIndexInput {
  readonly code: string;
  readonly documents: readonly SearchDocument[];
  readonly synonyms: Synonyms;
  readonly program: string;
}

/** The index files of one locale. */
export function* localeOutputs(input: LocaleIndexInput, read?: ReadDocuments): Generator<TextOutput> {
  const { code, documents, synonyms, program } = input;
  const { start, slices, inOne } = buildIndex(code, documents, synonyms, undefined, read);
  const messages = [JSON.stringify(['start', start] satisfies IndexMessage)];
  if (inOne) messages.push(...slices.map(({ json }) => json));
  yield { path: `search/${code}.js`, content: `self.kbSearch=[${messages.join(',\n')}];\n${program}` };
  if (inOne) return;
  for (const { name, json } of slices)
    yield { path: `search/${start.folder}/${name}.js`, content: `kbSearch.push(${json})\n` };
}
