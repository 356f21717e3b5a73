import type { Article } from '../model/article.ts';
import type { Site, Synonyms } from '../model/site.ts';
import { buildIndex, type HeldReadings, readLocale, type SearchIndex } from './build-index.ts';
import type { IndexMessage } from './index-format.ts';
import { type HashOf, keepReadings, type Readings } from './read-documents.ts';
import type { SearchDocument } from './search-document.ts';
import { searchDocuments } from './search-documents.ts';

/** A file with text of its own. */
export interface TextOutput {
  readonly path: string;
  readonly content: string;
}

/** What the last run read of articles, so that only new texts are read. */
export interface KeptReadings {
  /** Says the same of articles with the same text; undefined for those that are not kept. */
  keyOf(article: Article): string | undefined;
  readonly hashOf: HashOf;
  /** What was kept of a locale, in the analysis and with the synonyms of this run. */
  of(code: string): Readings | undefined;
  keep(code: string, readings: Readings): void;
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

/** Prepares the index of a site. Texts are read by the first step that needs them, and forgotten when the index is made. */
export function siteIndex(site: Site, program = '', kept?: KeptReadings): SiteIndex {
  const held = new Map<string, HeldReadings>();
  const documentsOf = (code: string) => [...searchDocuments(site, code, kept?.keyOf)];
  const readOf = (code: string, documents: readonly SearchDocument[]): HeldReadings => {
    const known = held.get(code);
    if (known) return known;
    const before = kept?.of(code);
    const read = readLocale(code, documents, site.synonyms, before, kept?.hashOf);
    if (kept && !hasNearlyAll(documents, before)) {
      const after = keepReadings(documents, read, before);
      if (after !== before) kept.keep(code, after);
    }
    const own = { read };
    held.set(code, own);
    return own;
  };
  const indexOf = (code: string): SearchIndex => {
    const documents = documentsOf(code);
    const own = readOf(code, documents);
    held.delete(code);
    return buildIndex(code, documents, site.synonyms, undefined, own);
  };
  const saidOf = (code: string, documents: readonly SearchDocument[]) =>
    readOf(code, documents).read?.readings.map(({ said }) => said) ?? [];
  return {
    *inputs() {
      yield [program, site.synonyms];
      for (const { code } of site.locales) {
        yield code;
        const documents = documentsOf(code);
        const said = saidOf(code, documents);
        for (const [at, { url, title, section, answer }] of documents.entries())
          yield [said[at], url, title, section, answer];
      }
    },
    *outputs() {
      for (const { code } of site.locales) yield* indexOutputs(code, indexOf(code), program);
    },
  };
}

/**
 * True when so few documents are new that reading them again next time costs less than writing down all readings: with one new
 * document of 1,000 that would be a thirtieth of the build, and of 20,000 it would be 90 MB to write.
 */
function hasNearlyAll(documents: readonly SearchDocument[], kept: Readings | undefined): boolean {
  if (!kept) return false;
  const isNew = ({ key }: SearchDocument) => key !== undefined && !kept.byKey.has(key);
  const areFewGone = kept.byKey.size <= documents.length * 1.1;
  return areFewGone && documents.filter(isNew).length <= documents.length / 50;
}

/** All that the index files of one locale are made of. Plain data: it can go to another thread. */
export interface LocaleIndexInput {
  readonly code: string;
  readonly documents: readonly SearchDocument[];
  readonly synonyms: Synonyms;
  readonly program: string;
}

/** The index files of one locale. */
export function localeOutputs({
  code,
  documents,
  synonyms,
  program,
}: LocaleIndexInput): Iterable<TextOutput> {
  return indexOutputs(code, buildIndex(code, documents, synonyms), program);
}

function* indexOutputs(
  code: string,
  { start, slices, inOne }: SearchIndex,
  program: string,
): Generator<TextOutput> {
  const messages = [JSON.stringify(['start', start] satisfies IndexMessage)];
  if (inOne) messages.push(...slices.map(({ json }) => json));
  yield { path: `search/${code}.js`, content: `self.kbSearch=[${messages.join(',\n')}];\n${program}` };
  if (inOne) return;
  for (const { name, json } of slices)
    yield { path: `search/${start.folder}/${name}.js`, content: `kbSearch.push(${json})\n` };
}
