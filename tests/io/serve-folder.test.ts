import { symlinkSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isOwnHost } from '../../src/io/listen.ts';
import { serveFolder } from '../../src/io/serve-folder.ts';
import { tempProject } from '../temp-project.ts';

const files = {
  'index.html': 'home',
  'a/page.html': 'page',
  'a/index.html': 'section',
  'plain.html': 'plain',
  'clip.mp4': '0123456789',
  'search/en.json': '{}',
  'style.css': 'p{}',
  'odd.xyz': '?',
  '404.html': 'not found',
  'es/404.html': 'no existe',
  'es/index.html': 'inicio',
  '.kb/secret': 'secret',
  'a b/ü.html': 'umlaut',
};

async function start(more: Readonly<Record<string, string>> = {}) {
  const project = tempProject({ ...files, ...more });
  const said: string[] = [];
  const served = await serveFolder(project.root, {
    host: '127.0.0.1',
    port: 0,
    say: (text) => said.push(text),
  });
  onTestFinished(() => served.close());
  return { ...project, ...served, said };
}

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

/** A request as it is typed: `fetch` would tidy the path up first. */
function get(
  base: string,
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        const { 'content-type': type, location } = response.headers;
        resolve({ status: response.statusCode ?? 0, type, location, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('serveFolder', () => {
  test.each([
    ['/', 200, 'home', 'text/html; charset=utf-8'],
    ['/a/page.html', 200, 'page', 'text/html; charset=utf-8'],
    ['/a/page', 200, 'page', 'text/html; charset=utf-8'],
    ['/a/', 200, 'section', 'text/html; charset=utf-8'],
    ['/plain?q=1', 200, 'plain', 'text/html; charset=utf-8'],
    ['/a%20b/%C3%BC.html', 200, 'umlaut', 'text/html; charset=utf-8'],
    ['/search/en.json', 200, '{}', 'application/json; charset=utf-8'],
    ['/style.css', 200, 'p{}', 'text/css; charset=utf-8'],
    ['/odd.xyz', 200, '?', 'application/octet-stream'],
    ['/nothing', 404, 'not found', 'text/html; charset=utf-8'],
    ['/es/nada.html', 404, 'no existe', 'text/html; charset=utf-8'],
    ['/a/page.html/', 404, 'not found', 'text/html; charset=utf-8'],
  ])('%s gives %i %s', async (target, status, body, type) => {
    const { url } = await start();
    expect(await get(url, target)).toMatchObject({ status, body, type });
  });

  test('sends a folder without its slash there, and never to another host', async () => {
    const { url } = await start();
    expect(await get(url, '/a')).toMatchObject({ status: 301, location: './a/' });
    expect(await get(url, '//a')).toMatchObject({ status: 400 });
  });

  test('gives nothing from outside the folder, and no hidden file', async () => {
    const outside = tempProject({ 'secret.html': 'secret' });
    const { url, root } = await start();
    symlinkSync(outside.root, path.join(root, 'link'));
    const escapes = [
      ...[
        '/../secret.html',
        '/a/../../secret',
        '/%2e%2e/secret.html',
        '/..%2fsecret.html',
        '/a%5c..%5csecret.html',
      ],
      ...['/link/secret.html', '/.kb/secret', '/%2ekb/secret', '/a%00.html', '/%zz', 'http://other.example/'],
    ];
    for (const target of escapes) {
      const { status, body } = await get(url, target);
      expect([400, 404]).toContain(status);
      expect(body).not.toContain('secret');
    }
  });

  test('answers only its own host, and only GET and HEAD', async () => {
    const { url } = await start();
    expect(await get(url, '/', { Host: 'evil.example' })).toMatchObject({ status: 403 });
    expect(await get(url, '/', { Host: 'localhost:1234' })).toMatchObject({ status: 200 });
    expect(await get(url, '/', {}, 'POST')).toMatchObject({ status: 405 });
    expect(await get(url, '/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('gives videos in parts', async () => {
    const { url } = await start();
    expect(await get(url, '/clip.mp4', { Range: 'bytes=2-4' })).toMatchObject({ status: 206, body: '234' });
    expect(await get(url, '/clip.mp4', { Range: 'bytes=7-' })).toMatchObject({ status: 206, body: '789' });
    expect(await get(url, '/clip.mp4', { Range: 'bytes=99-' })).toMatchObject({
      status: 200,
      body: '0123456789',
    });
    expect(await get(url, '/clip.mp4', { Range: 'bytes=1-2,4-5' })).toMatchObject({ status: 200 });
  });

  test('takes the next port when one is in use, and says so', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const { root } = tempProject(files);
    const said: string[] = [];
    const served = await serveFolder(root, { host: '127.0.0.1', port, say: (text) => said.push(text) });
    onTestFinished(() => served.close());
    const other = Number(new URL(served.url).port);
    expect(other).toBeGreaterThan(port);
    expect(said).toEqual([`Port ${port} is in use by another program. Taking ${other} instead.`]);
  });

  test('refuses an address that is not of this computer', async () => {
    const { root } = tempProject(files);
    await expect(serveFolder(root, { host: '203.0.113.7', port: 0 })).rejects.toThrow(
      'cannot use 203.0.113.7',
    );
  });

  test('ends at once, open connections or not', async () => {
    const { root } = tempProject(files);
    const served = await serveFolder(root, { host: '127.0.0.1', port: 0 });
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve));
    await served.close();
  });
});

test.each([
  ['127.0.0.1:4400', '127.0.0.1', true],
  ['localhost', '127.0.0.1', true],
  ['[::1]:4400', '::1', true],
  ['evil.example', '127.0.0.1', false],
  ['192.168.1.5', '127.0.0.1', false],
  ['192.168.1.5:4400', '0.0.0.0', true],
  ['evil.example', '0.0.0.0', false],
  ['help.local:80', 'help.local', true],
  [undefined, '127.0.0.1', false],
])('Host %s on %s is own: %s', (header, host, isOwn) => {
  expect(isOwnHost(header, host)).toBe(isOwn);
});
