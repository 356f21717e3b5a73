import type { Site, Synonyms } from '../model/site.ts';
import { buildIndex } from './build-index.ts';
import type { IndexMessage } from './index-format.ts';
import type { SearchDocument } from './search-document.ts';
import { searchDocuments } from './search-documents.ts';

/** A file with text of its own. */
export interface TextOutput {
  readonly path: string;
  readonly content: string;
}

/**
 * Index files of every locale, under `search/`. `search/en.js` starts the search of a locale: it holds the start of the
 * index and then `program`, the search script of the theme, so that one request brings both. The slices are in a folder
 * that is named after what is in them; a small site has none, the start file brings them along.
 * All are scripts: a page opened from a folder may load scripts, but not read files.
 */
export function* searchOutputs(site: Site, program = ''): Generator<TextOutput> {
  for (const { code } of site.locales) {
    const documents = [...searchDocuments(site, code)];
    yield* localeOutputs({ code, documents, synonyms: site.synonyms, program });
  }
}

/** All that the index files are made of, in pieces: the same pieces make the same files. */
export function* searchInputs(site: Site, program = ''): Generator<unknown> {
  yield [program, site.synonyms];
  for (const { code } of site.locales) {
    yield code;
    // The path of an article is in none of them.
    for (const { path, ...document } of searchDocuments(site, code)) yield document;
  }
}

/** All that the index files of one locale are made of. Plain data: it can go to another thread. */
export interface LocaleIndexInput {
  readonly code: string;
  readonly documents: readonly SearchDocument[];
  readonly synonyms: Synonyms;
  readonly program: string;
}

/** The index files of one locale. */
export function* localeOutputs(input: LocaleIndexInput): Generator<TextOutput> {
  const { code, documents, synonyms, program } = input;
  const { start, slices, inOne } = buildIndex(code, documents, synonyms);
  const messages = [JSON.stringify(['start', start] satisfies IndexMessage)];
  if (inOne) messages.push(...slices.map(({ json }) => json));
  yield { path: `search/${code}.js`, content: `self.kbSearch=[${messages.join(',\n')}];\n${program}` };
  if (inOne) return;
  for (const { name, json } of slices)
    yield { path: `search/${start.folder}/${name}.js`, content: `kbSearch.push(${json})\n` };
}
