import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';

// Whoever opens a pipe waits for its other end, and stops the whole process: hence processes of their own, which can be killed.
const kb = fileURLToPath(new URL('../../bin/kb.js', import.meta.url));

const files = {
  'kb.config.yml': 'title: Shop\ntheme:\n  folder: theme\n',
  'content/a.md': articleText('title: How do I pay?'),
  'theme/css/mine.css': 'p { margin: 0 }\n',
};

function run({ root }: TempProject, ...argv: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [kb, ...argv], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return { status, stderr, stdout };
}

function makePipe({ root }: TempProject, name: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  execFileSync('mkfifo', [file]);
}

test.each([
  ['kb.config.yml', 'check'],
  ['owners.yml', 'check'],
  ['synonyms.yml', 'search', 'pay'],
  ['search-tests.yml', 'build'],
  ['CODEOWNERS', 'check'],
  ['kb-baseline.yml', 'check'],
  ['old.json', 'gaps', 'contacts.csv', '--previous', 'old.json'],
])('a pipe in place of %s is refused, with what to do (kb %s)', (name, ...argv) => {
  const project = tempProject({ ...files, 'contacts.csv': 'Created at,Tags\n2026-06-01,pay\n' });
  makePipe(project, name);
  expect(run(project, ...argv)).toEqual({
    status: 2,
    stderr: `kb: ${name} is a named pipe, not an ordinary file, so kb does not read it.\n    Put an ordinary file in its place, or remove it.\n`,
    stdout: '',
  });
});

test('a pipe in place of an article, folder settings or a picture is a finding, also with its line to be shown', () => {
  const project = tempProject(files);
  const names = ['content/b.md', 'content/x/_meta.yml', 'content/x/pic.png'];
  for (const name of names) makePipe(project, name);
  const { status, stdout } = run(project, 'check');
  expect(status).toBe(1);
  for (const name of names) {
    expect(stdout).toContain(
      `${name}:1:1  error  file-unreadable\n  This is not an ordinary file and was not read.\n  Remove it from the content folder.\n`,
    );
  }
});

test('a pipe in place of an export of contacts is refused before it is opened', () => {
  const project = tempProject(files);
  makePipe(project, 'contacts.csv');
  const { status, stderr } = run(project, 'gaps', 'contacts.csv');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^kb: contacts\.csv is not a plain file\.\n {4}kb reads an export twice/),
  });
});

test('what a shell hands over is read', async () => {
  const project = tempProject(files);
  const line = `"$0" "$1" search --batch /dev/fd/3 3<<END\npay\nEND\n`;
  const piped = `echo pay | "$0" "$1" search --batch /dev/stdin`;
  for (const script of [line, piped]) {
    const out = execFileSync('sh', ['-c', script, process.execPath, kb], { cwd: project.root });
    expect(JSON.parse(String(out))).toMatchObject({ query: 'pay', results: [{ path: 'a.md' }] });
  }
  await project.kb(['baseline', 'write', '--baseline', 'known.yml']);
  const check = `cat known.yml | "$0" "$1" check --strict --baseline /dev/stdin`;
  const out = execFileSync('sh', ['-c', check, process.execPath, kb], { cwd: project.root });
  expect(String(out)).toContain('2 findings accepted by');
});

test.each<[string, string, (file: string) => void]>([
  ['theme/article.hbs', 'no ordinary file', (file) => void execFileSync('mkfifo', [file])],
  ['theme/css/mine.css', 'a link, which kb does not follow here', (file) => symlinkSync('/etc/hosts', file)],
  ['theme/assets/logo.svg', 'a link, which kb does not follow here', (file) => symlinkSync('none', file)],
  ['theme/partials', 'a link, which kb does not follow here', (file) => symlinkSync('../content', file)],
  ['theme/strings/en.yml', 'a folder', (file) => mkdirSync(file)],
])('%s that is %s is not left out in silence', async (name, what, make) => {
  const project = tempProject(files);
  const file = path.join(project.root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  make(file);
  const told = `${name} is ${what}, so the theme would be without it.`;
  const { status, stderr } = run(project, 'build');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `kb: ${told}\n    Put the file or folder itself in its place, or remove it.\n`,
  });
  const { code, stdout } = await project.kb(['doctor']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: expect.stringContaining(told) });
});

test('what is no part of a theme may be what it likes', () => {
  const project = tempProject(files);
  makePipe(project, 'theme/.git/pipe');
  symlinkSync('mine.css', path.join(project.root, 'theme/css/readme'));
  symlinkSync('..', path.join(project.root, 'theme/up'));
  expect(run(project, 'build')).toMatchObject({ status: 0, stderr: '' });
});

test('a report is not written in the place of a pipe or a device', async () => {
  const project = tempProject(files);
  makePipe(project, 'out.json');
  const { code, stderr } = await project.kb(['check', '--format', 'json=out.json']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      'kb: out.json is a named pipe, and a report in its place would destroy it.\n    Choose another name. To print the report, leave out "=" and the name.\n',
  });
  expect(lstatSync(path.join(project.root, 'out.json')).isFIFO()).toBe(true);
});

test.each([
  ['init', '/proc/help'],
  ['init', '/proc'],
  ['build', '--out', '/proc/help/site'],
  ['build', '--out', '/proc/site'],
  ['check', '--format', 'json=/proc/help.json'],
])('kb %s %s: where the system makes no files it ends, and says so', (...argv) => {
  const { status, stderr } = run(tempProject(files), ...argv);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^kb: \/proc.*\n {4}\S.*\n$/),
  });
});
