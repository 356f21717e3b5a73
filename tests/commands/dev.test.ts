import { spawn } from 'node:child_process';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';

// The script for pages is compiled: `npm test` compiles first.
const waits = { timeout: 90_000 };

const files = {
  'content/a.md': articleText('title: How do I pay?\nid: A-1', 'See [b](x/b.md).\n\n![Card](img/card.svg)\n'),
  'content/x/b.md': articleText('title: How do I return it?', 'By post.\n\n## With a code\n\nShow it.\n'),
  'content/x/draft.md': articleText('title: Not yet\nstatus: draft', 'Soon.\n'),
  'content/team.md': articleText('title: For us\naudience: internal', 'Secret.\n'),
  'content/img/card.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>',
  'kb.config.yml': 'title: Shop help\nlocale: en\ncontent: content\n',
};

interface Dev {
  readonly url: string;
  readonly stderr: () => string;
  page(address: string): Promise<string>;
  /** The page without the script of kb dev: what a build writes. */
  plain(address: string): Promise<string>;
  stop(): Promise<number>;
}

async function startDev(project: TempProject, ...flags: string[]): Promise<Dev> {
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
async function listen(dev: Dev, address: string): Promise<{ heard: () => string[]; texts: () => string }> {
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
function ask(url: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (answer) => {
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('pages are those of a build with drafts and internal articles, and one script more', async () => {
  const project = tempProject(files);
  const dev = await startDev(project);
  await project.kb(['build', '--drafts', '--internal', '--as-of', '2026-06-15']);
  for (const file of project
    .files('site')
    .filter((name) => /\.(html|md|xml|txt|svg|css|webmanifest|js)$/.test(name))) {
    expect({ file, text: await dev.plain(file) }).toEqual({ file, text: project.read(`site/${file}`) });
  }
  const page = await dev.page('x/draft.html');
  expect(page).toContain('/_kb/dev.js');
  expect(page).toContain('Draft: customers cannot see this page.');
  expect(project.files('site').join()).not.toContain('dev');
  expect(await dev.stop()).toBe(0);
});

test('with --no-drafts it is the public site, search data included', async () => {
  const project = tempProject(files);
  const dev = await startDev(project, '--no-drafts');
  await project.kb(['build', '--as-of', '2026-06-15']);
  expect(project.files('site')).toContain('search/en.js');
  for (const file of project.files('site')) {
    expect({ file, text: await dev.plain(file) }).toEqual({ file, text: project.read(`site/${file}`) });
  }
  expect((await fetch(`${dev.url}team.html`)).status).toBe(404);
});

test('a saved article is served at once, and only windows that show it are told', async () => {
  const project = tempProject(files);
  const dev = await startDev(project);
  const there = await listen(dev, '/x/b.html');
  const elsewhere = await listen(dev, '/team.html');
  await expect.poll(there.heard, waits).toContain('fine');
  project.write({ 'content/x/b.md': articleText('title: How do I return it?', 'By courier.\n') });
  expect(await dev.page('x/b.html')).toContain('By courier.');
  await expect.poll(there.heard, waits).toContain('reload');
  await expect.poll(elsewhere.heard, waits).toContain('panel');
  expect(elsewhere.heard()).not.toContain('reload');
});

test('new, renamed and deleted articles, images and folders are noticed', async () => {
  const project = tempProject(files);
  const dev = await startDev(project);
  const window = await listen(dev, '/a.html');
  const status = async (address: string) => (await fetch(dev.url + address)).status;
  project.write({ 'content/new/c.md': articleText('title: A new one') });
  await expect.poll(() => status('new/c.html'), waits).toBe(200);
  renameSync(path.join(project.root, 'content/new/c.md'), path.join(project.root, 'content/new/d.md'));
  await expect.poll(() => status('new/d.html'), waits).toBe(200);
  expect(await status('new/c.html')).toBe(404);
  project.write({
    'content/img/card.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"></svg>',
  });
  await expect.poll(() => dev.page('img/card.svg'), waits).toContain('width="20"');
  await expect.poll(() => dev.page('a.html'), waits).toContain('width="20"');
  await expect.poll(window.heard, waits).toContain('reload');
  rmSync(path.join(project.root, 'content'), { recursive: true });
  const home = await listen(dev, '/');
  await expect.poll(home.texts, waits).toContain('does not exist');
  project.write(files);
  await expect.poll(() => status('x/b.html'), waits).toBe(200);
  expect(await status('new/d.html')).toBe(404);
  await expect.poll(() => home.heard().at(-2), waits).toMatch(/fine|reload/);
});

test('it survives editors that rename, storms of saves and a thousand files at once', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, i) => [
      `content/many/m${i}.md`,
      articleText(`title: Number ${i}`, 'Old.\n'),
    ]),
  );
  const project = tempProject({ ...files, ...many });
  const dev = await startDev(project);
  const file = path.join(project.root, 'content/a.md');
  for (let i = 0; i < 40; i++) {
    writeFileSync(`${file}~`, articleText('title: How do I pay?', `Round ${i}.\n`));
    renameSync(`${file}~`, file);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await expect.poll(() => dev.page('a.html'), waits).toContain('Round 39.');
  for (const name of Object.keys(many)) project.write({ [name]: articleText('title: A number', 'New.\n') });
  for (const i of [0, 500, 999])
    await expect.poll(() => dev.page(`many/m${i}.html`), waits).toContain('New.');
  await expect.poll(async () => (await dev.page('many/index.html')).includes('Number 7'), waits).toBe(false);
});

test.each([
  ['kb.config.yml', 'title: [Shop\n', 'kb.config.yml'],
  ['content/owners.yml', 'people:\n  - id: [x\n', 'owners.yml'],
  ['look/article.hbs', '<h1>{{nothing}}</h1>', 'look/article.hbs'],
  ['look/strings/en.yml', 'nav.home: [x\n', 'look/strings/en.yml'],
])('a mistake in %s is shown with its place, and goes away', async (name, mistake, place) => {
  const project = tempProject({
    ...files,
    'kb.config.yml': 'title: Shop help\nlocale: en\ntheme:\n  folder: look\n',
    'look/css/own.css': 'p { color: red }',
  });
  const dev = await startDev(project);
  const window = await listen(dev, '/a.html');
  await expect.poll(window.heard, waits).toContain('fine');
  const before = name === 'kb.config.yml' ? project.read(name) : undefined;
  project.write({ [name]: mistake });
  await expect
    .poll(window.texts, waits)
    .toMatch(new RegExp(`"at":\\{"path":"[^"]*${place}","line":\\d+,"column":\\d+`));
  const count = window.heard().length;
  if (before === undefined) rmSync(path.join(project.root, name));
  else project.write({ [name]: before });
  await expect.poll(() => window.heard().slice(count), waits).toContain('fine');
});

test('a project that is broken at the start is shown as such, and is there when it is mended', async () => {
  const project = tempProject({ ...files, 'kb.config.yml': 'title: [Shop\n' });
  const dev = await startDev(project);
  expect(dev.stderr()).toContain('kb.config.yml:');
  expect((await fetch(dev.url)).status).toBe(500);
  expect(await dev.page('')).toContain('kb.config.yml:');
  project.write({ 'kb.config.yml': 'title: Shop help\n' });
  await expect.poll(async () => (await fetch(dev.url)).status, waits).toBe(200);
});

test('without a content folder that was named there is nothing to show', async () => {
  const { code, stderr } = await tempProject(files).kb(['dev', '--content', 'nowhere']);
  expect(code).toBe(2);
  expect(stderr).toContain('nowhere does not exist');
});

test('strangers get nothing', async () => {
  const project = tempProject({ ...files, 'secret.txt': 'secret' });
  symlinkSync(path.join(project.root, 'secret.txt'), path.join(project.root, 'content/img/link.png'));
  const dev = await startDev(project);
  const host = new URL(dev.url).host;
  expect(await ask(dev.url, { Host: 'evil.example' })).toBe(403);
  expect(await ask(`${dev.url}_kb/events?page=/`, { Host: 'evil.example:80' })).toBe(403);
  for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
    for (const name of ['events', 'panel?page=/', 'dev.js']) {
      expect(await ask(`${dev.url}_kb/${name}`, { Host: host, ...(headers as Record<string, string>) })).toBe(
        403,
      );
    }
  }
  const events = new AbortController();
  const answer = await fetch(`${dev.url}_kb/events?page=/`, { signal: events.signal });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  events.abort();
  for (const address of [
    '..%2fkb.config.yml',
    '%2e%2e/secret.txt',
    'img/link.png',
    'kb.config.yml',
    '.kb/cache',
    '_kb/none',
  ]) {
    expect({ address, status: await ask(dev.url + address, { Host: host }) }).not.toMatchObject({
      status: 200,
    });
  }
});

