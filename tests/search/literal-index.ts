import type { Synonyms } from '../../src/model/site.ts';
import { buildIndex, type Cuts } from '../../src/search/build-index.ts';
import { createSearch, type Found, type SearchOptions } from '../../src/search/create-search.ts';
import type { IndexMessage } from '../../src/search/index-format.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';

/** Texts of a document; `name` is its path without `.md`. */
export interface Texts {
  readonly title: string;
  readonly body?: string;
  readonly phrases?: readonly string[];
  readonly headings?: readonly string[];
}

/** A document as the site makes it: title 6, phrase 5, heading 3, body 2. */
export function literalDocument(
  name: string,
  { title, body = '', phrases = [], headings = [] }: Texts,
): SearchDocument {
  return {
    path: `${name}.md`,
    url: `${name}.html`,
    title,
    section: '',
    answer: body.slice(0, 100),
    headings: headings.map((text, at) => ({ id: `h${at}`, text })),
    fields: [
      { text: title, weight: 6, title: true },
      ...phrases.map((text) => ({ text, weight: 5, title: true })),
      ...headings.map((text) => ({ text, weight: 3 })),
      { text: body, weight: 2 },
    ],
  };
}

export const noSynonyms: Synonyms = { file: 'synonyms.yml', groups: [], oneWay: [], problems: [] };

/** An index of documents by name, searched as a page does: a slice is loaded when a search asks for it. */
export function literalIndex(
  documents: Readonly<Record<string, Texts>>,
  { locale = 'en', synonyms = {}, cuts }: { locale?: string; synonyms?: Partial<Synonyms>; cuts?: Cuts } = {},
) {
  const list = Object.entries(documents).map(([name, texts]) => literalDocument(name, texts));
  const index = buildIndex(locale, list, { ...noSynonyms, ...synonyms }, cuts);
  const slices = new Map(index.slices.map(({ name, json }) => [name, json]));
  const engine = createSearch(index.start);
  const loaded: string[] = [];
  const search = (query: string, options?: SearchOptions): Found => {
    for (;;) {
      const found = engine.search(query, options);
      if (found.missing.length === 0) return found;
      for (const name of found.missing) {
        loaded.push(name);
        engine.receive(JSON.parse(slices.get(name) as string) as IndexMessage);
      }
    }
  };
  /** Names of what is found, best first. */
  const names = (query: string, options?: SearchOptions) =>
    search(query, options).results.map(({ url }) => url.replace('.html', ''));
  return { ...index, engine, loaded, search, names };
}
