import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DiscoverOptions, discoverFiles } from '../../src/io/discover-files.ts';
import { tempProject } from '../temp-project.ts';

const article = '---\ntitle: How do I pay?\n---\n';

function discover(root: string, options: Partial<DiscoverOptions> = {}) {
  return discoverFiles({ root, content: path.join(root, 'content'), exclude: [], ...options });
}

const paths = (files: readonly { path: string }[]): string[] => files.map((file) => file.path);

describe('discoverFiles', () => {
  test('sorts articles, folder defaults and other files, by code unit', () => {
    const { root } = tempProject({
      'content/b.md': article,
      'content/Z.md': article,
      'content/a/é.md': article,
      'content/a/_meta.yml': 'title: A\n',
      'content/a/photo one.png': 'x',
      'content/LOUD.MD': article,
    });
    const found = discover(root);
    expect(paths(found.articles)).toEqual(['LOUD.MD', 'Z.md', 'a/é.md', 'b.md']);
    expect(paths(found.metas)).toEqual(['a/_meta.yml']);
    expect(paths(found.assets)).toEqual(['a/photo one.png']);
    expect(found.articles[1]?.file).toBe('content/Z.md');
    expect(found.problems).toEqual([]);
  });

  test('leaves out names with _ or a dot, node_modules and what is excluded', () => {
    const { root } = tempProject({
      'content/in.md': article,
      'content/_draft.md': article,
      'content/_parts/part.md': article,
      'content/.hidden.md': article,
      'content/.git/x.md': article,
      'content/node_modules/x/readme.md': article,
      'content/site/page.md': article,
    });
    const found = discover(root, { exclude: [path.join(root, 'content/site')] });
    expect(paths(found.articles)).toEqual(['in.md']);
    expect(found.assets).toEqual([]);
  });

  test('a folder named like an article is a folder', () => {
    const { root } = tempProject({ 'content/x.md/y.md': article });
    expect(paths(discover(root).articles)).toEqual(['x.md/y.md']);
  });

  test('when the project folder is the content folder, documents about the project are no articles', () => {
    const { root, write } = tempProject({
      'README.md': '# Project',
      'changelog.md': '# Changes',
      'pay.md': article,
      'deep/README.md': article,
    });
    expect(paths(discover(root, { content: root }).articles)).toEqual(['deep/README.md', 'pay.md']);
    write({ 'content/README.md': article });
    expect(paths(discover(root).articles)).toEqual(['README.md']);
  });

  test('never follows a link out of the content folder, and says so', () => {
    const { root } = tempProject({
      'content/in.md': article,
      'content-private/secret.md': 'secret',
      'outside/secret.md': 'secret',
    });
    symlinkSync('../outside/secret.md', path.join(root, 'content/file.md'));
    symlinkSync(path.join(root, 'outside'), path.join(root, 'content/folder'));
    // A sibling whose name begins like the content folder's is not inside it.
    symlinkSync('../content-private/secret.md', path.join(root, 'content/sibling.md'));
    const found = discover(root);
    expect(paths(found.articles)).toEqual(['in.md']);
    expect(found.problems.map(({ rule, at }) => `${rule} ${at.path}`).sort()).toEqual([
      'file-link-outside content/file.md',
      'file-link-outside content/folder',
      'file-link-outside content/sibling.md',
    ]);
  });

  test('follows a link to a file inside the content folder, and no link to a folder', () => {
    const { root } = tempProject({ 'content/a/in.md': article });
    symlinkSync('a/in.md', path.join(root, 'content/again.md'));
    symlinkSync('.', path.join(root, 'content/loop'));
    const found = discover(root);
    expect(paths(found.articles)).toEqual(['a/in.md', 'again.md']);
    expect(found.problems.map(({ rule, at }) => `${rule} ${at.path}`)).toEqual([
      'file-link-outside content/loop',
    ]);
  });

  test('reports what cannot be read and goes on', () => {
    const { root } = tempProject({ 'content/in.md': article });
    symlinkSync('nowhere.md', path.join(root, 'content/dangling.md'));
    symlinkSync('round.md', path.join(root, 'content/round.md'));
    execFileSync('mkfifo', [path.join(root, 'content/pipe.md')]);
    const found = discover(root);
    expect(paths(found.articles)).toEqual(['in.md']);
    expect(found.problems.map(({ rule, at }) => `${rule} ${at.path}`).sort()).toEqual([
      'file-unreadable content/dangling.md',
      'file-unreadable content/pipe.md',
      'file-unreadable content/round.md',
    ]);
  });

  test('a folder-defaults file that must not be opened is still known, so that its folder can be withheld', () => {
    const { root } = tempProject({ 'content/team/in.md': article, 'shared.yml': 'audience: internal\n' });
    symlinkSync('../../shared.yml', path.join(root, 'content/team/_meta.yml'));
    const [meta] = discover(root).metas;
    expect(meta).toMatchObject({ path: 'team/_meta.yml', refused: true });
  });

  test('two names that differ only in how accents are stored are one article and a problem', () => {
    const { root } = tempProject({ 'content/caf\u00e9.md': article, 'content/cafe\u0301.md': article });
    const found = discover(root);
    expect(paths(found.articles)).toEqual(['caf\u00e9.md']);
    expect(found.problems.map(({ rule }) => rule)).toEqual(['slug-collision']);
  });

  test('folders nested without end are cut off with a problem', () => {
    const { root } = tempProject({ 'content/in.md': article });
    mkdirSync(path.join(root, 'content', ...Array.from({ length: 60 }, () => 'd')), { recursive: true });
    expect(discover(root).problems.map(({ rule }) => rule)).toEqual(['file-unreadable']);
  });
});
