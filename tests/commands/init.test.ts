import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCommands } from '../../src/commands/all-commands.ts';
import { stamp } from '../../src/commands/stamp.ts';
import { today } from '../../src/io/today.ts';
import type { Day } from '../../src/model/day.ts';
import { tempProject } from '../temp-project.ts';

const starter = fileURLToPath(new URL('../../templates/starter/', import.meta.url));

test('kb init writes a help center that builds and checks clean on that day, and says what is next', async () => {
  const project = tempProject();
  const { code, stdout } = await project.kb(['init', 'help']);
  expect(code).toBe(0);
  expect(stdout).toContain('cd help');
  expect(stdout).toContain('npx kb build');
  const inside = { cwd: path.join(project.root, 'help') };
  expect(project.files('help')).toEqual(
    expect.arrayContaining([
      '.gitignore',
      '.github/workflows/help-center.yml',
      '.gitlab-ci.yml',
      'kb.config.yml',
    ]),
  );
  const built = await project.kb(['build', '--strict', '--json'], inside);
  expect(JSON.parse(built.stdout)).toMatchObject({ findings: [] });
  expect(built.code).toBe(0);
  expect(JSON.parse(built.stdout).articles).toBeGreaterThanOrEqual(12);
  const checked = await project.kb(['check', '--max-warnings', '0'], inside);
  expect(checked).toMatchObject({ code: 0, stderr: '' });
});

test.each(['2024-02-29', '2026-12-31', '2030-01-01'])(
  'its days fit the day it is made on: %s',
  async (day) => {
    const project = tempProject();
    await project.kb(['init', 'help', '--as-of', day]);
    const inside = { cwd: path.join(project.root, 'help') };
    const { stdout } = await project.kb(['build', '--json', '--as-of', day], inside);
    expect(JSON.parse(stdout).findings).toEqual([]);
    for (const name of project.files('help')) expect(project.read(`help/${name}`)).not.toMatch(/\{\{today/);
    expect(project.read('help/contacts-sample.csv').split('\n').at(-2)?.split(',')[1] ?? '').toMatch(
      /^\d{4}-\d\d-\d\dT/,
    );
  },
);

test('it never overwrites: a help center is refused, other files are kept and named', async () => {
  const project = tempProject({ 'README.md': 'mine', '.gitignore': 'mine' });
  const { code, stdout } = await project.kb(['init']);
  expect(code).toBe(0);
  expect(stdout).toContain('Kept your own .gitignore, README.md.');
  expect(project.read('README.md')).toBe('mine');
  project.write({ 'kb.config.yml': 'title: Mine\n' });
  const before = project.files().map((name) => project.read(name));
  const again = await project.kb(['init']);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('never overwrites');
  expect(project.files().map((name) => project.read(name))).toEqual(before);
});

test('a folder with articles is refused even without a config', async () => {
  const project = tempProject({ 'content/mine.md': 'mine' });
  expect((await project.kb(['init'])).code).toBe(2);
  expect(project.files()).toEqual(['content/mine.md']);
});

test.each(['.github/workflows/help-center.yml', '.gitlab-ci.yml'])(
  '%s calls commands that exist, on changes and weekly',
  (name) => {
    const text = readFileSync(path.join(starter, name), 'utf8');
    expect(parse(text)).toBeTypeOf('object');
    const called = [...text.matchAll(/npx kb ([a-z]+)/g)].map((match) => match[1]);
    const known = allCommands.map((command) => command.name);
    expect(known).toEqual(expect.arrayContaining(called));
    expect(text).toMatch(/kb check --changed/);
    expect(text).toMatch(/schedule/);
  },
);

test.each([['init'], ['init', 'content']])('no example is mixed with articles: kb %s %s', async (...argv) => {
  const loose = argv.length === 1 ? 'pay.md' : 'content/pay.md';
  const project = tempProject({ [loose]: '# How do I pay?\n', 'README.md': 'mine' });
  const { code, stderr } = await project.kb(argv);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `kb: ${loose} may be an article, and an example beside it would be mixed up with yours.\n    Name a new folder: kb init help\n`,
  });
  expect(project.files()).toEqual(['README.md', loose]);
});

test('documents about a project are no articles: the example comes beside them', async () => {
  const project = tempProject({ 'README.md': 'mine', 'TODO.md': 'mine', 'HOW-WE-WORK.md': 'mine' });
  expect((await project.kb(['init'])).code).toBe(0);
  expect(project.files()).toEqual(expect.arrayContaining(['TODO.md', 'kb.config.yml']));
});

test('places of a template become days; other braces stay', () => {
  const day = '2026-03-01' as Day;
  expect(stamp('{{today}} {{today-1}} {{today+31}}', day)).toBe('2026-03-01 2026-02-28 2026-04-01');
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: another language's braces.
  expect(stamp('${{ github.ref }} {{unknown}} {{name}} $&', day, { name: '$&' })).toBe(
    '${{ github.ref }} {{unknown}} $& $&',
  );
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: another language's braces.
});

test('today is a day of the calendar', () => {
  expect(today()).toMatch(/^\d{4}-\d\d-\d\d$/);
});
