import { UserError } from '../model/errors.ts';
import { hashOf, keyOf } from './audit-cache.ts';
import type { BuiltSite } from './read-built-site.ts';
import type { MemoryFile } from './serve-memory.ts';

const mostPages = 5_000;
const mostParts = 1_000;
const patienceMs = 20_000;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads the pages of a site that runs on this computer, from link to link. Everything a page needs is asked of that server when it
 * is needed, once. Throws `UserError` for an address elsewhere and for a server that does not answer with a page.
 */
export async function crawlSite(address: string): Promise<BuiltSite> {
  const start = URL.canParse(address) ? new URL(address) : undefined;
  if (!start || !/^https?:$/.test(start.protocol)) {
    throw new UserError(`--site: "${address}" is not an address.`, {
      hint: 'Write it whole: http://localhost:8080/',
    });
  }
  if (!loopback.test(start.hostname)) {
    throw new UserError(`--site: ${start.hostname} is not this computer.`, {
      hint: 'Run the site on this computer, or build it into a folder, and audit that: sites of others are not visited.',
    });
  }
  const base = new URL('.', start);
  const files = new Map<string, MemoryFile | undefined>();
  const get = async (name: string): Promise<MemoryFile | undefined> => {
    if (!files.has(name)) files.set(name, await load(new URL(name, base.origin), base.origin));
    return files.get(name);
  };
  const first = start.pathname.slice(1) + start.search;
  const pages = new Set<string>();
  const parts = new Set<string>();
  const seen = new Set([first]);
  const queue = [first];
  for (let name = queue.shift(); name !== undefined && pages.size < mostPages; name = queue.shift()) {
    const file = await get(name);
    if (!file) continue;
    const moved = file.headers?.Location;
    const text = textOf(file);
    const isPage = file.type?.startsWith('text/html') === true && moved === undefined && file.status === 200;
    if (isPage) {
      pages.add(name);
      for (const part of partsOf(text, new URL(name, base.origin))) parts.add(part);
    }
    for (const link of moved === undefined ? linksOf(isPage ? text : '') : [moved]) {
      const next = addressInside(link, new URL(name, base.origin), base);
      if (next === undefined || seen.has(next) || seen.size >= mostPages * 4) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  if (pages.size === 0) {
    throw new UserError(`${address} does not answer with a page.`, {
      hint: 'Start the site first, and check the address.',
    });
  }
  return {
    pages: [...pages].sort(),
    find: get,
    textOf: (page) => textOf(files.get(page)),
    stamp: await stampOf([...parts].slice(0, mostParts), [...pages], get),
  };
}

function textOf(file: MemoryFile | undefined): string {
  const bytes = file?.bytes ?? '';
  return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
}

/** Styles and scripts that pages name, and the headers of all. */
async function stampOf(
  parts: readonly string[],
  pages: readonly string[],
  get: (name: string) => Promise<MemoryFile | undefined>,
): Promise<string> {
  const traits: unknown[] = [];
  for (const name of [...parts].sort()) {
    const file = await get(name);
    traits.push([name, file?.status, file && hashOf(file.bytes)]);
  }
  for (const name of [...pages].sort()) traits.push([name, (await get(name))?.headers]);
  return keyOf(traits);
}

/** Addresses of this host that a page takes styles and scripts from, without leading slash. */
function partsOf(html: string, from: URL): string[] {
  const named = html.matchAll(
    /<(?:link|script)\b[^>]{0,2000}?\s(?:href|src)\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')/gi,
  );
  return [...named].flatMap(([, double, single]) => {
    const link = (double ?? single ?? '').replaceAll('&amp;', '&');
    const url = URL.canParse(link, from) ? new URL(link, from) : undefined;
    return url?.origin === from.origin ? [url.pathname.slice(1) + url.search] : [];
  });
}

async function load(url: URL, origin: string): Promise<MemoryFile | undefined> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    const headers: Record<string, string> = {};
    const location = response.headers.get('location');
    if (location !== null && response.status >= 300 && response.status < 400) {
      const target = new URL(location, url);
      headers.Location = target.origin === origin ? target.pathname + target.search : target.href;
    }
    const csp = response.headers.get('content-security-policy');
    if (csp !== null) headers['Content-Security-Policy'] = csp;
    const type = response.headers.get('content-type');
    return {
      bytes: new Uint8Array(await response.arrayBuffer()),
      status: response.status,
      headers,
      ...(type !== null && { type }),
    };
  } catch {
    return undefined;
  }
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]{0,2000}?\shref\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')/gi)].map(
    ([, double, single]) => (double ?? single ?? '').replaceAll('&amp;', '&'),
  );
}

/** The address of a link without leading slash, when it stays below the folder that the audit began in. */
function addressInside(link: string, from: URL, base: URL): string | undefined {
  if (!URL.canParse(link, from)) return undefined;
  const url = new URL(link, from);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return undefined;
  if (/\.(?!html?$)[a-z0-9]{1,5}$/i.test(url.pathname)) return undefined;
  return url.pathname.slice(1) + url.search;
}
