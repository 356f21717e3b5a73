import { realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { isInside } from './is-inside.ts';
import { addressOf, isOwnHost, listen } from './listen.ts';
import { type Reply, readPath, send } from './send-reply.ts';

export interface ServeOptions {
  readonly host: string;
  /** The first port to try; 0 takes any. */
  readonly port: number;
  /** Takes a sentence for the person who started it. */
  readonly say?: (message: string) => void;
}

export interface Served {
  /** Address of the home page. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site: addresses with and without `.html`, `index.html` of folders, the site's own 404 page. Answers
 * only GET and HEAD for its own host, and gives nothing from outside the folder, hidden names included.
 */
export async function serveFolder(
  folder: string,
  { host, port, say = () => {} }: ServeOptions,
): Promise<Served> {
  const root = realpathSync(folder);
  const server = createServer((request, response) => {
    try {
      send(replyTo(root, host, request), request, response);
    } catch {
      send({ status: 500, text: 'This page could not be read.' }, request, response);
    }
  });
  const taken = await listen(server, host, port, say);
  return {
    url: addressOf(host, taken),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function replyTo(root: string, host: string, request: IncomingMessage): Reply {
  if (!isOwnHost(request.headers.host, host)) {
    return { status: 403, text: 'This server answers only to its own address.' };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, text: 'Only GET and HEAD.', headers: { Allow: 'GET, HEAD' } };
  }
  const parts = readPath(request.url ?? '/');
  if (parts === undefined) return { status: 400, text: 'This address cannot be read.' };
  const found = findFile(root, parts);
  if (found === 'folder') {
    // A relative address: whatever the path looks like, it cannot lead to another host.
    const Location = `./${encodeURIComponent(parts.at(-1) ?? '')}/`;
    return { status: 301, text: 'This is a folder.', headers: { Location } };
  }
  if (found !== undefined) return { status: 200, file: found };
  const page = notFoundPage(root, parts);
  return page === undefined ? { status: 404, text: 'There is no such page.' } : { status: 404, file: page };
}

function findFile(root: string, parts: readonly string[]): string | 'folder' | undefined {
  const wanted = path.join(root, ...parts);
  if (parts.at(-1) === '') return fileAt(root, path.join(wanted, 'index.html'));
  const file = fileAt(root, wanted) ?? fileAt(root, `${wanted}.html`);
  if (file !== undefined) return file;
  return fileAt(root, path.join(wanted, 'index.html')) === undefined ? undefined : 'folder';
}

/** The real path of an ordinary file inside the root. */
function fileAt(root: string, file: string): string | undefined {
  try {
    const real = realpathSync(file);
    return isInside(root, real) && statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}

/** The 404 page of the language that the address begins with, else of the site. */
function notFoundPage(root: string, parts: readonly string[]): string | undefined {
  const language =
    parts.length > 1 && parts[0] ? fileAt(root, path.join(root, parts[0], '404.html')) : undefined;
  return language ?? fileAt(root, path.join(root, '404.html'));
}
