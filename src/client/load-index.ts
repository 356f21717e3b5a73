import { createSearch, type Found, type Search, type SearchOptions } from '../search/create-search.ts';
import type { IndexMessage, IndexStart } from '../search/index-format.ts';

/** Searches the index of one locale, loading the slices that a query needs. Rejects when a file cannot be loaded. */
export type Find = (query: string, options?: SearchOptions) => Promise<Found>;

declare global {
  interface Window {
    kbSearch?: (message: IndexMessage) => void;
  }
}

/** Files say what they hold by calling `kbSearch`: scripts may be loaded where files may not be read (`file://`). */
function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(address));
    };
    document.head.append(script);
  });
}

/** Makes the search of the index in `folder` (address, ends in a slash) for `locale`. */
export function loadIndex(folder: string, locale: string): Find {
  let search: Search | undefined;
  let slices = folder;
  window.kbSearch = (message) => {
    if (message[0] === 'start') {
      const start = message[1] as IndexStart;
      slices = `${folder}${start.folder}/`;
      search = createSearch(start);
    } else search?.receive(message);
  };
  const files = new Map<string, Promise<void>>();
  /** Each file once; one that failed is tried again with the next query. */
  const load = (address: string) => {
    let file = files.get(address);
    if (!file) {
      file = loadScript(address).catch((error: unknown) => {
        files.delete(address);
        throw error;
      });
      files.set(address, file);
    }
    return file;
  };
  return async (query, options) => {
    await load(`${folder}${locale}.js`);
    // Words, their repairs, results: more rounds than this would mean that the files do not fit together.
    for (let round = 0; round < 8; round++) {
      const found = (search as Search).search(query, options);
      if (found.missing.length === 0) return found;
      await Promise.all(found.missing.map((name) => load(`${slices}${name}.js`)));
    }
    throw new Error(query);
  };
}
