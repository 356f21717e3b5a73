import { symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { articleText, tempProject } from '../temp-project.ts';

const config = `title: Help
owner: help-team
contact:
  channels:
    - type: email
      address: help@example.com
`;
const day = ['--as-of', '2026-06-15'];
const good = (title: string, body = 'Open **Orders** and choose **Pay**.\n') =>
  articleText(
    `title: ${title}\nanswer: Open your order and choose Pay.\nreviewed: 2026-06-01\nreview_every: 6 months`,
    body,
  );

/** A project without anything to mend. */
const clean = () =>
  tempProject({
    'kb.config.yml': config,
    'owners.yml':
      'people:\n  - id: ana\n    name: Ana\nteams:\n  - id: help-team\n    name: Help\n    members: [ana]\n',
    'content/orders/pay.md': good('How do I pay?', 'Or [cancel](cancel.md) it.\n'),
    'content/orders/cancel.md': good('How do I cancel my order?', 'Or [pay](pay.md) for it.\n'),
  });

describe('kb build', () => {
  test('makes the site, says what it did, and ends with 0', async () => {
    const { kb, files, read } = clean();
    const { code, stdout, stderr } = await kb(['build', ...day]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^2 articles, \d+ pages in site \(\d+ new or changed, 0 unchanged\), \d+(\.\d)? m?s\n$/,
    );
    expect(files('site')).toContain('orders/pay.html');
    expect(read('site/orders/pay.html')).toContain('How do I pay?');
  });

  test('needs no config and no content folder: one Markdown file is enough', async () => {
    const { kb, read } = tempProject({
      'pay.md': good('How do I pay?'),
      'README.md': '# About this folder\n',
    });
    const { code, stdout } = await kb(['build', ...day]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 article, /);
    expect(read('site/pay.html')).toContain('How do I pay?');
    // The site that now lies beside the article is not read as articles.
    expect((await kb(['build', ...day, '--out', 'other'])).stdout).toMatch(/^1 article, /);
    expect((await kb(['build', ...day])).stdout).toMatch(/^1 article, .*\(0 new or changed/);
  });

  test('--json prints exactly one object', async () => {
    const { kb } = clean();
    const first = JSON.parse((await kb(['build', '--json', ...day])).stdout);
    expect(Object.keys(first)).toEqual([
      'pages',
      'articles',
      'written',
      'unchanged',
      'removed',
      'findings',
      'ms',
    ]);
    expect(first).toMatchObject({ articles: 2, unchanged: 0, removed: 0, findings: [] });
    const { code, stdout, stderr } = await kb(['build', '--json', ...day]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(JSON.parse(stdout)).toMatchObject({ written: 0, unchanged: first.written });
  });

  test('a broken link is an error: exit code 1, the site is written all the same', async () => {
    const { kb, write, files } = clean();
    write({ 'content/lost.md': good('Where is it?', 'See [there](nowhere.md).\n') });
    const { code, stdout } = await kb(['build', ...day]);
    expect(code).toBe(1);
    expect(stdout).toContain('content/lost.md:8:5');
    expect(stdout).toContain('link-broken');
    expect(files('site')).toContain('lost.html');
    const { code: jsonCode, stdout: json } = await kb(['build', '--json', ...day]);
    expect(jsonCode).toBe(1);
    expect(JSON.parse(json).findings).toContainEqual(
      expect.objectContaining({
        rule: 'link-broken',
        severity: 'error',
        at: { path: 'content/lost.md', line: 8, column: 5 },
      }),
    );
  });

  test('a warning fails only with --strict', async () => {
    const { kb, write } = clean();
    write({ 'content/due.md': good('How do I wait?').replace('2026-06-01', '2025-01-01') });
    expect((await kb(['build', ...day])).code).toBe(0);
    const { code, stdout } = await kb(['build', '--strict', ...day]);
    expect(code).toBe(1);
    expect(stdout).toContain('review-overdue');
  });

  test('many findings are counted by rule, not listed', async () => {
    const { kb, write } = clean();
    const names = Array.from({ length: 30 }, (_, i) => `content/more/a${i}.md`);
    write(
      Object.fromEntries(
        names.map((name) => [name, good(`Question ${name}?`, 'See [there](nowhere.md).\n')]),
      ),
    );
    const { stdout } = await kb(['build', ...day]);
    expect(stdout).toContain('30 in 30 files');
    expect(stdout).toContain('"kb check"');
    expect(stdout.split('\n').length).toBeLessThan(30);
  });

  test('--quiet says nothing unless something is wrong', async () => {
    const { kb, write } = clean();
    expect(await kb(['build', '--quiet', ...day])).toEqual({ code: 0, stdout: '', stderr: '' });
    write({ 'content/lost.md': good('Where is it?', 'See [there](nowhere.md).\n') });
    const { code, stdout, stderr } = await kb(['build', '--quiet', ...day]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('link-broken');
  });

  test('an empty content folder is an error, and an old site stays as it is', async () => {
    const project = clean();
    await project.kb(['build', ...day]);
    const before = project.files('site');
    const empty = tempProject({ 'content/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    const { code, stdout } = await project.kb([
      'build',
      '--content',
      path.join(empty.root, 'content'),
      ...day,
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('No site was written.');
    expect(stdout).toContain('kb new');
    expect(project.files('site')).toEqual(before);
  });

  test.each([
    [['--content', 'nowhere'], 'does not exist', '--content'],
    [['--content', 'kb.config.yml'], 'is a file', '--content'],
    [['--out', 'content'], 'is inside it', '--out'],
    [['--out', '.'], 'project folder', '--out'],
    [['--out', 'kb.config.yml/site'], 'a part of this path is a file', 'another name'],
    [['--content', 'kb.config.yml/articles'], 'a part of this path is a file', 'another name'],
    [['--base', 'help.example.com'], 'not the address of a site', 'https://'],
    [['--as-of', '2026-02-30'], 'is not a day', 'YYYY-MM-DD'],
  ])('%j ends with 2 and two lines on stderr, in JSON mode too', async (flags, message, hint) => {
    for (const json of [[], ['--json']]) {
      const { kb, files } = clean();
      const { code, stdout, stderr } = await kb(['build', ...flags, ...json]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      const lines = stderr.trimEnd().split('\n');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain(message);
      expect(lines[1]).toContain(hint);
      expect(files().some((name) => name.startsWith('site/'))).toBe(false);
    }
  });

  test('a config that cannot be read ends with 2 and names the line', async () => {
    const { kb, write } = clean();
    write({ 'kb.config.yml': 'title: Help\nurls: [oops\n' });
    const { code, stderr } = await kb(['build']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^kb: kb\.config\.yml:\d+:\d+: /);
  });

  test('settings may lie in the content folder, and findings name them there', async () => {
    const { kb, read } = tempProject({
      'content/kb.config.yml': `${config}x_unknown: 1\n`,
      'content/pay.md': good('How do I pay?'),
    });
    const { findings } = JSON.parse((await kb(['build', '--json', ...day])).stdout);
    expect(findings).toContainEqual(
      expect.objectContaining({ at: expect.objectContaining({ path: 'content/kb.config.yml' }) }),
    );
    expect(read('site/index.html')).toContain('help@example.com');
  });

  test('works from a folder inside the project', async () => {
    const { kb, root, files } = clean();
    expect((await kb(['build', ...day], { cwd: path.join(root, 'content', 'orders') })).code).toBe(0);
    expect(files('site')).toContain('orders/pay.html');
  });

  test('drafts and internal articles come only when asked for', async () => {
    const { kb, write, files } = clean();
    write({
      'content/draft.md': good('How do I draft?').replace('---\n', '---\nstatus: draft\n'),
      'content/team.md': good('How do we refund?').replace('---\n', '---\naudience: internal\n'),
    });
    const { stdout } = await kb(['build', ...day]);
    expect(stdout).toContain('\nLeft out: 2 articles (1 draft, 1 internal).\n');
    expect(files('site')).not.toContain('draft.html');
    expect(files('site')).not.toContain('team.html');
    const preview = await kb(['build', ...day, '--drafts', '--internal', '--out', 'preview']);
    expect(preview.stdout).not.toContain('Left out');
    expect(files('preview')).toEqual(expect.arrayContaining(['draft.html', 'team.html']));
  });

  test('an internal default in a folder file that must not be opened keeps the folder private', async () => {
    const { kb, root, write, files } = clean();
    write({ 'content/team/refund.md': good('How do we refund?'), 'team.yml': 'audience: internal\n' });
    symlinkSync('../../team.yml', path.join(root, 'content/team/_meta.yml'));
    const { stdout } = await kb(['build', ...day]);
    expect(stdout).toContain('file-link-outside');
    expect(files('site').filter((name) => name.includes('refund'))).toEqual([]);
  });

  test('says what it left out and why: planned, past and unreadable articles', async () => {
    const { kb, write } = clean();
    write({
      'content/later.md': good('How do I wait?').replace('---\n', '---\npublish_on: 2026-07-01\n'),
      'content/past.md': good('What was it?').replace('---\n', '---\nunpublish_on: 2026-06-01\n'),
      'content/broken.md': '---\ntitle: "Broken\n---\nText\n',
    });
    expect((await kb(['build', ...day])).stdout).toContain(
      'Left out: 3 articles (1 scheduled for later, 1 past its last day, 1 unreadable).',
    );
  });

  test('build.api writes the list of pages for monitors beside the site, not into it', async () => {
    const { kb, write, read, files } = clean();
    write({ 'kb.config.yml': `${config}url: https://help.example.com/\nbuild:\n  api: true\n` });
    await kb(['build', ...day]);
    expect(JSON.parse(read('.kb/api/pages.json'))).toContainEqual({
      title: 'How do I pay?',
      url: 'https://help.example.com/orders/pay.html',
      review_by: '2026-12-01',
      owner_slack: 'help-team',
    });
    expect(files('site').filter((name) => name.includes('pages.json'))).toEqual([]);
  });

  test('the same input gives the same bytes, with and without cache, wherever it lies', async () => {
    const one = clean();
    const two = clean();
    utimesSync(path.join(two.root, 'content/orders/pay.md'), 1, 1);
    await one.kb(['build', ...day]);
    await one.kb(['build', ...day, '--out', 'warm']);
    await one.kb(['build', ...day, '--out', 'cold', '--no-cache']);
    await two.kb(['build', ...day]);
    const bytes = (project: typeof one, folder: string) =>
      project.files(folder).map((name) => [name, project.read(`${folder}/${name}`)]);
    expect(bytes(one, 'warm')).toEqual(bytes(one, 'site'));
    expect(bytes(one, 'cold')).toEqual(bytes(one, 'site'));
    expect(bytes(two, 'site')).toEqual(bytes(one, 'site'));
  });

  test('a faulty template ends with 2, names its line, and leaves the old site', async () => {
    const { kb, write, files, read } = clean();
    await kb(['build', ...day]);
    const before = files('site').map((name) => read(`site/${name}`));
    write({
      'kb.config.yml': `${config}theme:\n  folder: theme\n`,
      'theme/article.hbs': '<h1>\n{{nonsense}}</h1>\n',
    });
    const { code, stderr } = await kb(['build', ...day]);
    expect(code).toBe(2);
    expect(stderr).toContain('theme/article.hbs:2:');
    expect(files('site').map((name) => read(`site/${name}`))).toEqual(before);
  });

  test('no colour and no progress where nobody watches, colour on a terminal', async () => {
    const { kb, write } = clean();
    write({ 'content/lost.md': good('Where is it?', 'See [there](nowhere.md).\n') });
    const plain = await kb(['build', ...day]);
    expect(plain.stdout + plain.stderr).not.toContain('\u001b');
    expect((await kb(['build', ...day], { colour: true })).stdout).toContain('\u001b[31m');
  });
});
