import { spawn } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TempProject, tempProject } from '../temp-project.ts';

const day = ['--as-of', '2026-06-15'];
const names = ['a.md', 'b.md', 'Deep Folder/c.md', 'deep/d.md', 'deep/er/e.md'];

const article = (name: string, version: string, more = ''): string =>
  `---\ntitle: ${version === '3' ? 'Another title' : `What is ${name}?`}\nid: ${path.basename(name)}\ntags: [all]\n${more}---\n\nVersion ${version} of [a](/a.md) and [d](/deep/d.md#part).\n\n## Part\n\n![](p.svg)\n`;

/** Front matter that other pages show, or that decides whether and where they show the article. */
const notices = [
  'reviewed: 2026-06-01',
  'status: draft',
  'status: unlisted',
  'status: archived\narchived:\n  replaced_by: a.md',
  'audience: internal',
  'order: -1',
  'description: In other words',
  'related: [a.md]',
  'lang: de',
  'owner: ana\nreviewed: 2026-01-01',
  'tags: [article]',
];

type Edit = (project: TempProject) => void;

const anyName = fc.constantFrom(...names);
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(anyName, fc.nat(3)).map(
    ([name, n]): Edit =>
      ({ write }) => {
        write({ [`content/${name}`]: article(name, String(n)) });
      },
  ),
  fc.tuple(anyName, fc.constantFrom(...notices)).map(
    ([name, more]): Edit =>
      ({ write }) => {
        write({
          [`content/${name}`]: article(name, '0', `${more}\n`),
        });
      },
  ),
  anyName.map(
    (name): Edit =>
      ({ root }) => {
        rmSync(path.join(root, 'content', name), { force: true });
      },
  ),
  fc.constantFrom('deep', 'Deep Folder', 'deep/er').map(
    (folder): Edit =>
      ({ write }) => {
        write({ [`content/${folder}/_meta.yml`]: `title: ${folder} renamed\norder: 1\n` });
      },
  ),
  fc.constantFrom('internal', 'public').map(
    (audience): Edit =>
      ({ write }) => {
        write({ 'content/deep/_meta.yml': `audience: ${audience}\n` });
      },
  ),
  fc.constantFrom('Help', 'Support').map(
    (title): Edit =>
      ({ write }) => {
        write({ 'kb.config.yml': `title: ${title}\n` });
      },
  ),
  fc.constantFrom('item', 'text').map(
    (word): Edit =>
      ({ write }) => {
        write({ 'synonyms.yml': `- [article, ${word}]\n` });
      },
  ),
  // What rules say of single articles, by words of their own and by what internal articles are called.
  fc.tuple(anyName, fc.constantFrom('[click here](a.md)', 'To the left of it', 'See deep/er/e.md, part')).map(
    ([name, text]): Edit =>
      ({ write }) => {
        write({ [`content/${name}`]: `${article(name, '0')}\n${text}.\n` });
      },
  ),
  fc.constantFrom('jargon', 'internal-leak', 'link-text-generic').map(
    (rule): Edit =>
      ({ write }) => {
        write({ 'kb.config.yml': `title: Help\nrule_options:\n  ${rule}:\n    words: [part, version]\n` });
      },
  ),
  fc.nat(9).map(
    (width): Edit =>
      ({ write }) => {
        write({ 'content/p.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="5"/>` });
      },
  ),
  fc.constant<Edit>(({ root, write }) => {
    write({ 'content/b.md': article('b.md', 'moved') });
    renameSync(path.join(root, 'content/b.md'), path.join(root, 'content/a.md'));
  }),
);

const bytesOf = (project: TempProject, folder: string): [string, string][] =>
  project.files(folder).map((name) => [name, project.read(`${folder}/${name}`)]);

test('after any edits, a warm build into the old site is what a clean build gives, findings included', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
      async (rounds) => {
        const project = tempProject({ 'content/keep.md': article('keep.md', '0') });
        const run = async (...argv: string[]) => {
          const { stdout } = await project.kb(['build', '--json', ...day, ...argv]);
          return JSON.parse(stdout).findings;
        };
        for (const edits of rounds) {
          for (const edit of edits) edit(project);
          const warm = await run();
          rmSync(path.join(project.root, 'clean'), { recursive: true, force: true });
          expect(warm).toEqual(await run('--no-cache', '--out', 'clean', '--force'));
          expect(bytesOf(project, 'site')).toEqual(bytesOf(project, 'clean'));
        }
      },
    ),
    { numRuns: 8 },
  );
}, 180_000);

// Runs the compiled program: `npm test` compiles first.
test('killed at any moment, the program leaves whole pages, and the next build makes it right', async () => {
  const kb = fileURLToPath(new URL('../../bin/kb.js', import.meta.url));
  const project = tempProject();
  const many = Array.from({ length: 60 }, (_, i) => `many/page-${i}.md`);
  const writeVersion = (version: string) =>
    project.write(Object.fromEntries(many.map((name) => [`content/${name}`, article(name, version)])));
  const start = () => spawn(process.execPath, [kb, 'build', ...day], { cwd: project.root, stdio: 'ignore' });
  const ended = (child: ReturnType<typeof start>) => new Promise((resolve) => child.on('exit', resolve));

  writeVersion('one');
  const began = performance.now();
  await ended(start());
  const tookMs = performance.now() - began;
  const pages = bytesOf(project, 'site').filter(
    ([name]) => name.startsWith('many/page-') && name.endsWith('.html'),
  );
  expect(pages).toHaveLength(many.length);

  const kills = 8;
  for (let i = 1; i <= kills; i++) {
    writeVersion(i % 2 ? 'two' : 'one');
    const child = start();
    const timer = setTimeout(() => child.kill('SIGKILL'), (tookMs * i) / kills);
    await ended(child);
    clearTimeout(timer);
    for (const [name, text] of bytesOf(project, 'site').filter(([each]) => each.endsWith('.html'))) {
      expect(text.trimEnd().endsWith('</html>'), name).toBe(true);
    }
  }
  await ended(start());
  await project.kb(['build', ...day, '--no-cache', '--out', 'clean']);
  expect(bytesOf(project, 'site')).toEqual(bytesOf(project, 'clean'));
  expect(project.files().filter((name) => name.includes('staging') || name.endsWith('.lock'))).toEqual([]);
});
