import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { siteFiles } from './site-files.js';

const runner = fileURLToPath(new URL('../node_modules/pagefind/lib/runner/bin.cjs', import.meta.url));

/** Indexes the pages of a built site with Pagefind; gives its CPU seconds (GNU time). */
export function indexWithPagefind(project) {
  if (!existsSync(runner)) throw new Error('Pagefind is not installed: run `npm ci` in bench/.');
  const args = [
    '-f',
    '%U %S',
    process.execPath,
    runner,
    '--site',
    'site',
    '--quiet',
    '--root-selector',
    'main',
  ];
  const { status, stderr } = spawnSync('/usr/bin/time', args, { cwd: project, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}

/**
 * Pagefind's own script and WebAssembly on the files that it made. It wants a browser for little: `fetch`, and the
 * language of the page. A first query loads what its box shows: five results.
 */
export async function openPagefind(project) {
  const site = path.join(project, 'site');
  const files = siteFiles(site);
  globalThis.window ??= globalThis;
  globalThis.document ??= {
    querySelector: () => ({ getAttribute: () => 'en' }),
    querySelectorAll: () => [],
    currentScript: undefined,
  };
  globalThis.location ??= new URL('http://localhost/');
  globalThis.fetch = async (address) => {
    const { pathname } = new URL(address, 'http://localhost/');
    const bytes = files.read(decodeURIComponent(pathname));
    return new Response(bytes ?? null, { status: bytes ? 200 : 404 });
  };
  let opened = 0;
  const open = async (limit = 10) => {
    // A module of its own for every reader.
    const pagefind = await import(`${pathToFileURL(path.join(site, 'pagefind/pagefind.js'))}?${++opened}`);
    files.read('pagefind/pagefind.js');
    await pagefind.options({ basePath: '/pagefind/', baseUrl: '/' });
    await pagefind.init();
    return async (query) => {
      const { results } = await pagefind.search(query);
      const shown = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      return shown.map(({ url }) =>
        decodeURIComponent(url)
          .replace(/^\//, '')
          .replace(/\.html$/, '.md'),
      );
    };
  };
  return {
    name: 'Pagefind',
    async first(query) {
      files.forget();
      const results = await (await open(5))(query);
      return { results, ...files.cost() };
    },
    search: await open(),
  };
}
