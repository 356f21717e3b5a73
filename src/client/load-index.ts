import type { Analyser } from '../search/analyse.ts';
import { createSearch, type Found, type SearchOptions } from '../search/create-search.ts';
import type { IndexMessage, IndexStart } from '../search/index-format.ts';

/** Searches the index of the page's locale, loading the slices that a query needs. */
export interface LoadedIndex {
  /** Rejects when a file cannot be loaded. */
  find(query: string, options?: SearchOptions): Promise<Found>;
  /** The text analysis of the index. */
  readonly analyser: Analyser;
}

/** Files say what they hold by `kbSearch.push`: scripts may be loaded where files may not be read (`file://`). */
interface Messages {
  push(message: IndexMessage): void;
}

declare global {
  interface Window {
    kbSearch?: Messages | IndexMessage[];
  }
}

/** Words, their repairs, results: more rounds than this would mean that the files do not fit together. */
const mostRounds = 8;

/** Starts the index that the file at `address` brought in `window.kbSearch`. Its slices are in a folder beside that file. */
export function loadIndex(address: string): LoadedIndex {
  const [first, ...slices] = window.kbSearch as IndexMessage[];
  const start = (first as IndexMessage)[1] as IndexStart;
  const { receive, search, analyser } = createSearch(start);
  window.kbSearch = { push: receive };
  slices.forEach(receive);

  const files = new Map<string, Promise<unknown>>();
  /** Each file once; one that failed is tried again with the next query. */
  const load = (name: string) => {
    const file = new URL(`${start.folder}/${name}.js`, address).href;
    const under = files.get(file) ?? loadScript(file);
    files.set(file, under);
    under.catch(() => files.delete(file));
    return under;
  };
  return {
    analyser,
    async find(query, options) {
      for (let round = 0; round < mostRounds; round++) {
        const found = search(query, options);
        if (!found.missing[0]) return found;
        await Promise.all(found.missing.map(load));
      }
      throw new Error(query);
    },
  };
}

/** Runs a script. Rejects when it cannot be loaded. */
export function loadScript(address: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
    script.remove();
  });
}
