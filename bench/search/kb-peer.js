import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { createSearch } from '../../dist/search/create-search.js';
import { siteFiles } from './site-files.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As the search box asks (`src/client/search-box.ts`); Pagefind's shows five results. */
const firstShown = { limit: 6, least: 0.25 };

/** Builds the site of a project with kb, and nothing else. */
export function buildSite(project) {
  try {
    execFileSync(process.execPath, [path.join(root, 'bin/kb.js'), 'build'], { cwd: project, stdio: 'pipe' });
  } catch (error) {
    // 1: the articles have findings.
    if (error.status !== 1) throw error;
  }
}

/**
 * kb's search on the files of a built site, by the code that the browser runs: `first(query)` as a reader who comes for
 * the first time, `search(query)` with everything that was loaded before.
 */
export function openKb(project) {
  const files = siteFiles(path.join(project, 'site'));
  const open = (options = { limit: 10 }) => {
    const text = files.read('search/en.js').toString();
    const messages = JSON.parse(text.slice('self.kbSearch='.length, text.indexOf(';\n')));
    const { folder } = messages[0][1];
    const engine = createSearch(messages[0][1]);
    for (const message of messages.slice(1)) engine.receive(message);
    return (query) => {
      for (;;) {
        const found = engine.search(query, options);
        if (found.missing.length === 0) return found.results.map(({ url }) => url.replace(/\.html$/, '.md'));
        for (const name of found.missing) {
          const slice = files.read(`search/${folder}/${name}.js`).toString();
          engine.receive(JSON.parse(slice.slice('kbSearch.push('.length, -2)));
        }
      }
    };
  };
  return {
    name: 'kb',
    first(query) {
      files.forget();
      const results = open(firstShown)(query);
      return { results, ...files.cost() };
    },
    search: open(),
  };
}

/** Bytes after gzip of the search program without its interface, and of all of it. */
export async function scriptBytes() {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { loadIndex } from './src/client/load-index.ts'; self.load = loadIndex;",
      resolveDir: root,
    },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    write: false,
  });
  const size = (bytes) => gzipSync(bytes, { level: 9 }).length;
  return {
    engine: size(outputFiles[0].contents),
    all: size(readFileSync(path.join(root, 'dist/client/search.js'))),
  };
}
