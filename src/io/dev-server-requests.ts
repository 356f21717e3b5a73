import type { IncomingMessage } from 'node:http';

const mostBodyBytes = 10_000;

/**
 * True when a page of another server sent this request. Browsers say so in `Sec-Fetch-Site`, and name the page's server in
 * `Origin` whenever they ask for something on behalf of another one, and with every POST.
 */
export function isForeign({ headers, method }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  if (origin === undefined) return method !== 'GET';
  return origin !== `http://${headers.host}`;
}

/**
 * True when a page of another server wants to show or run something of this one in itself: a script is run in whatever page
 * names it, and search data hold the words of drafts and internal articles. Following a link to a page is no such thing.
 */
export function isEmbedded({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  const isOther = site === 'cross-site' || site === 'same-site';
  return isOther && headers['sec-fetch-mode'] !== 'navigate';
}

/** The JSON object of a request; an empty one for anything else. Throws `RangeError` when it is longer than any that kb sends. */
export async function readJsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return {};
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > mostBodyBytes) throw new RangeError('The request is too long.');
    chunks.push(chunk as Buffer);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
