import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { isInside } from './is-inside.ts';
import { isOwnHost, listen } from './listen.ts';
import { mediaType } from './media-types.ts';

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
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a request gets: a file of the site, or a sentence. */
interface Reply {
  readonly status: number;
  readonly file?: string;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
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

/** Path segments of a request; the last is '' for a folder. Undefined for an address that is no path of a site. */
function readPath(url: string): string[] | undefined {
  const text = url.replace(/[?#].*$/s, '');
  if (!text.startsWith('/')) return undefined;
  try {
    const parts = text.slice(1).split('/').map(decodeURIComponent);
    const isSafe = parts.every(
      (part, i) => !/[/\\\0]/.test(part) && (part !== '' || i === parts.length - 1) && !isHidden(part),
    );
    return isSafe ? parts : undefined;
  } catch {
    return undefined;
  }
}

function isHidden(part: string): boolean {
  return part.startsWith('.') && part !== '.well-known';
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

function send(
  { status, file, text = '', headers = {} }: Reply,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const always = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache', ...headers };
  if (file === undefined) {
    response.writeHead(status, { ...always, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(`${text}\n`);
    return;
  }
  const { size } = statSync(file);
  const range = status === 200 ? readRange(request.headers.range, size) : undefined;
  const [start, end] = range ?? [0, size - 1];
  response.writeHead(range ? 206 : status, {
    ...always,
    'Content-Type': mediaType(file),
    'Accept-Ranges': 'bytes',
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  createReadStream(file, { start, end })
    .on('error', () => response.destroy())
    .pipe(response);
}

/** One range of bytes, as players of videos ask for it. Anything else gets the whole file. */
function readRange(header: string | undefined, size: number): [start: number, end: number] | undefined {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start <= end ? [start, end] : undefined;
}
