import type { Article } from '../model/article.ts';
import type { Site, Synonyms } from '../model/site.ts';
import { buildIndex, type HeldReadings, readLocale, type SearchIndex } from './build-index.ts';
import type { IndexMessage } from './index-format.ts';
import { type PackedReadings, packReadings } from './pack-readings.ts';
import { type HashOf, keepReadings, type Readings } from './read-documents.ts';
import type { SearchDocument } from './search-document.ts';
import { searchDocuments } from './search-documents.ts';

/** A file with text of its own, which may be in UTF-8 already. */
export interface TextOutput {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What the last run read of articles, so that only new texts are read. */
export interface KeptReadings {
  /** Says the same of articles with the same text; undefined for those that are not kept. */
  keyOf(article: Article): string | undefined;
  readonly hashOf: HashOf;
  /** What was kept of a locale, in the analysis and with the synonyms of this run. */
  of(code: string): Readings | undefined;
  /** Whether anything was kept of a locale, in the analysis and with the synonyms of this run. */
  has(code: string): boolean;
  keep(code: string, readings: PackedReadings): void;
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
  outputs(): Iterable<TextOutput>;
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
      if (after !== before) kept.keep(code, packReadings(after));
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
  const saidOf = (code: string) =>
    readOf(code, documentsOf(code)).read?.readings.map(({ said }) => said) ?? [];
  return {
    inputs: () => indexInputs(site, program, saidOf),
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

/** See `SiteIndex.inputs`. `saidOf` gives what stands for the texts of a locale's documents, one after the other. */
export function* indexInputs(
  site: Site,
  program: string,
  saidOf: (code: string) => readonly string[],
): Generator<unknown> {
  yield [program, site.synonyms];
  for (const { code } of site.locales) {
    yield code;
    const said = saidOf(code);
    let at = 0;
    for (const { url, title, section, answer } of searchDocuments(site, code))
      yield [said[at++], url, title, section, answer];
  }
}

/** All that the index files of one locale are made of. Plain data: it can go to another thread. */
export interface LocaleIndexInput {
  readonly code: string;
  readonly documents: readonly SearchDocument[];
  readonly synonyms: Synonyms;
  readonly program: string;
}

/** What was read of the documents of a locale: what to keep of it, and what stands for the texts of each. */
export interface LocaleReadings {
  readonly code: string;
  readonly packed: PackedReadings;
  readonly said: readonly string[];
}

/** The index files of one locale. With `hashOf`, `note` is told first what was read. */
export function* localeOutputs(
  { code, documents, synonyms, program }: LocaleIndexInput,
  hashOf?: HashOf,
  note?: (readings: LocaleReadings) => void,
): Generator<TextOutput> {
  const held = { read: readLocale(code, documents, synonyms, undefined, hashOf) };
  if (hashOf) {
    const said = held.read.readings.map((reading) => reading.said);
    note?.({ code, packed: packReadings(keepReadings(documents, held.read)), said });
  }
  yield* indexOutputs(code, buildIndex(code, documents, synonyms, undefined, held), program);
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
  for (const { name, file } of slices) yield { path: `search/${start.folder}/${name}.js`, content: file };
}
