import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { UserError } from '../model/errors.ts';
import { escapeHtml } from '../model/html.ts';
import type { Place } from '../model/place.ts';
import { EventClients } from './dev-server-events.ts';
import { isEmbedded, isForeign, readJsonBody } from './dev-server-requests.ts';
import { addressOf, isOwnHost, listen } from './listen.ts';
import { type Reply, readPath, send } from './send-reply.ts';

/** What the writer must mend before pages are right again, as the overlay shows it. */
export interface DevProblem {
  readonly message: string;
  readonly hint?: string;
  readonly at?: Place;
  /** The lines around the place, when the file could be read. */
  readonly lines?: readonly { readonly number: number; readonly text: string }[];
  /** Column of the first character of the lines. Default: 1. */
  readonly from?: number;
}

/** An answer of the site; `stamp` changes when files that the page shows do. */
export interface DevReply extends Reply {
  readonly stamp?: string;
}

/** What the server serves. Address parts are those of `readPath`. */
export interface DevSource {
  /** Throws `UserError` for what the writer must mend. `isFresh` asks for the files as they are on the disk now. */
  reply(parts: readonly string[], isFresh: boolean): Promise<DevReply>;
  /** What is wrong with the whole project at the moment. */
  problem(): DevProblem | undefined;
  explain(error: UserError): DevProblem;
  /** What the panel says of the page. */
  panel(parts: readonly string[]): object;
  /** Opens a source file; the path is the browser's word. */
  open(wanted: { readonly file?: unknown; readonly line?: unknown }): Promise<object>;
  /** A fault in kb, met while a page was made. */
  report(error: unknown): void;
}

export interface DevServerOptions {
  readonly host: string;
  readonly port: number;
  /** Text of the script that every page gets. */
  readonly script: string;
  readonly say: (message: string) => void;
}

export interface DevServer {
  readonly url: string;
  /** Tells every browser that shows a page which is another one now. */
  changed(): Promise<void>;
  /** Tells every browser that there is news for its panel. */
  checked(): void;
  close(): Promise<void>;
}

/** Addresses below this are the server's own: no article can have one, since names that begin with `_` are not content. */
const own = '_kb';

/**
 * Serves a site that changes: each page is made when it is asked for and gets one script more, which shows the panel and loads
 * the page again when it is another one. Answers only to its own host name, to pages of its own, and with what `source` gives.
 */
export async function startDevServer(source: DevSource, options: DevServerOptions): Promise<DevServer> {
  const clients = new EventClients();
  const scriptVersion = shortHash(options.script);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request.headers.host, options.host)) {
      send({ status: 403, text: 'This server answers only to its own address.' }, request, response);
      return;
    }
    // For browsers that do not say which page asks.
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    const parts = readPath(request.url ?? '/');
    if (parts === undefined) {
      send({ status: 400, text: 'This address cannot be read.' }, request, response);
    } else if (parts[0] === own) {
      await answerOwn(parts.slice(1).join('/'), request, response);
    } else if (isEmbedded(request)) {
      send({ status: 403, text: 'Only for pages of this server.' }, request, response);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      send({ status: 405, text: 'Only GET and HEAD.', headers: { Allow: 'GET, HEAD' } }, request, response);
    } else {
      const { reply, version } = await pageOf(parts, true);
      send(withScript(reply, version), request, response);
    }
  }

  async function answerOwn(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (one: Reply) => send(one, request, response);
    const json = (value: object, status = 200) =>
      reply({ status, body: { name: 'reply.json', content: JSON.stringify(value) } });
    const allowed = name === 'open' ? 'POST' : 'GET';
    if (!['dev.js', 'events', 'panel', 'open'].includes(name)) reply({ status: 404, text: 'Nothing here.' });
    else if (isForeign(request)) reply({ status: 403, text: 'Only for pages of this server.' });
    else if (request.method !== allowed)
      reply({ status: 405, text: `Only ${allowed}.`, headers: { Allow: allowed } });
    else if (name === 'dev.js') reply({ status: 200, body: { name: 'dev.js', content: options.script } });
    else if (name === 'open') json(await source.open(await readJsonBody(request)));
    else {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
      const parts = readPath(query.get('page') ?? '/') ?? ['404.html'];
      if (name === 'panel') json(source.panel(parts));
      else {
        const client = clients.add(response, parts, query.get('version') ?? '');
        if (client) await tell(client);
        else reply({ status: 503, text: 'Too many windows.' });
      }
    }
  }

  /** The page at an address; the sentence that explains why there is none, as a page. */
  async function pageOf(
    parts: readonly string[],
    isFresh: boolean,
  ): Promise<{ readonly reply: Reply; readonly version: string; readonly problem?: DevProblem }> {
    try {
      const reply = await source.reply(parts, isFresh);
      return { reply, version: versionOf(reply) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const problem = source.explain(error);
      return { reply: errorPage(problem), version: 'error', problem };
    }
  }

  function withScript(reply: Reply, version: string): Reply {
    const { body } = reply;
    if (body === undefined || !body.name.endsWith('.html')) return reply;
    const tag = `<script src="/${own}/dev.js?${scriptVersion}" data-version="${version}" defer></script>`;
    const html = typeof body.content === 'string' ? body.content : new TextDecoder().decode(body.content);
    const end = html.indexOf('</head>');
    const at = end === -1 ? html.length : end;
    return { ...reply, body: { name: body.name, content: html.slice(0, at) + tag + html.slice(at) } };
  }

  type Client = NonNullable<ReturnType<typeof clients.add>>;

  /** Says to one browser what it must know: that something is broken, that all is well, or that its page is another one. */
  async function tell(client: Client): Promise<void> {
    try {
      const { version, problem } = await pageOf(client.parts, false);
      const wrong = source.problem() ?? problem;
      // A page that can be shown is shown; once it is there, its window asks what else is wrong.
      if (!problem && version !== client.version) client.send({ kind: 'reload' });
      else client.send(wrong ? { kind: 'problem', problem: wrong } : { kind: 'fine' });
    } catch (error) {
      source.report(error);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const isTooMuch = error instanceof RangeError;
      if (!isTooMuch) source.report(error);
      if (response.headersSent) response.destroy();
      else
        send(
          { status: isTooMuch ? 413 : 500, text: 'kb could not answer. See the terminal.' },
          request,
          response,
        );
    });
  });
  const taken = await listen(server, options.host, options.port, options.say);
  return {
    url: addressOf(options.host, taken),
    changed: async () => {
      for (const client of clients.all()) await tell(client);
      for (const client of clients.all()) client.send({ kind: 'panel' });
    },
    checked: () => {
      for (const client of clients.all()) client.send({ kind: 'panel' });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function shortHash(text: string | Uint8Array): string {
  return hash('sha1', text, 'base64url').slice(0, 16);
}

/** The same for the same page with the same files; `data-version` of the page that a browser shows. */
function versionOf({ status, body, file, stamp = '' }: DevReply): string {
  return shortHash(`${status} ${body === undefined ? (file ?? '') : shortHash(body.content)} ${stamp}`);
}

function errorPage({ message, hint, at }: DevProblem): Reply {
  const place = at ? `<p><code>${escapeHtml(`${at.path}:${at.line}:${at.column}`)}</code></p>` : '';
  const content = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>This page cannot be shown</title></head><body><h1>This page cannot be shown</h1>${place}<p>${escapeHtml(message)}</p>${hint ? `<p>${escapeHtml(hint)}</p>` : ''}</body></html>`;
  return { status: 500, body: { name: 'error.html', content } };
}
