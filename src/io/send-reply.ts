import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mediaType } from './media-types.ts';

/** What a request gets: a file, a text or bytes, or a sentence. */
export interface Reply {
  readonly status: number;
  /** Absolute path of a file to send. */
  readonly file?: string;
  /** What to send, and the file name that says what it is. */
  readonly body?: { readonly name: string; readonly content: string | Uint8Array };
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Path segments of a request; the last is '' for a folder. Undefined for an address that is no path of a site. */
export function readPath(url: string): string[] | undefined {
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

/**
 * Answers a request. A file is sent with ranges, as players of videos ask for them; nothing may be kept without asking again.
 * Throws when the file cannot be read.
 */
export function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  const { status, file, body, text = '', headers = {} } = reply;
  const always = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache', ...headers };
  if (file === undefined) {
    const { name, content } = body ?? { name: 'reply.txt', content: `${text}\n` };
    const bytes = Buffer.from(content);
    response.writeHead(status, {
      ...always,
      'Content-Type': mediaType(name),
      'Content-Length': bytes.length,
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
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
