import { spawn } from 'node:child_process';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { DevProject } from '../../src/commands/dev-project.ts';
import { articleText, tempProject } from '../temp-project.ts';
import { ask, files, listen, startDev, waits } from './dev-windows.ts';

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
  expect(await dev.page('x/index.html')).toContain('Not yet</a> <span class="list-mark">Draft</span>');
  expect(await dev.page('a-z.html')).toContain('For us</a> <span class="list-mark">Internal</span>');
  expect(await dev.page('x/index.html')).not.toContain('How do I return it?</a> <span');
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

test('what is wrong at the start is shown with its lines, and goes away', async () => {
  const project = tempProject({
    ...files,
    'kb.config.yml': 'title: Shop help\nhome:\n  popular: asked.json\n',
    'asked.json': '{"from": "soon"}',
  });
  const dev = await startDev(project);
  const window = await listen(dev, '/');
  await expect.poll(window.texts, waits).toContain('"lines":[{"number":1,"text":"{\\"from\\"');
  project.write({ 'asked.json': '{"from": "2026-01-01", "to": "2026-01-31", "articles": ["a.md"]}' });
  await expect.poll(async () => (await fetch(dev.url)).status, waits).toBe(200);
});

test('a window hears of its page also while a settings file has a mistake', async () => {
  const project = tempProject({ ...files, 'owners.yml': 'people:\n  - id: [x\n' });
  const dev = await startDev(project);
  const window = await listen(dev, '/x/b.html');
  await expect.poll(window.heard, waits).toContain('problem');
  project.write({ 'content/x/b.md': articleText('title: How do I return it?', 'By courier.\n') });
  await expect.poll(window.heard, waits).toContain('reload');
});

test('the terminal hears of a mistake that a page met first', async () => {
  const project = tempProject(files);
  const dev = await startDev(project);
  await dev.page('a.html');
  // What is no text is left to a full reading, and that meets the settings.
  project.write({ 'kb.config.yml': 'title: [Shop\n', 'content/a.md': '\0\0' });
  await dev.page('a.html');
  await expect.poll(dev.stderr, waits).toMatch(/^kb: kb\.config\.yml:/);
  project.write(files);
  await expect.poll(dev.stderr, waits).toContain('All is well again.');
});

test('files that the settings name are watched while something is wrong with them', async () => {
  const { root } = tempProject({
    ...files,
    'kb.config.yml': 'theme:\n  folder: look\nhome:\n  popular: asked.json\n',
  });
  const project = new DevProject({ root, isPreview: true });
  await project.read();
  expect(project.error).toBeDefined();
  expect(project.targets().paths).toEqual(
    expect.arrayContaining([path.join(root, 'look'), path.join(root, 'asked.json')]),
  );
});

