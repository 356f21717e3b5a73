import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Context } from '../../src/commands/context.ts';
import { openReadings } from '../../src/commands/kept-readings.ts';
import { loadSite } from '../../src/commands/load-site.ts';
import { indexBeside, worthAThread } from '../../src/commands/search-beside.ts';
import { siteIndex } from '../../src/search/search-outputs.ts';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';

// Whole processes, since threads run the compiled program: `npm test` compiles first. In this one kb has no threads.
const kb = fileURLToPath(new URL('../../bin/kb.js', import.meta.url));
const day = ['--as-of', '2026-06-15'];

const words = 'refund parcel order account charge login device printer cable update invoice voucher'.split(
  ' ',
);
const word = (at: number) => `${words[at % words.length]}${at % 7}`;
const manyArticles = Object.fromEntries(
  Array.from({ length: worthAThread }, (_, at) => {
    const folder = at % 3 === 0 ? 'content/de' : `content/part-${at % 5}`;
    const body = `${word(at)} ${word(at * 5)} c++ wi-fi ${word(at * 11)}.\n\n## ${word(at * 3)}\n\nMore ${word(at * 2)}.\n`;
    return [`${folder}/article-${at}.md`, articleText(`title: ${word(at)} ${word(at + 1)} ${at}`, body)];
  }),
);

function largeProject(): TempProject {
  return tempProject({
    ...manyArticles,
    'kb.config.yml': 'title: Help\nurl: https://help.example.com/\nlocales: [en, de]\nlocale: en\n',
    'synonyms.yml': '- [refund1, cash]\n',
    'note-threads.cjs': `const { isMainThread, workerData } = require('node:worker_threads');
if (!isMainThread && workerData.locales) require('node:fs').writeFileSync(__dirname + '/threads.txt', 'search');`,
  });
}

function build(project: TempProject, ...flags: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: `--require ${path.join(project.root, 'note-threads.cjs')}` };
  return spawnSync(process.execPath, [kb, 'build', ...day, ...flags], {
    cwd: project.root,
    env,
    encoding: 'utf8',
    // Only for what would never end.
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
}

const hadThread = (project: TempProject) => existsSync(path.join(project.root, 'threads.txt'));
const siteOf = (project: TempProject, folder: string) =>
  new Map(project.files(folder).map((name) => [name, project.read(`${folder}/${name}`)]));

test.each([
  ['keeping what it read', []],
  ['keeping nothing', ['--no-cache']],
])('the index of a large site is made by a thread, %s, and has the same bytes', async (_, flags) => {
  const project = largeProject();
  expect(build(project, ...flags)).toMatchObject({ status: 0 });
  expect(hadThread(project)).toBe(availableParallelism() > 1);
  await project.kb(['build', ...day, '--no-cache', '--out', 'clean']);
  expect(siteOf(project, 'site')).toEqual(siteOf(project, 'clean'));
});

test('what the thread read is kept: an edit reads one article, and the site is that of a clean build', async () => {
  const project = largeProject();
  build(project);
  const kept = ['en', 'de'].map((code) => project.read(`.kb/cache/search-words-${code}`));
  project.write({ 'threads.txt': '' });
  expect(build(project).stdout).toContain('0 new or changed');
  expect(['en', 'de'].map((code) => project.read(`.kb/cache/search-words-${code}`))).toEqual(kept);

  project.write({ 'content/de/article-0.md': articleText('title: Zebra', 'A giraffe and a refund1.\n') });
  expect(build(project)).toMatchObject({ status: 0 });
  expect(project.read('threads.txt')).toBe('');
  await project.kb(['build', ...day, '--no-cache', '--out', 'clean']);
  expect(siteOf(project, 'site')).toEqual(siteOf(project, 'clean'));
});

test('a thread says of its inputs and files what is said without one', async () => {
  const { root } = largeProject();
  const { site } = await loadSite({}, { cwd: root } as Context);
  const [own, other] = ['own', 'other'].map((name) => openReadings(path.join(root, name), site));
  const made = await indexBeside(site, 'program', own).made;
  const same = siteIndex(site, 'program', other);
  expect([...made.inputs()]).toEqual([...same.inputs()]);
  expect([...made.outputs()]).toEqual([...same.outputs()]);
});

test('a page that cannot be made ends the thread too, were it one without an end, and nothing is written', () => {
  const project = largeProject();
  project.write({
    'kb.config.yml': 'title: Help\ntheme:\n  folder: theme\n',
    // Found out only when the first page is made: the thread has long been started.
    'theme/article.hbs': '<h1>{{titel}}</h1>',
    'note-threads.cjs': `const threads = require('node:worker_threads');
if (threads.workerData?.locales) setInterval(() => {}, 1_000);
else {
  threads.Worker = class extends threads.Worker {
    constructor(script, options) {
      super(script, options);
      if (options.workerData.locales) require('node:fs').writeFileSync(__dirname + '/threads.txt', 'search');
    }
  };
  require('node:module').syncBuiltinESMExports();
}`,
  });
  const { status, signal, stderr } = build(project, '--no-cache');
  expect({ status, signal }).toEqual({ status: 2, signal: null });
  expect(stderr).toContain('theme/article.hbs:1:7: The template asks for "titel"');
  expect(hadThread(project)).toBe(availableParallelism() > 1);
  expect(existsSync(path.join(project.root, 'site'))).toBe(false);
  expect(project.files('.').filter((name) => name.startsWith('.site.'))).toEqual([]);
});
