import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';

// Whole processes, compiled: `npm test` compiles first.
const kb = fileURLToPath(new URL('../../bin/kb.js', import.meta.url));
const waits = { timeout: 90_000 };

const files = {
  'content/a.md': articleText('title: How do I pay?', 'By card.\n'),
  'content/x/b.md': articleText('title: How do I return it?', 'By post.\n'),
  'content/x/c.md': articleText('title: Where is it?', 'There.\n'),
  'kb.config.yml': 'title: Shop help\nlocale: en\n',
};

interface Started {
  readonly url: string;
  readonly child: ChildProcess;
  stderr(): string;
  page(address: string): Promise<string>;
  /** Ctrl-C: the exit code. */
  interrupt(): Promise<number | null>;
}

async function start(project: TempProject, nodeFlags: string[] = [], env: object = {}): Promise<Started> {
  const child = spawn(process.execPath, [...nodeFlags, kb, 'dev', '--port', '0'], {
    cwd: project.root,
    env: { ...process.env, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await expect.poll(() => stdout, waits).toContain('http:');
  const url = /http:\S+/.exec(stdout)?.[0] as string;
  return {
    url,
    child,
    stderr: () => stderr,
    page: async (address) => (await fetch(new URL(address, url))).text(),
    interrupt: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

test.each(['ENOSPC', 'EMFILE'])(
  'without more watches (%s) it says what to do, and looks again and again',
  async (code) => {
    const project = tempProject(files);
    const preload = new URL('few-watches.js', import.meta.url).href;
    const dev = await start(project, ['--import', preload], { NO_MORE_WATCHES: code });
    await expect.poll(dev.stderr, waits).toContain(code);
    expect(dev.stderr()).toMatch(/every 0\.7 seconds instead\.\n.*(sysctl fs\.inotify|ulimit -n)/);
    project.write({ 'content/x/b.md': articleText('title: Who pays for returns?') });
    // The page of a folder: its articles are not looked at when it is asked for.
    await expect.poll(() => dev.page('x/index.html'), waits).toContain('Who pays for returns?');
    project.write({ 'content/x/y/new.md': articleText('title: A new one') });
    await expect.poll(() => dev.page('x/y/new.html'), waits).toContain('A new one');
    expect(dev.stderr()).not.toMatch(/\n +at /);
    expect(await dev.interrupt()).toBe(0);
  },
);

const thousand = (text: string) =>
  Object.fromEntries(
    Array.from({ length: 1_000 }, (_, i) => [
      `content/many/m${i}.md`,
      articleText(`title: Number ${i}`, text),
    ]),
  );

test.each<[string, (project: TempProject) => void]>([
  ['a switch of a thousand files', (project) => project.write(thousand('New.\n'))],
  ['a broken config', (project) => project.write({ 'kb.config.yml': 'title: [Shop\n' })],
  ['a content folder that is gone', ({ root }) => rmSync(path.join(root, 'content'), { recursive: true })],
  [
    'a storm of saves by renaming',
    ({ root }) => {
      const file = path.join(root, 'content/a.md');
      for (let i = 0; i < 200; i++) {
        writeFileSync(`${file}~`, articleText('title: How do I pay?', `Round ${i}.\n`));
        renameSync(`${file}~`, file);
      }
    },
  ],
])('Ctrl-C in the middle of %s stops it with 0 and no stack', async (_, disturb) => {
  const project = tempProject({ ...files, ...thousand('Old.\n') });
  const dev = await start(project);
  await dev.page('a.html');
  disturb(project);
  // Long enough to be noticed, too short to be done.
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await dev.interrupt()).toBe(0);
  expect(dev.stderr()).not.toMatch(/\n +at /);
});

test('Ctrl-C, twice, while it is still loading stops it with 0 and no stack', async () => {
  const { root } = tempProject(files);
  // As soon as the starter listens for it: everything else is loaded after that. The address of this script is in the stack
  // too, hence the two halves.
  const preload = `data:text/javascript,process.on('newListener', (name) => {
    const isEarly = !new Error().stack.includes('until' + '-stopped');
    if (name === 'SIGTERM' && isEarly) for (let i = 0; i < 2; i++) process.kill(process.pid, 'SIGINT');
  });`;
  const child = spawn(process.execPath, ['--import', preload, kb, 'dev', '--port', '0'], { cwd: root });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
  expect(text).toBe('');
});

test('Ctrl-C with open windows stops it with 0', async () => {
  const dev = await start(tempProject(files));
  const windows = await Promise.all(
    Array.from({ length: 5 }, () => fetch(new URL('_kb/events?page=/', dev.url))),
  );
  expect(windows.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await dev.interrupt()).toBe(0);
  await Promise.all(windows.map((window) => window.text().catch(() => {})));
  expect(dev.stderr()).toBe('');
});

test('when nobody reads what it says it still serves', async () => {
  const project = tempProject(files);
  const dev = await start(project);
  dev.child.stderr?.destroy();
  const version = /data-version="([^"]*)"/.exec(await dev.page(''))?.[1] ?? '';
  project.write({ 'kb.config.yml': 'title: [Shop\n' });
  const events = await fetch(new URL(`_kb/events?page=/&version=${version}`, dev.url));
  const heard = events.body?.getReader();
  await expect
    .poll(async () => new TextDecoder().decode((await heard?.read())?.value), waits)
    .toContain('kb.config.yml');
  project.write({ 'kb.config.yml': 'title: Shoe help\n' });
  await expect.poll(() => dev.page(''), waits).toContain('Shoe help');
  expect(await dev.interrupt()).toBe(0);
});

test('the search data of many articles, made beside other work, are those of a build', async () => {
  const project = tempProject({ ...files, ...thousand('How do I return it?\n') });
  await project.kb(['build', '--drafts', '--internal']);
  const dev = await start(project);
  const [first, ...more] = project
    .files('site')
    .filter((name) => name.startsWith('search/') && name.endsWith('.js'));
  expect(more.length).toBeGreaterThan(5);
  for (const file of [first as string, ...more]) {
    expect({ file, text: await dev.page(file) }).toEqual({ file, text: project.read(`site/${file}`) });
  }
  project.write({ 'content/a.md': articleText('title: Zebra crossings', 'By card.\n') });
  await expect.poll(() => dev.page('search/en.js'), waits).not.toBe(project.read(`site/${first}`));
});

test.each([35, 25])('with %i open files allowed it says how to allow more', async (count) => {
  const { root } = tempProject(files);
  const child = spawn(
    'sh',
    ['-c', `ulimit -n ${count} && exec "$0" "$1" dev --port 0`, process.execPath, kb],
    {
      cwd: root,
    },
  );
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(2);
  expect(stderr).toMatch(/^kb: .*kb may open no more files at once \(EMFILE\)\.\n.*ulimit -n 4096\n$/);
});

test('without any free port it says so', async () => {
  const blocker = createServer().listen(65_535, '127.0.0.1');
  // When another program has it, it is taken just as well.
  await new Promise((resolve) => blocker.once('listening', resolve).once('error', resolve));
  onTestFinished(() => void blocker.close());
  const { code, stderr } = await tempProject(files).kb(['dev', '--port', '65535']);
  expect(code).toBe(2);
  expect(stderr).toContain('Port 65535 is in use by other programs.');
  expect(stderr).toContain('--port');
});
