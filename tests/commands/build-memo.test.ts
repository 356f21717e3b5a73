import { chmodSync, lstatSync, mkdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Kept, readKept, writeKept } from '../../src/io/kept-result.ts';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';

const png = (red: number) =>
  Buffer.from(
    `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q${red === 0 ? 'DwAD' : 'DwAE'}hgGAWjR9awAAAABJRU5ErkJggg==`,
    'base64',
  );
const article = (body: string) =>
  articleText('title: How do I pay?\nanswer: Open your order.\nowner: ana\nreviewed: 2026-06-01', body);
const config =
  'title: Help\ntheme:\n  folder: look\ncontact:\n  channels:\n    - type: email\n      address: a@example.com\n';

interface Memo extends Kept<object> {
  readonly stamps: object;
}

function changeMemo({ root, files }: TempProject, change: (kept: Memo) => unknown): void {
  const [memo = ''] = files('.kb/cache').filter((name) => name.startsWith('build-'));
  const file = path.join(root, '.kb/cache', memo);
  writeKept(file, change(readKept<Memo>(file) as Memo) as Memo);
}

/** Writes a file of the site, and lets the memo believe that the last build left it so. */
function leaveAs(project: TempProject, name: string, text: string): void {
  project.write({ [`site/${name}`]: text });
  const { mode, size, mtimeMs, ctimeMs, ino } = lstatSync(path.join(project.root, 'site', name));
  const stamp = [mode, size, mtimeMs, ctimeMs, ino].join(' ');
  changeMemo(project, (kept) => ({ ...kept, stamps: { ...kept.stamps, [name]: stamp } }));
}

/** A project that was built once, with a memo that gives itself away: a build that is remembered has 4711 pages. */
async function builtProject(): Promise<
  TempProject & { build(...flags: string[]): Promise<'remembered' | 'whole'> }
> {
  const project = tempProject({
    'kb.config.yml': config,
    'owners.yml': 'people:\n  - id: ana\n    name: Ana\n',
    'look/css/90-own.css': 'p { margin: 1rem }\n',
    'content/pay.md': article('Text. ![Picture of a card](card.png)\n'),
    'content/other/_meta.yml': 'title: Other\n',
    'content/other/more.md': article('More.\n'),
    'content/card.png': png(0),
  });
  const build = async (...flags: string[]) => {
    const { stdout, stderr } = await project.kb(['build', '--as-of', '2026-06-15', '--json', ...flags]);
    expect(stderr).toBe('');
    return JSON.parse(stdout).pages === 4711 ? ('remembered' as const) : ('whole' as const);
  };
  await build();
  changeMemo(project, (kept) => ({ ...kept, result: { ...kept.result, pages: 4711 } }));
  return { ...project, build };
}

test('when nothing has changed, the last build is remembered with its findings', async () => {
  const { build, kb } = await builtProject();
  expect(await build()).toBe('remembered');
  const again = JSON.parse((await kb(['build', '--as-of', '2026-06-15', '--json'])).stdout);
  const whole = JSON.parse((await kb(['build', '--as-of', '2026-06-15', '--json', '--no-cache'])).stdout);
  expect(again.findings).toEqual(whole.findings);
  expect(again).toMatchObject({
    written: 0,
    unchanged: whole.unchanged,
    removed: 0,
    articles: whole.articles,
  });
});

