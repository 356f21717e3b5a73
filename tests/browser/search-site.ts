import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli.ts';
import { articleText } from '../temp-project.ts';
import { strictPolicy } from './theme-site.ts';

/** A title as an attacker or a careless import might leave it. */
export const hostileTitle =
  '<img src=x onerror="document.title=1"> & "quotes" \u202eevil\u202c 🍕 $& hostileword';
/** In Markdown, where `<` without `\\` begins HTML, which titles drop. */
const hostileSource = hostileTitle.replace('<', '\\<');

const files: Readonly<Record<string, string>> = {
  'kb.config.yml': `title: Lamp help
locale: en
locales: [en, ar]
contact:
  channels:
    - type: email
      address: help@example.com
`,
  'content/returns/_meta.yml': 'title: Returns & refunds\n',
  'content/returns/refund.md': articleText(
    'title: When do I get my refund?\nanswer: Within five working days after we have the parcel.',
    '## Card payments\n\nBanks book them once a week.\n\n## Invoices\n\nAn invoice is cancelled at once, with a creditnote by mail.\n',
  ),
  'content/returns/return.md': articleText(
    'title: How do I return an item?',
    'Print the label for the refund.\n',
  ),
  'content/returns/exchange.md': articleText('title: Exchange instead of a refund', 'Choose another size.\n'),
  'content/odd/hostile.md': articleText(
    `title: ${JSON.stringify(hostileSource)}`,
    'The hostileword text: <b>bold</b>.\n',
  ),
  'content/odd/endless.md': articleText(
    `title: The endlessword ${'goes on and '.repeat(900)}`,
    'It has no end.\n',
  ),
  'content/ar/returns/refund.md': articleText(
    'title: متى أسترد أموالي؟\nanswer: خلال خمسة أيام عمل.',
    'بعد وصول الطرد.\n',
  ),
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `content/lamps/lamp-${at}.md`,
      articleText(
        `title: Lamp number${at} does not light up`,
        `${`Turn switch${at} and wait for part${at % 9}. `.repeat(40)}\n`,
      ),
    ]),
  ),
};

const media: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A built site, below `/some/base/` of a server that sends the strict policy, and in its folder. */
export async function serveSearchSite() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'kb-search-site-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const context = {
    cwd: root,
    stdout: write,
    stderr: write,
    isTerminal: false,
    columns: 80,
    colour: false,
    env: {},
  };
  if ((await run(['build'], context)) > 1) throw new Error(said);
  const site = path.join(root, 'site');
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = decodeURIComponent(pathname).replace(/^\/some\/base\//, '');
    const file = path.join(site, name.endsWith('/') || name === '' ? `${name}index.html` : name);
    requests.push(name);
    const found = file.startsWith(site) && existsSync(file);
    response.writeHead(found ? 200 : 404, {
      'content-type': media[path.extname(file)] ?? 'application/octet-stream',
      'content-security-policy': strictPolicy,
    });
    response.end(found ? readFileSync(file) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/base/`,
    folder: `file://${site}/`,
    /** Files of the search that were asked for since the last call. */
    searchRequests: () => requests.splice(0).filter((name) => name.startsWith('search/')),
    close() {
      server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
