import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { tempProject } from './temp-project.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const kb = path.join(root, 'bin/kb.js');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** npm as a person would call it, without the settings of the npm that runs these tests. */
function npm(cwd: string, ...args: string[]): string {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_/.test(name)),
  );
  const shell = process.platform === 'win32';
  return execFileSync('npm', args, { cwd, env, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Packs what is compiled; `prepack` would compile anew under the feet of other tests. */
function pack(folder: string): { file: string; names: string[] } {
  const [packed] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder));
  return {
    file: path.join(folder, packed.filename),
    names: packed.files.map((file: { path: string }) => file.path),
  };
}

describe('the package', () => {
  test('holds what a user needs, and nothing else', () => {
    const { names } = pack(tempProject().root);
    const allowed =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/kb\.js|dist\/.+\.js|templates\/.+)$/;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([
        ...[
          'bin/kb.js',
          'dist/cli.js',
          'dist/io/parse-worker.js',
          'dist/client/kb.js',
          'dist/client/search.js',
        ],
        ...['templates/theme/article.hbs', 'templates/articles/how-to.md', 'templates/starter/kb.config.yml'],
        ...['templates/starter/dot-gitignore', 'templates/starter/.github/workflows/help-center.yml'],
        ...['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json'],
      ]),
    );
    expect(manifest.scripts.prepack).toBe(manifest.scripts.compile);
    expect(manifest.engines.node).toBe('>=20.19');
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('works in another folder: install, init, build, check', () => {
    const { root: folder, read, files } = tempProject();
    const { file } = pack(folder);
    npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', `./${path.basename(file)}`);
    const run = (cwd: string, ...args: string[]) => npm(cwd, 'exec', '--no', '--', 'kb', ...args);
    expect(run(folder, '--version').trim()).toBe(manifest.version);
    run(folder, 'init', 'help');
    const help = path.join(folder, 'help');
    expect(run(help, 'build')).toMatch(/^\d+ articles, \d+ pages in site/);
    expect(read('help/site/index.html')).toContain('<!DOCTYPE html>');
    expect(files('help/site').some((name) => name.startsWith('search/'))).toBe(true);
    run(help, 'check', '--max-warnings', '0');
    expect(read('help/.gitignore')).toContain('/site/');
  }, 300_000);
});

test('what the scripts of bench/ and tests/ import from dist/ is compiled', () => {
  const scripts = ['bench', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?js$/.test(name) && !/node_modules|^work\b|^data\b/.test(name))
      .map((name) => path.join(root, folder, name)),
  );
  const imported = scripts.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bdist\/[\w/-]+\.js\b/g)].map(([name]) => name),
  );
  expect(new Set(imported).size).toBeGreaterThan(10);
  expect(imported.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});

describe('bin/kb.js', () => {
  test('answers --version without loading anything', () => {
    const { root: folder, write } = tempProject({ 'package.json': '{"version":"9.8.7","type":"module"}' });
    write({ 'bin/kb.js': readFileSync(kb, 'utf8') });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(folder, 'bin/kb.js'), ...args], { encoding: 'utf8' });
    expect(run('--version')).toMatchObject({ status: 0, stdout: '9.8.7\n', stderr: '' });
    // What was never compiled says so, and how.
    const uncompiled = run('build');
    expect(uncompiled.status).toBe(2);
    expect(uncompiled.stderr).toContain('npm run compile');
  });

  test('says clearly that Node.js is too old', () => {
    const old = `data:text/javascript,${encodeURIComponent(
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } })",
    )}`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', old, kb, 'build'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Node.js 18.20.8 is too old: kb needs 20.19 or newer.');
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  test('uses no syntax that old Node.js cannot read', () => {
    const code = readFileSync(kb, 'utf8');
    const compile = (target: string) =>
      transformSync(code, { target, supported: { 'dynamic-import': true } }).code;
    expect(compile('node12')).toBe(compile('esnext'));
    expect(code).not.toMatch(/from 'node:/);
  });

  test('ends with the exit code of the command, and prints all of it through a pipe', () => {
    const { root: cwd } = tempProject();
    const run = (...args: string[]) => spawnSync(process.execPath, [kb, ...args], { cwd, encoding: 'utf8' });
    expect(run('biuld')).toMatchObject({ status: 2, stdout: '' });
    const { status, stdout } = run('schema');
    expect(status).toBe(0);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  test('a reader that has seen enough is no error', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '-e',
        `const { spawn } = require('child_process');
         const child = spawn(process.execPath, [${JSON.stringify(kb)}, 'schema'], { stdio: ['ignore', 'pipe', 'inherit'] });
         child.stdout.destroy();
         child.on('exit', (code) => process.exit(code));`,
      ],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
