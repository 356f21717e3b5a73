import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findProjectRoot, readProject } from '../../src/io/read-project.ts';
import { readTheme } from '../../src/io/read-theme.ts';
import { tempProject } from '../temp-project.ts';

const article = '---\ntitle: How do I pay?\n---\nText.\n';

describe('findProjectRoot', () => {
  test('is the nearest folder upwards with a config, else where one stands', () => {
    const { root } = tempProject({ 'help/kb.config.yml': '', 'help/content/a/b.md': '', 'other/x/y.md': '' });
    const at = (name: string) => path.relative(root, findProjectRoot(path.join(root, name)));
    expect(at('help')).toBe('help');
    expect(at('help/content/a')).toBe('help');
    expect(at('other/x')).toBe('other/x');
  });

  test('a config in a content folder configures the project around it', () => {
    const { root } = tempProject({ 'content/kb.config.yml': '', 'content/a/b.md': '' });
    expect(findProjectRoot(path.join(root, 'content/a'))).toBe(root);
  });
});

describe('readProject', () => {
  test('names files by project and by content folder', async () => {
    const { root } = tempProject({ 'kb.config.yml': 'content: docs\n', 'docs/a/pay.md': article });
    const { sources, content, problems } = await readProject(root);
    expect(content).toBe(path.join(root, 'docs'));
    expect(sources).toMatchObject([{ path: 'a/pay.md', file: 'docs/a/pay.md', text: article }]);
    expect(problems).toEqual([]);
  });

  test('settings in the project folder win over those in the content folder, file by file', async () => {
    const { root } = tempProject({
      'kb.config.yml': 'title: Outer\n',
      'content/kb.config.yml': 'title: Inner\n',
      'content/owners.yml': 'people: [{id: ana, name: Ana}]\n',
      'content/pay.md': article,
    });
    const { config, owners, assets } = await readProject(root);
    expect(config.title).toBe('Outer');
    expect(owners).toMatchObject({ known: true, file: 'content/owners.yml' });
    expect(assets).toEqual([]);
  });

  test('settings may be in UTF-16, as some programs on Windows save them', async () => {
    const { root, write } = tempProject({ 'content/pay.md': article });
    write({ 'kb.config.yml': Buffer.from('\uFEFFtitle: Käse\n', 'utf16le') });
    expect((await readProject(root)).config.title).toBe('Käse');
    write({ 'kb.config.yml': Buffer.from('\uFEFFtitle: Brot\n', 'utf16le').swap16() });
    expect((await readProject(root)).config.title).toBe('Brot');
    write({ 'kb.config.yml': '\uFEFFtitle: Öl\n' });
    expect((await readProject(root)).config.title).toBe('Öl');
  });

  test('a file too large for an article is reported and not read', async () => {
    const { root, write } = tempProject({ 'content/pay.md': article });
    write({ 'content/huge.md': new Uint8Array(21_000_000) });
    const { sources, problems } = await readProject(root);
    expect(sources.find(({ path: name }) => name === 'huge.md')).toMatchObject({
      unreadable: true,
      text: '',
    });
    expect(problems).toMatchObject([{ rule: 'file-unreadable', at: { path: 'content/huge.md' } }]);
  });

  test('an empty content folder is a problem, never silence', async () => {
    const { root } = tempProject({ 'content/.keep': '' });
    const { problems } = await readProject(root);
    expect(problems).toMatchObject([{ rule: 'no-articles', at: { path: 'content', line: 1, column: 1 } }]);
  });

  test('the home folder is not read as articles', async () => {
    await expect(readProject(homedir())).rejects.toThrow('is no help center');
    await expect(readProject('/')).rejects.toThrow('is no help center');
  });

  test('a config that is no file is refused', async () => {
    const { root } = tempProject({ 'content/pay.md': article });
    mkdirSync(path.join(root, 'kb.config.yml'));
    await expect(readProject(root)).rejects.toThrow('kb.config.yml is a folder, not a file.');
  });

  test('a list of popular articles that is named must exist', async () => {
    const { root } = tempProject({
      'kb.config.yml': 'home:\n  popular: top.json\n',
      'content/pay.md': article,
    });
    await expect(readProject(root)).rejects.toThrow('top.json');
  });
});

