import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** What a web server compresses. Pagefind's own files are compressed already, and are sent as they are. */
const compressed = new Set(['.html', '.css', '.js', '.json', '.svg', '.webmanifest']);

/**
 * Serves a folder as usual hosts do: gzip, an index for a folder, and an address without an ending for a page. Counts what it sent:
 * `take()` gives requests and bytes of bodies as they went over the wire, since the last time; `quiet(ms)` waits until nothing was
 * asked for that long.
 */
export async function serve(folder) {
  const bodies = new Map();
  let requests = 0;
  let bytes = 0;
  let open = 0;
  let lastAt = performance.now();
  let addresses = [];

  const server = createServer((request, response) => {
    open++;
    response.on('close', () => {
      open--;
      lastAt = performance.now();
    });
    const { pathname } = new URL(request.url, 'http://localhost');
    const reply = bodyOf(decodeURIComponent(pathname));
    requests++;
    bytes += reply?.body.length ?? 0;
    addresses.push(`${pathname} ${reply?.body.length ?? 404}`);
    response.writeHead(reply ? 200 : 404, {
      ...reply?.headers,
      'Content-Length': reply?.body.length ?? 0,
      'Cache-Control': 'max-age=600',
    });
    response.end(reply?.body);
  });

  function bodyOf(pathname) {
    if (!bodies.has(pathname)) bodies.set(pathname, readBody(pathname));
    return bodies.get(pathname);
  }

  function readBody(pathname) {
    const wanted = path.join(folder, pathname);
    const file = [wanted, `${wanted}.html`, path.join(wanted, 'index.html')].find(
      (one) => statSync(one, { throwIfNoEntry: false })?.isFile() && one.startsWith(folder),
    );
    if (file === undefined) return undefined;
    const ending = path.extname(file);
    const headers = { 'Content-Type': types[ending] ?? 'application/octet-stream' };
    const body = readFileSync(file);
    return compressed.has(ending)
      ? { body: gzipSync(body), headers: { ...headers, 'Content-Encoding': 'gzip' } }
      : { body, headers };
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    take() {
      const taken = { requests, bytes, addresses };
      requests = 0;
      bytes = 0;
      addresses = [];
      return taken;
    },
    async quiet(ms) {
      while (open > 0 || performance.now() - lastAt < ms) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
