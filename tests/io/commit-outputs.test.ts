import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitOutputs } from '../../src/io/commit-outputs.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Output } from '../../src/model/output.ts';
import { tempProject } from '../temp-project.ts';

const outputsOf = (files: Readonly<Record<string, string>>): Output[] =>
  Object.entries(files).map(([name, content]) => ({ path: name, content }));

/** A project folder with a site folder that kb may write. */
function setUp(files: Readonly<Record<string, string>> = {}) {
  const project = tempProject(files);
  const out = path.join(project.root, 'site');
  return {
    ...project,
    out,
    commit: (site: Readonly<Record<string, string>>, options: { force?: boolean } = {}) =>
      commitOutputs(out, outputsOf(site), { root: project.root, ...options }),
    site: () => Object.fromEntries(project.files('site').map((name) => [name, project.read(`site/${name}`)])),
    /** What lies beside the site: nothing but `.kb` when a build is over. */
    beside: () => readdirSync(project.root).filter((name) => name.startsWith('.') && name !== '.kb'),
  };
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  const { message, hint } = error as UserError;
  expect(hint).toBeTruthy();
  return message;
};

describe('commitOutputs writes', () => {
  test('what is new, keeps what is the same with its time, and removes what is gone with its folder', async () => {
    const { commit, site, out, beside } = setUp();
    expect(await commit({ 'index.html': 'home', 'a/b/c.html': 'c', 'a/d.html': 'd' })).toEqual({
      written: 3,
      unchanged: 0,
      removed: 0,
    });
    const old = new Date('2020-01-01T00:00:00Z');
    utimesSync(path.join(out, 'index.html'), old, old);
    expect(await commit({ 'index.html': 'home', 'a/d.html': 'D' })).toEqual({
      written: 1,
      unchanged: 1,
      removed: 1,
    });
    expect(site()).toEqual({ 'a/d.html': 'D', 'index.html': 'home' });
    expect(existsSync(path.join(out, 'a/b'))).toBe(false);
    expect(statSync(path.join(out, 'index.html')).mtimeMs).toBe(old.getTime());
    expect(beside()).toEqual([]);
  });

  test('a file again that somebody edited, even when its size and time say nothing', async () => {
    const { commit, site, out } = setUp();
    await commit({ 'index.html': 'home' });
    const file = path.join(out, 'index.html');
    const { atime, mtime } = statSync(file);
    writeFileSync(file, 'HOME');
    utimesSync(file, atime, mtime);
    expect(await commit({ 'index.html': 'home' })).toMatchObject({ written: 1 });
    expect(site()).toEqual({ 'index.html': 'home' });
  });

  test('copies of content files, readable for a web server', async () => {
    const { root, out, read } = setUp({ 'content/img/a.png': 'picture' });
    const outputs: Output[] = [{ path: 'img/a.png', copyOf: 'content/img/a.png' }];
    expect(await commitOutputs(out, outputs, { root })).toMatchObject({ written: 1 });
    expect(read('site/img/a.png')).toBe('picture');
    expect(statSync(path.join(out, 'img/a.png')).mode & 0o777).toBe(0o644);
    expect(await commitOutputs(out, outputs, { root })).toMatchObject({ unchanged: 1 });
    writeFileSync(path.join(root, 'content/img/a.png'), 'PICTURE');
    expect(await commitOutputs(out, outputs, { root })).toMatchObject({ written: 1 });
    expect(read('site/img/a.png')).toBe('PICTURE');
  });

  test('bytes as they are', async () => {
    const { root, out } = setUp();
    const content = new Uint8Array([0, 255, 254, 10]);
    await commitOutputs(out, [{ path: 'a.bin', content }], { root });
    expect([...readFileSync(path.join(out, 'a.bin'))]).toEqual([...content]);
  });

  test('a folder where a file was, and a file where a folder was', async () => {
    const { commit, site } = setUp();
    await commit({ a: 'file', 'b/c/d.html': 'deep' });
    await commit({ 'a/x.html': 'x', b: 'file' });
    expect(site()).toEqual({ 'a/x.html': 'x', b: 'file' });
    await commit({ a: 'file', 'b/c/d.html': 'deep' });
    expect(site()).toEqual({ a: 'file', 'b/c/d.html': 'deep' });
  });

  test('a name that changed only its case', async () => {
    const { commit, site } = setUp();
    await commit({ 'Refund.html': 'one' });
    expect(await commit({ 'refund.html': 'two' })).toMatchObject({ written: 1, removed: 1 });
    expect(site()).toEqual({ 'refund.html': 'two' });
  });

  test('a second name for what stays the same when its folder is called something else', async () => {
    const { commit, site, out } = setUp();
    await commit({ 's/one/a.js': 'same', 's/one/b.js': 'old', 'index.html': 'home' });
    const { ino } = statSync(path.join(out, 's/one/a.js'));
    const changed = statSync(path.join(out, 's/one/b.js')).ino;
    await commit({ 's/two/a.js': 'same', 's/two/b.js': 'new', 'index.html': 'home' });
    expect(site()).toEqual({ 's/two/a.js': 'same', 's/two/b.js': 'new', 'index.html': 'home' });
    expect(statSync(path.join(out, 's/two/a.js'))).toMatchObject({ ino, nlink: 1 });
    expect(statSync(path.join(out, 's/two/b.js')).ino).not.toBe(changed);
  });

  test('a file of its own where a link leads to the same text', async () => {
    const { commit, root, out } = setUp({ 'elsewhere/a.js': 'same' });
    await commit({ 's/one/a.js': 'same' });
    rmSync(path.join(out, 's/one'), { recursive: true });
    symlinkSync(path.join(root, 'elsewhere'), path.join(out, 's/one'));
    await commit({ 's/two/a.js': 'same' }, { force: true });
    expect(statSync(path.join(out, 's/two/a.js')).ino).not.toBe(
      statSync(path.join(root, 'elsewhere/a.js')).ino,
    );
  });

  test('the same record, whichever way the outputs come', async () => {
    const { commit, root, read } = setUp();
    await commit({ b: '1', a: '2' });
    const [name] = readdirSync(path.join(root, '.kb/outputs'));
    expect(JSON.parse(read(`.kb/outputs/${name}`))).toEqual({ version: 1, out: 'site', files: ['a', 'b'] });
  });
});