test.each([
  ['look/artcle.hbs', 'theme:\n  folder: look\n', '"path":"look/artcle.hbs","line":1,"column":1'],
  ['other.md', 'theme:\n  folder: look\n', '"path":"kb.config.yml","line":2,"column":3'],
  ['other.md', 'home:\n  popular: asked.json\n', '"path":"kb.config.yml","line":2,"column":3'],
  ['other.md', 'title: Shop\ncontent: nowhere\n', '"path":"kb.config.yml","line":2,"column":1'],
])('with %s and the settings %j the overlay names the place', async (name, config, place) => {
  const dev = await startDev(tempProject({ ...files, [name]: 'x', 'kb.config.yml': config }));
  const window = await listen(dev, '/');
  await expect.poll(window.texts, waits).toContain(place);
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
  // Search data are a script with the words of internal articles; a script is run in whatever page names it.
  const embedded = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' };
  for (const name of ['search/en.js', 'img/card.svg', 'team.html'])
    expect(await ask(dev.url + name, { Host: host, ...embedded })).toBe(403);
  expect(await ask(`${dev.url}a.html`, { Host: host, ...embedded, 'Sec-Fetch-Mode': 'navigate' })).toBe(200);
  const script = await fetch(`${dev.url}search/en.js`);
  expect(script.headers.get('cross-origin-resource-policy')).toBe('same-origin');
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

test('it opens only articles, settings and the theme, only for its own pages', async () => {
  const project = tempProject({
    ...files,
    'kb.config.yml': 'title: Shop help\ncontent: content\ntheme:\n  folder: look\n',
    'look/css/own.css': 'p { color: red }',
  });
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
  project.write({ 'look/article.hbs': '<h1>{{title}}</h1>', 'look/note.txt': 'x', 'notes.yml': 'x' });
  symlinkSync('/etc/passwd', path.join(project.root, 'owners.yml'));
  symlinkSync('/etc/passwd', path.join(project.root, 'look/home.hbs'));
  for (const file of [
    ...['content/../kb.config.yml', '../../etc/passwd', '/etc/passwd', 7, '', '.', 'content'],
    ...['notes.yml', 'look/note.txt', 'owners.yml', 'look/home.hbs', 'look/../look/article.hbs'],
  ]) {
    expect(await open({ file, line: 1 })).toBe(false);
  }
  expect(project.files()).not.toContain('opened.txt');
  for (const file of ['kb.config.yml', 'look/article.hbs'])
    expect({ file, opened: await open({ file, line: 1 }) }).toEqual({ file, opened: true });
  expect(await open({ file: 'content/a.md', line: 3 })).toBe(true);
  await expect.poll(() => project.read('opened.txt'), waits).toBe(path.join(project.root, 'content/a.md'));
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

test('where an article has no page the panel says why, and what to mend', async () => {
  const project = tempProject({
    ...files,
    'content/a.md': '---\ntitle: [How do I pay?\n---\n\nBy card.\n',
    'content/x/later.md': articleText('title: Later\npublish_on: 2026-07-01'),
    'content/x/over.md': articleText('title: Over\nunpublish_on: 2026-06-01'),
    'content/y/_meta.yml': 'title: [Y\n',
    'content/y/about.md': articleText('title: About Y'),
  });
  const dev = await startDev(project);
  const panel = async (page: string) =>
    (await (await fetch(`${dev.url}_kb/panel?page=${page}`)).json()) as {
      article?: { file: string; visibility?: string; review?: object };
      findings?: { file: string; rule: string }[];
    };
  expect((await fetch(`${dev.url}a.html`)).status).toBe(404);
  await expect
    .poll(async () => (await panel('/a')).findings, waits)
    .toMatchObject([{ rule: 'front-matter-syntax' }]);
  const { article } = await panel('/a.html');
  expect(article).toEqual({ file: 'content/a.md', visibility: expect.stringMatching(/^No page: .*below/) });
  expect((await panel('/x/later.html')).article?.visibility).toContain('from 2026-07-01 on');
  expect((await panel('/x/over.html')).article?.visibility).toContain('2026-06-01');
  expect((await panel('/y/about')).article?.visibility).toContain('_meta.yml');
  // Nobody knows its address any more: it is found from the home page too.
  const elsewhere = (await panel('/')).findings?.map(({ file }) => file);
  expect(elsewhere).toEqual(expect.arrayContaining(['content/a.md', 'content/y/_meta.yml']));
  expect(elsewhere).not.toContain('content/x/b.md');
  // The page of a folder is none of an article that is not shown there.
  expect((await panel('/x/')).article).toBeUndefined();
});

/** Takes so many ports in a row, from a free one on; gives the first. Another program may have one of them: then it is taken as well. */
async function takePorts(count: number): Promise<number> {
  const take = (port: number) =>
    new Promise<number>((resolve) => {
      const server = createServer().listen(port, '127.0.0.1');
      onTestFinished(() => void server.close());
      server.once('listening', () => resolve((server.address() as AddressInfo).port));
      server.once('error', () => resolve(port));
    });
  const first = await take(0);
  for (let port = first + 1; port < first + count; port++) await take(port);
  return first;
}

test.each([1, 4, 12])(
  'with %i ports in use it names the first, takes the next free one and says which',
  async (count) => {
    const first = await takePorts(count);
    const dev = await startDev(tempProject(files), '--port', String(first));
    const { port } = new URL(dev.url);
    expect(Number(port)).toBeGreaterThanOrEqual(first + count);
    expect(dev.stderr()).toBe(`kb: Port ${first} is in use by another program. Taking ${port} instead.\n`);
  },
);

test('with twenty ports in use it says what to do, and nothing else', async () => {
  const first = await takePorts(20);
  const warnings: string[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning.name);
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));
  const { code, stderr } = await tempProject(files).kb(['dev', '--port', String(first)]);
  expect(code).toBe(2);
  expect(stderr).toContain(`All ports from ${first} to ${first + 19} are in use by other programs.`);
  expect(stderr).toContain('--port 0');
  expect(warnings).toEqual([]);
});

test('an empty host does not open it to the network', async () => {
  const { code, stderr } = await tempProject(files).kb(['dev', '--port', '0', '--host', '']);
  expect(code).toBe(2);
  expect(stderr).toContain('--host was given an empty value.');
});

test('in an empty folder it says how to begin, and shows the first article', async () => {
  const project = tempProject({});
  const dev = await startDev(project);
  await expect.poll(dev.stderr, waits).toContain('kb new');
  project.write({ 'pay.md': '# How do I pay?\n\nBy card.\n' });
  await expect.poll(() => dev.page('pay.html'), waits).toContain('By card.');
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