test.each<[string, (project: TempProject) => void]>([
  ['an article', (p) => p.write({ 'content/pay.md': article('Text? ![Picture of a card](card.png)\n') })],
  ['a new article', (p) => p.write({ 'content/new.md': article('New.\n') })],
  ['a removed article', (p) => rmSync(path.join(p.root, 'content/other/more.md'))],
  ['the config', (p) => p.write({ 'kb.config.yml': config.replace('Help', 'Hilf') })],
  ['the owners', (p) => p.write({ 'owners.yml': 'people:\n  - id: ana\n    name: Anna\n' })],
  ['the folder', (p) => p.write({ 'content/other/_meta.yml': 'title: Others\n' })],
  ['a style of the theme', (p) => p.write({ 'look/css/90-own.css': 'p { margin: 2rem }\n' })],
  ['an image of the same length', (p) => p.write({ 'content/card.png': png(1) })],
  ['new synonyms', (p) => p.write({ 'synonyms.yml': '- [pay, buy]\n' })],
  ['a page that somebody edited', (p) => p.write({ 'site/pay.html': `${p.read('site/pay.html')} ` })],
  [
    'a page that somebody edited to the same length, with its old time',
    (p) => {
      p.write({ 'site/pay.html': p.read('site/pay.html').replace('order', 'ORDER') });
      utimesSync(path.join(p.root, 'site/pay.html'), new Date(1e12), new Date(1e12));
    },
  ],
  ['a page that is gone', (p) => rmSync(path.join(p.root, 'site/pay.html'))],
  ['a page that cannot be read', (p) => chmodSync(path.join(p.root, 'site/pay.html'), 0o600)],
  ['a build that was killed', (p) => mkdirSync(path.join(p.root, '.site.staging-1234'))],
])('a change is never missed: %s', async (_, change) => {
  const project = await builtProject();
  change(project);
  expect(await project.build()).toBe('whole');
});

test.each([
  [['--drafts']],
  [['--internal']],
  [['--base', 'https://a.example/']],
  [['--as-of', '2026-06-16']],
  [['--no-cache']],
  [['--force']],
  [['--out', 'elsewhere']],
])('other flags make a build of their own: %j', async (flags) => {
  const { build } = await builtProject();
  expect(await build(...flags)).toBe('whole');
});

test('a page is made again only when something that it is made of has changed', async () => {
  const project = await builtProject();
  leaveAs(project, 'other/more.html', 'left alone');
  project.write({ 'content/pay.md': article('Another text.\n') });
  expect(await project.build()).toBe('whole');
  expect(project.read('site/other/more.html')).toBe('left alone');
  expect(project.read('site/pay.html')).toContain('Another text.');
  project.write({ 'content/other/_meta.yml': 'title: Others\n' });
  expect(await project.build()).toBe('whole');
  expect(project.read('site/other/more.html')).toContain('Others');
});

test('the search index is made again only when something that is found has changed', async () => {
  const project = await builtProject();
  leaveAs(project, 'search/en.js', 'left alone');
  const pay = project.read('content/pay.md');
  project.write({
    'content/pay.md': pay.replace('2026-06-01', '2026-06-14'),
    'look/css/90-own.css': 'p { margin: 3rem }\n',
  });
  expect(await project.build()).toBe('whole');
  expect(project.read('site/search/en.js')).toBe('left alone');
  project.write({ 'synonyms.yml': '- [pay, buy]\n' });
  expect(await project.build()).toBe('whole');
  expect(project.read('site/search/en.js')).toContain('How do I pay?');
  project.write({ 'site/search/en.js': 'edited by hand' });
  project.write({ 'content/pay.md': pay.replace('2026-06-01', '2026-06-13') });
  expect(await project.build()).toBe('whole');
  expect(project.read('site/search/en.js')).toContain('How do I pay?');
});

test.each([
  ['of another kb', (kept: object) => ({ ...kept, code: 'older', groups: undefined, made: undefined })],
  ['that is none', () => null],
  ['of another form', () => ['x']],
])('a memo %s counts for nothing', async (_, change) => {
  const project = await builtProject();
  changeMemo(project, change);
  expect(await project.build()).toBe('whole');
  expect(project.read('site/pay.html')).toContain('How do I pay?');
});

test('a file that kb did not write is still refused', async () => {
  const project = await builtProject();
  project.write({ 'site/notes.txt': 'mine' });
  const { code, stderr } = await project.kb(['build', '--as-of', '2026-06-15']);
  expect(code).toBe(2);
  expect(stderr).toContain('notes.txt');
});