describe('commitOutputs changes nothing', () => {
  test('before the last output, for which it waits, nor lets another build in', async () => {
    const { root, out, site } = setUp();
    let letGo = () => {};
    const last = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow = async function* (): AsyncGenerator<Output> {
      yield { path: 'index.html', content: 'slow' };
      await last;
      yield { path: 'last.html', content: 'last' };
    };
    const first = commitOutputs(out, slow(), { root });
    const second = commitOutputs(out, [{ path: 'index.html', content: 'fast' }], { root });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(existsSync(out)).toBe(false);
    letGo();
    expect(await first).toMatchObject({ written: 2 });
    expect(await second).toMatchObject({ written: 1, removed: 1 });
    expect(site()).toEqual({ 'index.html': 'fast' });
  });

  test('when the outputs fail half way', async () => {
    const { commit, site, root, out, beside } = setUp();
    await commit({ 'index.html': 'old' });
    const broken = function* (): Generator<Output> {
      yield { path: 'index.html', content: 'new' };
      throw new UserError('The template is broken.');
    };
    await expect(commitOutputs(out, broken(), { root })).rejects.toThrow('The template is broken.');
    expect(site()).toEqual({ 'index.html': 'old' });
    expect(beside()).toEqual([]);
  });

  test('when an output would leave the folder', async () => {
    const { commit, site, beside } = setUp();
    await commit({ 'index.html': 'old' });
    for (const name of ['../x', '/x', 'a/../../x', 'a//b', './x', 'C:/x', 'a\\b', 'a\0b', '']) {
      await expect(commit({ 'index.html': 'new', [name]: 'x' })).rejects.toThrow(
        'Not a path inside the site',
      );
    }
    expect(site()).toEqual({ 'index.html': 'old' });
    expect(beside()).toEqual([]);
  });

  test('when two outputs are one file on some disks', async () => {
    const { commit } = setUp();
    await expect(commit({ 'a.html': '1', 'A.html': '2' })).rejects.toThrow('Two outputs');
    await expect(commit({ 'caf\u00e9.html': '1', 'cafe\u0301.html': '2' })).rejects.toThrow('Two outputs');
  });

  test('when the folder holds things that kb did not write, and names them', async () => {
    const { commit, site } = setUp({ 'site/notes.txt': 'mine', 'site/deep/own.html': 'mine' });
    const message = await refusal(commit({ 'index.html': 'new' }));
    expect(message).toContain('deep/own.html');
    expect(message).toContain('notes.txt');
    expect(site()).toEqual({ 'deep/own.html': 'mine', 'notes.txt': 'mine' });
  });

  test('when its record was lost: then nothing is known to be its own', async () => {
    const { commit, root } = setUp();
    await commit({ 'index.html': 'old' });
    rmSync(path.join(root, '.kb'), { recursive: true });
    await refusal(commit({ 'index.html': 'new' }));
    writeFileSync(path.join(root, 'site/index.html'), 'mine');
    await refusal(commit({ 'index.html': 'new' }));
  });

  test('where a person has work', async () => {
    const project = tempProject({ 'content/a.md': 'a', 'theme/x.css': '', file: '' });
    const { root } = project;
    mkdirSync(path.join(root, 'real'));
    symlinkSync('real', path.join(root, 'link'));
    symlinkSync('content', path.join(root, 'other'));
    const keep = [path.join(root, 'content'), path.join(root, 'theme')];
    const before = project.files();
    const folders = [
      '.',
      '..',
      '/',
      'content',
      'content/sub',
      'theme',
      'theme/sub',
      '.kb',
      '.kb/x',
      '.git/x',
      'file',
    ];
    for (const name of [...folders, 'link', 'other/sub', 'node_modules/x']) {
      const out = path.resolve(root, name);
      await refusal(commitOutputs(out, outputsOf({ 'index.html': 'x' }), { root, keep, force: true }));
    }
    expect(project.files()).toEqual(before);
    // A sibling whose name begins like the content folder's is fine.
    await commitOutputs(path.join(root, 'content-site'), outputsOf({ 'index.html': 'x' }), { root, keep });
  });
});

