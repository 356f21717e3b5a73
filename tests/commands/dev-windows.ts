import { request } from 'node:http';
import { expect, onTestFinished } from 'vitest';
import { articleText, type TempProject } from '../temp-project.ts';

// The script for pages is compiled: `npm test` compiles first.
export const waits = { timeout: 90_000 };

export const files = {
  'content/a.md': articleText('title: How do I pay?\nid: A-1', 'See [b](x/b.md).\n\n![Card](img/card.svg)\n'),
  'content/x/b.md': articleText('title: How do I return it?', 'By post.\n\n## With a code\n\nShow it.\n'),
  'content/x/draft.md': articleText('title: Not yet\nstatus: draft', 'Soon.\n'),
  'content/team.md': articleText('title: For us\naudience: internal', 'Secret.\n'),
  'content/img/card.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>',
  'kb.config.yml': 'title: Shop help\nlocale: en\ncontent: content\n',
};

/** `kb dev` at work in this process. */
export interface Dev {
  readonly url: string;
  readonly stderr: () => string;
  page(address: string): Promise<string>;
  /** The page without the script of kb dev: what a build writes. */
  plain(address: string): Promise<string>;
  stop(): Promise<number>;
}

/** Starts `kb dev` on any port; it is stopped when the test is over. */
export async function startDev(project: TempProject, ...flags: string[]): Promise<Dev> {
  const stop = new AbortController();
  let url = '';
  let stderr = '';
  const done = project.kb(['dev', '--port', '0', '--as-of', '2026-06-15', ...flags], {
    signal: stop.signal,
    stdout: (text) => {
      url = /http:\S+/.exec(text)?.[0] ?? url;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  onTestFinished(async () => {
    stop.abort();
    await done;
  });
  await expect.poll(() => url, waits).not.toBe('');
  const page = async (address: string) => (await fetch(new URL(address, url))).text();
  return {
    url,
    stderr: () => stderr,
    page,
    plain: async (address) => (await page(address)).replace(/<script src="\/_kb[^>]*><\/script>/, ''),
    stop: async () => {
      stop.abort();
      return (await done).code;
    },
  };
}

/** Listens as an open window does. `heard` gives the kinds of messages so far. */
export async function listen(
  dev: Dev,
  address: string,
): Promise<{ heard: () => string[]; texts: () => string }> {
  const version = /data-version="([^"]*)"/.exec(await dev.page(address))?.[1] ?? '';
  const query = new URLSearchParams({ page: address, version });
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const answer = await fetch(`${dev.url}_kb/events?${query}`, { signal: stop.signal });
  let text = '';
  void (async () => {
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      text += new TextDecoder().decode(chunk);
  })().catch(() => {});
  return {
    heard: () => [...text.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind as string),
    texts: () => text,
  };
}

/** A request with headers that `fetch` would not send. */
export function ask(
  url: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (answer) => {
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
