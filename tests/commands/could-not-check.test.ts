import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { articleText, tempProject } from '../temp-project.ts';

const files = {
  'content/good.md': articleText(
    'title: How do I pay?\nowner: ana\nreviewed: 2026-06-01\nreview_every: 1 year',
  ),
};
const broken = '---\ntitle: [How?\nowner: ana\n---\n\nBy card.\n';
const asOf = ['--as-of', '2026-06-15'];

test.each([
  ['stale'],
  ['report'],
  ['review', '--adopt'],
  ['owners', 'check'],
  ['check', '--only', 'link-broken'],
  ['digest', '--owner', 'ana'],
  ['search', 'pay'],
  ['baseline', 'write'],
  ['baseline', 'prune'],
])('without any article nothing is fine: kb %s %s', async (...argv) => {
  const project = tempProject();
  const { code, stdout, stderr } = await project.kb(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(
    /^kb: There is no article here, so there is nothing to .*\.\n {4}Go to the folder of your help center, .*kb new .*\n$/,
  );
  expect(existsSync(path.join(project.root, 'kb-baseline.yml'))).toBe(false);
});

test('a baseline is not emptied where there are no articles', async () => {
  const project = tempProject(files);
  expect((await project.kb(['baseline', 'write'])).stdout).toContain('now accepts');
  const baseline = project.read('kb-baseline.yml');
  rmSync(path.join(project.root, 'content/good.md'));
  expect((await project.kb(['baseline', 'prune'])).code).toBe(2);
  expect(project.read('kb-baseline.yml')).toBe(baseline);
});

test.each([
  [
    ['check', '--only', 'link-broken', ...asOf],
    /^kb: Not everything was checked\. 1 article could not .*: content\/bad\.md\n/,
  ],
  [
    ['owners', 'check', ...asOf],
    /^kb: Not everything was checked\. 1 article could not .*: content\/bad\.md\n/,
  ],
  [['review', '--adopt', ...asOf], /^kb: 1 article could not be read/],
  [['digest', '--owner', 'ana', ...asOf], /^kb: 1 article could not be read/],
])('an article that could not be read is not passed over: kb %j', async (argv, message) => {
  const project = tempProject({ ...files, 'content/bad.md': broken });
  const { code, stderr } = await project.kb(argv);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/\n {4}"kb check" .*\n$/);
});

test('one rule over articles that could all be read, or of which it speaks itself, is answered as ever', async () => {
  const project = tempProject({ ...files, 'content/bad.md': broken });
  const only = async (...argv: string[]) => {
    const { code, stderr } = await project.kb(['check', ...argv, ...asOf]);
    return { code, stderr };
  };
  expect(await only('--only', 'link-broken', 'content/good.md')).toEqual({ code: 0, stderr: '' });
  expect(await only('--only', 'front-matter-syntax')).toEqual({ code: 1, stderr: '' });
  project.write({ 'content/bad.md': articleText('title: Now fine?') });
  expect(await only('--only', 'link-broken')).toEqual({ code: 0, stderr: '' });
});

test.each([
  ['review', '--adopt', '--contacts', 'none.csv'],
  ['gaps', 'contacts.csv', '--inspect', '--searches', 'none.csv'],
  ['gaps', 'contacts.csv', '--inspect', '--feedback', 'none.csv'],
  ['gaps', 'contacts.csv', '--previous', 'none.csv'],
  ['gaps', 'contacts.csv', '--inspect', '--previous', 'none.csv'],
  ['stale', '--contacts', 'none.csv'],
  ['report', '--contacts', 'none.csv'],
])('a file that is named and not there is a mistake, needed or not: kb %j', async (...argv) => {
  const project = tempProject({ ...files, 'contacts.csv': 'Created at,Tags\n2026-06-01,pay\n' });
  expect(await project.kb([...argv, ...asOf])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'kb: There is no file none.csv.\n    Check the name and the folder.\n',
  });
});

test('kb search answers, and tells what makes its answers poorer', async () => {
  const project = tempProject({
    ...files,
    'content/bad.md': broken,
    'synonyms.yml': 'groups:\n  - [refund]\n',
  });
  const { code, stdout, stderr } = await project.kb(['search', 'pay']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('good.md') });
  expect(stderr).toBe(
    'kb: synonyms.yml:2:5: A group of `groups` has only one word, so nothing stands for anything.\n' +
      '    Write at least two: [refund, money back].\n' +
      'kb: 1 article could not be read, and so not be searched.\n' +
      '    "kb check" names each, with what to mend.\n',
  );
});

test('kb doctor looks at synonyms and search tests', async () => {
  const project = tempProject({
    ...files,
    'synonyms.yml': 'groups:\n  - [refund, money back]\n',
    'search-tests.yml': '- query: pay\n  expect: good.md\n',
  });
  expect((await project.kb(['doctor'])).stdout).toContain(
    'ok    Search    1 group of synonyms, 1 search test\n',
  );
  project.write({ 'synonyms.yml': 'groups: [a, [b\n', 'search-tests.yml': '- qury: pay\n' });
  expect((await project.kb(['doctor'])).stdout).toMatch(
    /\nwarn {2}Search {4}synonyms\.yml:1:9: A bracket is opened and never closed\. \d more problems?: "kb check" shows each\.\n {16}Add the closing/,
  );
});

test.each([
  ['{{> breadcrum}}', 'theme/article.hbs:1:1: The template includes "breadcrum", which does not exist.'],
  ['{{shout title}}', 'theme/article.hbs:1:1: The template uses the helper "shout", which does not exist.'],
  ['<p>{{#if title}}</p>', 'theme/article.hbs:1'],
])('kb doctor does not call a theme usable whose template cannot be: %s', async (text, told) => {
  const project = tempProject({
    ...files,
    'kb.config.yml': 'title: Shop\ntheme:\n  folder: theme\n',
    'theme/article.hbs': text,
  });
  const { code, stdout } = await project.kb(['doctor']);
  expect({ code, stdout }).toEqual({
    code: 2,
    stdout: expect.stringContaining(`\nfail  Theme     ${told}`),
  });
});

test.each([['digest', '--owner', 'ana'], ['report']])(
  'without the registry nobody knows who belongs to a team: kb %s',
  async (...argv) => {
    const project = tempProject({ ...files, 'owners.yml': 'people: [\n' });
    const { code, stdout, stderr } = await project.kb([...argv, ...asOf]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^kb: owners\.yml:1:9: owners\.yml cannot be read, .*\n {4}Add the closing/);
  },
);

test('kb gaps tells of an article that may close a gap and could not be read', async () => {
  const project = tempProject({
    ...files,
    'content/bad.md': broken,
    'contacts.csv': 'Created at,Tags\n2026-06-01,pay\n',
  });
  const { code, stderr } = await project.kb(['gaps', 'contacts.csv', ...asOf]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^kb: 1 article could not be read, and so not be searched\.\n/);
});

test('kb doctor tells of a baseline that no check could use', async () => {
  const project = tempProject({ ...files, 'kb-baseline.yml': 'x: [\n' });
  const { code, stdout } = await project.kb(['doctor']);
  expect(code).toBe(2);
  expect(stdout).toContain('\nfail  Baseline  kb-baseline.yml:1:4: A bracket is opened and never closed.\n');
});
