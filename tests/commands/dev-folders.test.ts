import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DevProject } from '../../src/commands/dev-project.ts';
import type { Day } from '../../src/model/day.ts';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';
import { type Dev, files, listen, startDev, waits } from './dev-windows.ts';

const status = async ({ url }: Dev, address: string) => (await fetch(url + address)).status;

test('a file that becomes a folder and a folder that becomes a file are followed there and back', async () => {
  const project = tempProject(files);
  const at = (name: string) => path.join(project.root, name);
  const dev = await startDev(project);
  rmSync(at('content/a.md'));
  project.write({ 'content/a.md/inner.md': articleText('title: Within') });
  await expect.poll(() => status(dev, 'a-md/inner.html'), waits).toBe(200);
  expect(await status(dev, 'a.html')).toBe(404);
  rmSync(at('content/a.md'), { recursive: true });
  project.write({ 'content/a.md': articleText('title: A file again') });
  await expect.poll(() => dev.page('a.html'), waits).toContain('A file again');
  renameSync(at('content/x'), at('content/y'));
  writeFileSync(at('content/x'), 'no folder');
  await expect.poll(() => status(dev, 'y/b.html'), waits).toBe(200);
  expect(await status(dev, 'x/b.html')).toBe(404);
  expect(dev.stderr()).not.toMatch(/\n +at /);
});

test('news of a file whose folder is a file now is taken in', async () => {
  const project = tempProject({ ...files, 'content/f.md/inner.md': articleText('title: Within') });
  const dev = new DevProject({ root: project.root, isPreview: true });
  await dev.read();
  rmSync(path.join(project.root, 'content/f.md'), { recursive: true });
  project.write({ 'content/f.md': articleText('title: A file now') });
  const touched = ['content/f.md/inner.md', 'content/f.md'].map((name) => path.join(project.root, name));
  await dev.touch(new Set(touched));
  const titles = dev.state?.site.entries.map(({ article }) => article.title);
  expect(titles).toContain('A file now');
  expect(titles).not.toContain('Within');
});

test('a new and a deleted article are taken in alone; what is no plain article is left to a full reading', async () => {
  const project = tempProject(files);
  const at = (name: string) => path.join(project.root, 'content', name);
  const dev = new DevProject({ root: project.root, isPreview: true });
  await dev.read();
  const titles = () => dev.state?.site.entries.map(({ article }) => article.title) ?? [];
  project.write({ 'content/x/new.md': articleText('title: A new one') });
  expect(await dev.touch(new Set([at('x/new.md')]))).toBe('articles');
  expect(titles()).toContain('A new one');
  rmSync(at('x/new.md'));
  expect(await dev.touch(new Set([at('x/new.md')]))).toBe('articles');
  expect(titles()).not.toContain('A new one');
  mkdirSync(path.join(project.root, 'elsewhere'));
  project.write({ 'elsewhere/out.md': articleText('title: Outside'), 'content/_part.md': 'A part.' });
  symlinkSync(path.join(project.root, 'elsewhere'), at('linked'));
  for (const name of ['_part.md', 'linked/out.md'])
    expect({ name, touched: await dev.touch(new Set([at(name)])) }).toEqual({ name, touched: 'project' });
  expect(titles()).not.toContain('Outside');
});

test('a change that a page took in before it was noticed is still news for other windows', async () => {
  const project = tempProject(files);
  const dev = new DevProject({ root: project.root, isPreview: true });
  await dev.read();
  const article = new Set([path.join(project.root, 'content/a.md')]);
  await dev.freshen('a.md');
  project.write({ 'content/a.md': articleText('title: Taken in by a page') });
  await dev.freshen('a.md');
  expect(dev.state?.site.byPath.get('a.md')?.article.title).toBe('Taken in by a page');
  expect(await dev.touch(article)).toBe('articles');
  expect(await dev.touch(article)).toBe('nothing');
});

test('who asks for a page on the next day gets that of the day', async () => {
  const project = tempProject({
    ...files,
    'content/x/b.md': articleText('title: How do I return it?\npublish_on: 2026-06-16'),
  });
  let day = '2026-06-15' as Day;
  const dev = new DevProject({
    ...{ root: project.root, isPreview: true },
    get asOf() {
      return day;
    },
  });
  await dev.read();
  const isShown = () => dev.state?.site.byPath.get('x/b.md')?.shown;
  expect(isShown()).toBe(false);
  await dev.freshen(undefined);
  expect(isShown()).toBe(false);
  day = '2026-06-16' as Day;
  await dev.freshen(undefined);
  await expect.poll(isShown, waits).toBe(true);
  // The panel of windows that show another page is told with the next change.
  expect(await dev.touch(new Set())).toBe('project');
});

test('a fault of its own is no end: it is shown, and gone with the next change', async () => {
  const project = tempProject(files);
  let isBroken = false;
  const dev = new DevProject({
    ...{ root: project.root, isPreview: true },
    get asOf() {
      if (isBroken) throw new Error('no day');
      return '2026-06-15' as Day;
    },
  });
  await dev.read();
  const article = new Set([path.join(project.root, 'content/a.md')]);
  isBroken = true;
  project.write({ 'content/a.md': articleText('title: Later') });
  expect(await dev.touch(article)).toBe('project');
  expect(String(dev.error)).toContain('no day');
  isBroken = false;
  await dev.touch(article);
  expect(dev.error).toBeUndefined();
  expect(dev.state?.site.entries.map((entry) => entry.article.title)).toContain('Later');
});