describe('commitOutputs with --force', () => {
  test('writes between foreign things, overwrites only names that it needs, and never removes the others', async () => {
    const { commit, site } = setUp({
      'site/CNAME': 'help.example.com',
      'site/index.html': 'mine',
      'site/a/own': 'x',
    });
    await commit({ 'index.html': 'new', 'a/b.html': 'b' }, { force: true });
    await commit({ 'index.html': 'newer' }, { force: true });
    expect(site()).toEqual({ 'a/own': 'x', CNAME: 'help.example.com', 'index.html': 'newer' });
  });

  test('refuses to put a file over a folder or a folder over a file of somebody else', async () => {
    const { commit, site } = setUp({ 'site/a/own': 'x', 'site/b': 'mine' });
    expect(await refusal(commit({ a: 'file' }, { force: true }))).toContain('a/own');
    expect(await refusal(commit({ 'b/c.html': 'c' }, { force: true }))).toContain('b');
    expect(site()).toEqual({ 'a/own': 'x', b: 'mine' });
  });
});

describe('links planted in the output folder', () => {
  const plant = (force: boolean) => async () => {
    const { root, commit, out, read } = setUp({ 'victim/page.html': 'victim', 'victim.html': 'victim' });
    await commit({ 'index.html': 'home', 'a/page.html': 'page', 'a/gone.html': 'gone' });
    rmSync(path.join(out, 'a'), { recursive: true });
    rmSync(path.join(out, 'index.html'));
    symlinkSync('../victim', path.join(out, 'a'));
    symlinkSync('../victim.html', path.join(out, 'index.html'));
    writeFileSync(path.join(root, 'victim/gone.html'), 'victim');
    const work = commit({ 'index.html': 'HOME', 'a/page.html': 'PAGE' }, { force });
    if (force) await work;
    else await refusal(work);
    expect(read('victim.html')).toBe('victim');
    expect(read('victim/page.html')).toBe('victim');
    expect(read('victim/gone.html')).toBe('victim');
    expect(lstatSync(path.join(out, 'a')).isSymbolicLink()).toBe(!force);
    if (force) expect(read('site/a/page.html')).toBe('PAGE');
  };
  test('are refused', plant(false));
  test('are replaced and never followed with --force', plant(true));

  test('are not followed to delete what is gone from the site', async () => {
    const { root, commit, out, read } = setUp({ 'victim/page.html': 'victim' });
    await commit({ 'index.html': 'home', 'a/page.html': 'page' });
    rmSync(path.join(out, 'a'), { recursive: true });
    symlinkSync('../victim', path.join(out, 'a'));
    await commit({ 'index.html': 'HOME' }, { force: true });
    expect(read('victim/page.html')).toBe('victim');
    expect(readFileSync(path.join(root, 'site/index.html'), 'utf8')).toBe('HOME');
  });

  test('do not pass for a page that is the same already', async () => {
    const { root, commit, out } = setUp({ 'victim/page.html': 'page' });
    await commit({ 'a/page.html': 'page' });
    rmSync(path.join(out, 'a'), { recursive: true });
    symlinkSync('../victim', path.join(out, 'a'));
    await commit({ 'a/page.html': 'page' }, { force: true });
    expect(lstatSync(path.join(out, 'a')).isDirectory()).toBe(true);
    expect(readFileSync(path.join(root, 'victim/page.html'), 'utf8')).toBe('page');
  });
});
