import type { Output } from '../model/output.ts';
import type { Site } from '../model/site.ts';
import { buildIndex, type SearchIndex } from './build-index.ts';
import type { IndexMessage } from './index-format.ts';
import { searchDocuments } from './search-documents.ts';

/** The index of one locale of a site. */
export function indexOfLocale(site: Site, locale: string): SearchIndex {
  return buildIndex(locale, searchDocuments(site, locale), site.synonyms);
}

/**
 * Index files of every locale, under `search/`: `search/en.js` is the start, its slices are in a folder named after their
 * content. All are scripts that call one function: a page opened from a folder may load scripts, but not read files.
 */
export function searchOutputs(site: Site): Output[] {
  return site.locales.flatMap(({ code }) => {
    const { start, slices } = indexOfLocale(site, code);
    return [
      { path: `search/${code}.js`, content: script(JSON.stringify(['start', start] satisfies IndexMessage)) },
      ...slices.map(({ name, json }) => ({
        path: `search/${start.folder}/${name}.js`,
        content: script(json),
      })),
    ];
  });
}

/** `kbSearch` is defined by the search script of the theme before it asks for any of these. */
function script(json: string): string {
  return `kbSearch(${json.replace(/[\u2028\u2029]/g, (character) => (character === '\u2028' ? '\\u2028' : '\\u2029'))})\n`;
}
