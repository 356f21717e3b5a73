import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isOwnHost, listen } from './listen.ts';
import { mediaType } from './media-types.ts';
import type { Served } from './serve-folder.ts';

/** What an address of a site gives. */
export interface MemoryFile {
  readonly bytes: Uint8Array | string;
  /** Default: by the name. */
  readonly type?: string;
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Finds what is at an address: a path without leading slash, with its query if it has one. */
export type FindFile = (address: string) => Promise<MemoryFile | undefined> | MemoryFile | undefined;

const host = '127.0.0.1';

/**
 * Serves a site to this computer only, from wherever `find` has it. Pages are always asked for anew; everything else a
 * browser may keep while the server runs, since a run sees one state of the site. `headers` go with every page.
 */
export async function serveMemory(
  find: FindFile,
  headers: Readonly<Record<string, string>>,
): Promise<Served> {
  const server = createServer((request, response) => {
    reply(find, headers, request, response).catch(() => {
      response.destroy();
    });
  });
  const port = await listen(server, host, 0, () => {});
  return {
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(
  find: FindFile,
  headers: Readonly<Record<string, string>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = (request.url ?? '/').replace(/^\/+/, '').replace(/#.*$/s, '');
  const file = isOwnHost(request.headers.host, host) ? await find(address) : undefined;
  if (!file) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('There is no such page.\n');
    return;
  }
  const type = file.type ?? mediaType(address.replace(/\?.*$/s, ''));
  const isPage = type.startsWith('text/html');
  response.writeHead(file.status ?? 200, {
    'Content-Type': type,
    'Cache-Control': isPage ? 'no-store' : 'max-age=3600',
    ...(isPage && headers),
    ...file.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}