describe('the size of images', () => {
  const png = (width: number, height: number): Uint8Array => {
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const size = Buffer.alloc(8);
    size.writeUInt32BE(width, 0);
    size.writeUInt32BE(height, 4);
    return Buffer.concat([head, size, deflateSync(Buffer.alloc(100_000))]);
  };
  const gif = (width: number, height: number): Uint8Array => {
    const bytes = Buffer.from('474946383961000000000000000000', 'hex');
    bytes.writeUInt16LE(width, 6);
    bytes.writeUInt16LE(height, 8);
    return bytes;
  };
  /** A photo with a preview of `previewBytes` before its size, taken upright or (6) sideways. */
  const jpg = (width: number, height: number, orientation: number, previewBytes: number): Uint8Array => {
    const exif = Buffer.from(
      `ffe1002245786966000049492a00080000000100120103000100000000000000000000000000`,
      'hex',
    );
    exif.writeUInt16LE(orientation, 28);
    exif.writeUInt16BE(exif.length - 2, 2);
    const previews = Array.from({ length: Math.ceil(previewBytes / 60_000) }, () => {
      const segment = Buffer.alloc(60_002);
      segment.writeUInt16BE(0xffe2, 0);
      segment.writeUInt16BE(60_000, 2);
      return segment;
    });
    const size = Buffer.from('ffc0001108000000000301220002110103110100', 'hex');
    size.writeUInt16BE(height, 5);
    size.writeUInt16BE(width, 7);
    return Buffer.concat([Buffer.from('ffd8', 'hex'), exif, ...previews, size, Buffer.alloc(64)]);
  };

  test.each([
    ['a.png', png(640, 480), 640, 480],
    ['a.GIF', gif(20, 10), 20, 10],
    ['a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 15"></svg>'), 30, 15],
    ['upright.jpg', jpg(400, 300, 1, 0), 400, 300],
    ['sideways.jpg', jpg(400, 300, 6, 0), 300, 400],
    ['preview.jpeg', jpg(400, 300, 1, 200_000), 400, 300],
  ])('%s', async (name, bytes, width, height) => {
    const { root } = tempProject({ 'content/pay.md': article, [`content/${name}`]: bytes });
    const { assets } = await readProject(root);
    expect(assets).toEqual([{ path: name, file: `content/${name}`, bytes: bytes.length, width, height }]);
  });

  test.each([
    ['no-image.png', Buffer.from('hello')],
    ['empty.jpg', Buffer.alloc(0)],
    ['zero.png', png(0, 0)],
    ['page.html', Buffer.from('<svg width="1" height="1"></svg>')],
    ['hostile.svg', Buffer.from('<svg '.repeat(200_000))],
  ])('%s has none, and harms nothing', async (name, bytes) => {
    const { root } = tempProject({ 'content/pay.md': article, [`content/${name}`]: bytes });
    const { assets, problems } = await readProject(root);
    expect(assets).toEqual([{ path: name, file: `content/${name}`, bytes: bytes.length }]);
    expect(problems).toEqual([]);
  });
});

describe('readTheme', () => {
  test('lays a folder over the theme: templates by name, strings by key, styles at the end', async () => {
    const { root } = tempProject({
      'theme/article.hbs': 'mine',
      'theme/partials/extra.hbs': "extra {{t 'own_key'}}",
      'theme/css/zz-own.css': 'p{color:red}',
      'theme/strings/en.yml': 'own_key: Mine\n',
      'theme/assets/fonts/own.woff2': 'font',
    });
    const plain = await readTheme();
    const theme = await readTheme(path.join(root, 'theme'), root);
    expect(theme.templates.article).toEqual({ text: 'mine', file: 'theme/article.hbs' });
    expect(theme.templates.layout).toEqual(plain.templates.layout);
    expect(theme.templates['partials/extra']?.text).toBe("extra {{t 'own_key'}}");
    expect(theme.css.at(-1)).toEqual({ text: 'p{color:red}', file: 'theme/css/zz-own.css' });
    expect(theme.css).toHaveLength(plain.css.length + 1);
    expect(theme.strings.en).toEqual({ ...plain.strings.en, own_key: 'Mine' });
    expect(Object.keys(theme.files)).toContain('fonts/own.woff2');
    expect(Object.keys(theme.scripts)).toEqual(expect.arrayContaining(['kb.js', 'search.js']));
  });

  test('templates come compiled, but for those that a project has of its own', async () => {
    const { root } = tempProject({ 'theme/article.hbs': 'mine', 'theme/partials/extra.hbs': 'extra' });
    const plain = await readTheme();
    const theme = await readTheme(path.join(root, 'theme'), root);
    const names = Object.keys(plain.templates).sort();
    expect(Object.keys(plain.compiled ?? {}).sort()).toEqual(names);
    expect(Object.keys(theme.compiled ?? {}).sort()).toEqual(names.filter((name) => name !== 'article'));
  });

  test('a style with the name of one of kb takes its place in the cascade', async () => {
    const plain = await readTheme();
    const first = path.basename(plain.css[0]?.file ?? '');
    const { root } = tempProject();
    mkdirSync(path.join(root, 'theme/css'), { recursive: true });
    writeFileSync(path.join(root, 'theme/css', first), 'own');
    const theme = await readTheme(path.join(root, 'theme'), root);
    expect(theme.css[0]?.text).toBe('own');
    expect(theme.css).toHaveLength(plain.css.length);
  });

  test('refuses a missing folder, and a template that no page uses', async () => {
    const { root } = tempProject({ 'theme/artcle.hbs': '' });
    await expect(readTheme(path.join(root, 'nowhere'), root)).rejects.toThrow('nowhere does not exist');
    await expect(readTheme(path.join(root, 'theme'), root)).rejects.toMatchObject({
      message: 'No page uses the template theme/artcle.hbs.',
      hint: 'Did you mean article.hbs?',
    });
    const misplaced = tempProject({ 'theme/pages/article.hbs': '', 'theme/partials/article.hbs': '' }).root;
    await expect(readTheme(path.join(misplaced, 'theme'), misplaced)).rejects.toMatchObject({
      message: 'No page uses the template theme/pages/article.hbs.',
      hint: 'Put it into the theme folder itself, not into a folder there.',
    });
  });

  test.each([
    ['de', 'contact:\n  titel: Hallo\n', 'contact.titel', { line: 2, column: 3 }, 'contact.title'],
    [
      'en',
      'search.label: Find\nsearch.cuont: {one: a, other: b}\n',
      'search.cuont',
      { line: 2 },
      'search.count',
    ],
    ['en', 'own.word: Mine\n', 'own.word', { line: 1, column: 1 }, undefined],
  ])('refuses a text that no page uses (%s, %j)', async (locale, text, key, at, meant) => {
    const { root } = tempProject({ [`theme/strings/${locale}.yml`]: text });
    await expect(readTheme(path.join(root, 'theme'), root)).rejects.toMatchObject({
      message: `No page uses the text "${key}".`,
      at: { path: `theme/strings/${locale}.yml`, ...at },
      hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Remove the line, or use it in a template of your theme: {{t "${key}"}}`,
    });
  });
});
