import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/checks/all-rules.ts';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { tempProject } from '../temp-project.ts';

describe('kb schema', () => {
  test.each([
    [[], { title: 'How?', reviewed: '2026-01-01', 'x-own': 1 }, { title: ['a'] }],
    [['front-matter'], { title: 'How?' }, { type: 'novel' }],
    [['config'], { title: 'Help' }, { urls: 'fancy' }],
  ])('%j prints a schema that accepts and refuses', async (argv, good, bad) => {
    const { code, stdout } = await tempProject().kb(['schema', ...argv]);
    expect(code).toBe(0);
    const validate = new Ajv({ strict: false, formats: { date: true, uri: true } }).compile(
      JSON.parse(stdout),
    );
    expect(validate(good)).toBe(true);
    expect(validate(bad)).toBe(false);
  });

  test('an unknown name is refused with the one that was meant', async () => {
    const { code, stderr } = await tempProject().kb(['schema', 'confg']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "kb schema config"?');
  });
});

describe('kb explain', () => {
  test('lists every rule', async () => {
    const { code, stdout } = await tempProject().kb(['explain']);
    expect(code).toBe(0);
    for (const { name } of allRules)
      expect(stdout).toMatch(new RegExp(`^(error|warning|info|off) +${name} `, 'm'));
  });

  test.each(allRules.map((rule) => [rule.name, rule] as const))(
    '%s: why, the config, and every example',
    async (name, rule) => {
      const { code, stdout } = await tempProject().kb(['explain', name], { columns: 10_000 });
      expect(code).toBe(0);
      const plain = stdout.replace(/\s+/g, ' ');
      expect(plain).toContain(rule.why.replace(/\s+/g, ' '));
      expect(plain).toContain(`rules: ${name}:`);
      for (const { title } of rule.examples) expect(plain).toContain(title);
    },
  );

  test('an unknown rule is refused with the one that was meant', async () => {
    const { code, stderr } = await tempProject().kb(['explain', 'link-borken']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "kb explain link-broken"?');
  });
});

describe('kb doctor', () => {
  const article = '---\ntitle: How do I pay?\n---\nText.\n';
  const lineOf = (stdout: string, about: string) =>
    stdout.split('\n').find((line) => line.slice(6).startsWith(about));

  test('says what is fine', async () => {
    const { kb, root, write } = tempProject();
    execFileSync('git', ['init', '-q', root]);
    write({
      'kb.config.yml': 'title: Help\n',
      'content/pay.md': article,
      'owners.yml': 'people: [{id: a, name: A}]\n',
    });
    const chrome = path.join(root, 'chrome');
    writeFileSync(chrome, '', { mode: 0o755 });
    const { code, stdout } = await kb(['doctor'], { env: { CHROME_PATH: chrome } });
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line && !line.startsWith('ok'))).toEqual([]);
    expect(lineOf(stdout, 'Articles')).toContain('1 article in content');
    expect(lineOf(stdout, 'Folder')).toContain(root);
    expect(lineOf(stdout, 'Browser')).toContain(chrome);
  });

  test('warns about what is missing, with what to do, and still ends with 0', async () => {
    const { kb } = tempProject();
    const { code, stdout } = await kb(['doctor'], {
      env: { PATH: '/nowhere', CHROME_PATH: '/nowhere/chrome' },
    });
    expect(code).toBe(0);
    for (const about of ['Settings', 'Articles', 'Owners', 'Browser', 'Git']) {
      expect(lineOf(stdout, about)).toMatch(/^warn/);
    }
    expect(stdout).toContain('kb new "How do I ...?"');
  });

  test('tells a registry that cannot be read from none', async () => {
    const { kb } = tempProject({ 'content/pay.md': article, 'owners.yml': 'people: [oops\n' });
    const { stdout } = await kb(['doctor']);
    expect(lineOf(stdout, 'Owners')).toBe('warn  Owners    owners.yml cannot be read');
  });

  test('says how much of the content cannot be read', async () => {
    const { kb, root } = tempProject({ 'content/pay.md': article, 'content/picture.md': 'a\0b' });
    symlinkSync('nowhere', path.join(root, 'content', 'gone.md'));
    const { stdout } = await kb(['doctor']);
    expect(lineOf(stdout, 'Articles')).toBe(
      'warn  Articles  2 articles in content, 2 things there cannot be read',
    );
  });

  test.each([
    ['Settings', { 'kb.config.yml': 'urls: [oops\n' }, 'kb.config.yml:'],
    ['Output', { 'kb.config.yml': 'out: content\n' }, 'content'],
    ['Theme', { 'kb.config.yml': 'theme: nowhere\n' }, 'nowhere'],
    ['Theme', { 'kb.config.yml': 'theme: t\n', 't/artcle.hbs': '' }, 'artcle.hbs'],
  ])('%s that cannot work: 2', async (about, files, words) => {
    const { kb } = tempProject({ 'content/pay.md': article, ...files });
    const { code, stdout } = await kb(['doctor']);
    expect(code).toBe(2);
    expect(lineOf(stdout, about)).toMatch(/^fail/);
    expect(lineOf(stdout, about)).toContain(words);
  });

  test('a shallow clone cannot say what changed: 2, with the line to paste', async () => {
    const origin = tempProject({ 'content/pay.md': article });
    const git = (cwd: string, ...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
        cwd,
        stdio: 'ignore',
      });
    git(origin.root, 'init', '-q');
    git(origin.root, 'add', '.');
    git(origin.root, 'commit', '-qm', 'one');
    git(origin.root, 'commit', '-qm', 'two', '--allow-empty');
    const { root, kb } = tempProject();
    git(root, 'clone', '-q', '--depth', '1', `file://${origin.root}`, 'copy');
    const { code, stdout } = await kb(['doctor'], { cwd: path.join(root, 'copy') });
    expect(code).toBe(2);
    expect(stdout).toContain('git fetch --unshallow');
  });
});

describe('findBrowser', () => {
  test('takes what CHROME_PATH names, and nothing else then', () => {
    const { root, write } = tempProject({ 'bin/chromium': '' });
    const program = path.join(root, 'bin/chromium');
    expect(findBrowser({ CHROME_PATH: program, PATH: '' })).toBeUndefined();
    execFileSync('chmod', ['755', program]);
    expect(findBrowser({ CHROME_PATH: program, PATH: '' })).toBe(program);
    expect(findBrowser({ PATH: path.join(root, 'bin') })).toBe(program);
    write({ 'plain/chromium': '' });
    expect(
      findBrowser({ CHROME_PATH: path.join(root, 'plain/chromium'), PATH: path.join(root, 'bin') }),
    ).toBeUndefined();
    expect(browserAdvice({ CHROME_PATH: '/x/y' })).toContain('/x/y');
    expect(browserAdvice({}, 'linux')).toContain('apt-get install -y chromium');
  });
});