test.each<[string, (root: string, away: string) => void, (project: TempProject, away: string) => void]>([
  ['moved away and back', (root, away) => renameSync(root, away), ({ root }, away) => renameSync(away, root)],
  ['deleted and made again', (root) => rmSync(root, { recursive: true }), (project) => project.write(files)],
])('a project folder that is %s is watched as before', async (_, remove, restore) => {
  const project = tempProject(files);
  const away = `${project.root}-away`;
  onTestFinished(() => rmSync(away, { recursive: true, force: true }));
  const dev = await startDev(project);
  const window = await listen(dev, '/x/index.html');
  await expect.poll(window.heard, waits).toContain('fine');
  remove(project.root, away);
  await expect.poll(window.texts, waits).toContain('does not exist');
  restore(project, away);
  await expect.poll(dev.stderr, waits).toContain('All is well again.');
  // The page of a folder: its articles are not looked at when it is asked for.
  project.write({ 'content/x/b.md': articleText('title: Who pays for returns?') });
  await expect.poll(() => dev.page('x/index.html'), waits).toContain('Who pays for returns?');
  project.write({ 'content/x/new.md': articleText('title: A new one') });
  await expect.poll(() => status(dev, 'x/new.html'), waits).toBe(200);
});

test('content and theme folders and settings that are links are watched where they lead', async () => {
  const names = ['content', 'look', 'owners.yml'];
  const away = tempProject({
    ...files,
    'look/strings/en.yml': 'nav.home: Start\n',
    'owners.yml': 'people: []\n',
  });
  const other = tempProject({ 'content/z.md': articleText('title: Elsewhere') });
  const project = tempProject({ 'kb.config.yml': 'title: Shop\ntheme:\n  folder: look\n' });
  const link = (from: TempProject, name: string) =>
    symlinkSync(path.join(from.root, name), path.join(project.root, name));
  for (const name of names) link(away, name);
  const dev = await startDev(project);
  // After the first reading and after other changes kb looks a second time: that must not be what finds it.
  const afterSecondLook = () => new Promise((resolve) => setTimeout(resolve, 1_500));
  await afterSecondLook();
  away.write({ 'content/x/new.md': articleText('title: A new one') });
  await expect.poll(() => status(dev, 'x/new.html'), waits).toBe(200);
  away.write({ 'look/strings/en.yml': 'nav.home: Begin\n' });
  await expect.poll(() => dev.page('x/new.html'), waits).toContain('Begin');
  rmSync(path.join(project.root, 'content'));
  link(other, 'content');
  await expect.poll(() => status(dev, 'z.html'), waits).toBe(200);
  await afterSecondLook();
  other.write({ 'content/y.md': articleText('title: Elsewhere too') });
  await expect.poll(() => status(dev, 'y.html'), waits).toBe(200);
  const window = await listen(dev, '/');
  away.write({ 'owners.yml': 'people: [' });
  await expect.poll(window.texts, waits).toContain('"path":"owners.yml"');
});

test.each(['.', 'content'])(
  'with "out: %s", which no build takes, changes are seen all the same',
  async (out) => {
    const { root } = tempProject({ ...files, 'kb.config.yml': `title: Shop\nout: ${out}\n` });
    const project = new DevProject({ root, isPreview: true });
    await project.read();
    const { paths, ignored } = project.targets();
    expect(paths).toContain(path.join(root, 'content'));
    expect(ignored).toEqual([]);
  },
);

test('what editors leave beside an article is no article, and no trouble', async () => {
  const project = tempProject(files);
  const at = (name: string) => path.join(project.root, 'content', name);
  const dev = await startDev(project);
  const window = await listen(dev, '/a.html');
  const saved = (round: string) => articleText('title: How do I pay?', `${round}.\n`);
  const shows = (round: string) => expect.poll(() => dev.page('a.html'), waits).toContain(`${round}.`);
  // Emacs: a lock that is a link to nowhere, and its own copy.
  symlinkSync('ann@desk.1234:1', at('.#a.md'));
  writeFileSync(at('#a.md#'), saved('Autosaved'));
  // Vim: is the folder writable, old one away, new one, backup gone.
  writeFileSync(at('4913'), '');
  rmSync(at('4913'));
  renameSync(at('a.md'), at('a.md~'));
  writeFileSync(at('a.md'), saved('From vim'));
  rmSync(at('a.md~'));
  await shows('From vim');
  // JetBrains: a temporary file, and two moves.
  writeFileSync(at('a.md___jb_tmp___'), saved('From an IDE'));
  renameSync(at('a.md'), at('a.md___jb_old___'));
  renameSync(at('a.md___jb_tmp___'), at('a.md'));
  rmSync(at('a.md___jb_old___'));
  await shows('From an IDE');
  for (const name of ['.%23a.md', '%23a.md%23', 'a.md~', '4913'])
    expect(await status(dev, name)).not.toBe(200);
  expect(window.heard()).not.toContain('problem');
});

test('articles that become binary, too large or a link to elsewhere are gone, and are back when mended', async () => {
  const project = tempProject({ ...files, 'secret.txt': 'secret' });
  const file = path.join(project.root, 'content/a.md');
  const dev = await startDev(project);
  for (const spoil of [
    () => writeFileSync(file, new Uint8Array([0, 1, 0, 255, 0])),
    () => writeFileSync(file, new Uint8Array(21_000_000).fill(97)),
    () => {
      rmSync(file);
      symlinkSync(path.join(project.root, 'secret.txt'), file);
    },
    () => {
      rmSync(file);
      mkdirSync(file);
    },
  ]) {
    spoil();
    await expect.poll(() => status(dev, 'a.html'), waits).toBe(404);
    rmSync(file, { recursive: true });
    project.write({ 'content/a.md': articleText('title: Mended') });
    await expect.poll(() => dev.page('a.html'), waits).toContain('Mended');
  }
});