test('it opens only files of the content folder, only for its own pages', async () => {
  const project = tempProject(files);
  project.write({
    'editor.mjs': `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(path.join(project.root, 'opened.txt'))}, process.argv.slice(2).join('|'));`,
  });
  const stop = new AbortController();
  let url = '';
  const done = project.kb(['dev', '--port', '0'], {
    signal: stop.signal,
    env: { KB_EDITOR: `${process.execPath} ${path.join(project.root, 'editor.mjs')}`, VISUAL: 'vim' },
    stdout: (text) => {
      url = /http:\S+/.exec(text)?.[0] ?? url;
    },
  });
  await expect.poll(() => url, waits).not.toBe('');
  const open = async (body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}_kb/open`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url.slice(0, -1), ...headers },
      body: JSON.stringify(body),
    });
    return answer.status === 200 ? ((await answer.json()) as { opened: boolean }).opened : answer.status;
  };
  expect(await open({ file: 'content/a.md', line: 3 }, { Origin: 'https://evil.example' })).toBe(403);
  expect(await ask(`${url}_kb/open`, { Host: new URL(url).host }, 'POST', '{}')).toBe(403);
  expect(await ask(`${url}_kb/open`, { Host: new URL(url).host })).toBe(405);
  for (const file of ['kb.config.yml', '../../etc/passwd', 'content/../kb.config.yml', '/etc/passwd', 7]) {
    expect(await open({ file, line: 1 })).toBe(false);
  }
  expect(project.files()).not.toContain('opened.txt');
  expect(await open({ file: 'content/a.md', line: 3 })).toBe(true);
  await expect.poll(() => project.files(), waits).toContain('opened.txt');
  expect(project.read('opened.txt')).toBe(path.join(project.root, 'content/a.md'));
  expect(await open({ file: `content/${'x'.repeat(20_000)}` })).toBe(413);
  stop.abort();
  expect((await done).code).toBe(0);
});

test('the panel says who owns the page, how its review stands, and what is wrong', async () => {
  const project = tempProject({
    ...files,
    'content/a.md': articleText(
      'title: How do I pay?\nowner: ann\nreviewed: 2025-01-10\nreview_every: 6 months',
      'See [b](none.md).\n',
    ),
    'owners.yml': 'people:\n  - id: ann\n    name: Ann Example\n',
  });
  const dev = await startDev(project);
  const panel = async () =>
    (await fetch(`${dev.url}_kb/panel?page=/a.html`)).json() as Promise<Record<string, unknown>>;
  expect(await panel()).toMatchObject({
    article: {
      file: 'content/a.md',
      owners: [{ name: 'Ann Example' }],
      review: { state: 'overdue', text: 'Reviewed 2025-01-10. Was due 2025-07-10, 340 days ago.' },
    },
  });
  await expect
    .poll(async () => JSON.stringify((await panel()).findings), waits)
    .toContain('"rule":"link-broken"');
});

test('a port in use is named and the next one is taken', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  onTestFinished(() => void blocker.close());
  const { port } = blocker.address() as { port: number };
  const dev = await startDev(tempProject(files), '--port', String(port));
  expect(dev.stderr()).toContain(`Port ${port} is in use`);
  expect(new URL(dev.url).port).not.toBe(String(port));
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops it at once, with 0 and no stack', async (signal) => {
  const { root } = tempProject(files);
  const kb = fileURLToPath(new URL('../../bin/kb.js', import.meta.url));
  const child = spawn(process.execPath, [kb, 'dev', '--port', '0'], { cwd: root });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill(signal);
  expect(await ended).toBe(0);
  expect(stderr).toBe('');
});
