import type { Output } from '../model/output.ts';
import type { Site } from '../model/site.ts';
import { buildIndex } from './build-index.ts';
import type { IndexMessage } from './index-format.ts';
import { searchDocuments } from './search-documents.ts';

/**
 * Index files of every locale, under `search/`. `search/en.js` starts the search of a locale: it holds the start of the
 * index and then `program`, the search script of the theme, so that one request brings both. The slices are in a folder
 * that is named after what is in them; a small site has none, the start file brings them along.
 * All are scripts: a page opened from a folder may load scripts, but not read files.
 */
export function* searchOutputs(site: Site, program = ''): Generator<Output> {
  for (const { code } of site.locales) {
    const { start, slices, inOne } = buildIndex(code, searchDocuments(site, code), site.synonyms);
    const messages = [JSON.stringify(['start', start] satisfies IndexMessage)];
    if (inOne) messages.push(...slices.map(({ json }) => json));
    yield { path: `search/${code}.js`, content: `self.kbSearch=[${messages.join(',\n')}];\n${program}` };
    if (inOne) continue;
    for (const { name, json } of slices)
      yield { path: `search/${start.folder}/${name}.js`, content: `kbSearch.push(${json})\n` };
  }
}
