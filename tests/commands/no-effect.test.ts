import { expect, test } from 'vitest';
import { teamProject } from './team-project.ts';

const files = {
  'kb.config.yml': 'title: Help\n',
  'content/one.md': '---\ntitle: One?\nowner: ana\n---\n\nSo.\n',
  'content/two.md': '---\ntitle: Two?\nowner: ben\n---\n\nSo.\n',
};

test.each([
  [['owners', 'check', '--json'], /kb owners check has no --json/],
  [['owners', 'list', '--dry-run'], /kb owners list has no --dry-run/],
  [['digest', '--owner', 'ana', '--month', '2026-05'], /--month belongs to --voice/],
  [['digest', '--voice', '--owner', 'ana', '--month', '2026-05', 'x.csv'], /--owner has no part/],
  [['audit', '--expires', '2027-01-01'], /--expires belongs to --accept/],
  [['audit', '--site', 'content', '--baseline', 'none.yml'], /--baseline lists articles of a kb project/],
  [['review', 'content/one.md', '--by', 'ana', '--contacts', 'none.csv'], /--contacts belongs to --adopt/],
  [['review', 'content/one.md', '--by', 'ana', '--stagger', '3w'], /--stagger belongs to --adopt/],
  [['review', '--adopt', '--all-of', 'ben'], /--all-of has no part in --adopt/],
  [['review', '--adopt', '--by', 'ben'], /--by has no part in --adopt/],
  [['search', '--test', 'none.yml', '--from', 'none.csv'], /none\.yml would not be used/],
  [['review', 'content/one.md', '--all-of', 'ben', '--by', 'ana'], /None of these articles belongs to "ben"/],
])('what would have no effect is refused: kb %j', async (argv, message) => {
  const { code, out, err } = await teamProject(files).kb(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
});

test.each([
  ['check', '--format', 'json=content'],
  ['check', '--format', 'json=kb.config.yml/findings.json'],
  ['report', '--out', 'kb.config.yml'],
  // Before anything else is looked at.
  ['audit', '--site', 'none', '--format', 'json=content'],
])('a report that cannot stand there is the operator’s to mend: kb %s %s %s', async (...argv) => {
  const project = teamProject(files);
  const { code, err } = await project.kb(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(/^kb: .*(?:content|kb\.config\.yml).*: .*folder.*\n {4}Choose another name\.\n$/);
  expect(err).not.toMatch(/\.[0-9a-f]{8}/);
  expect(project.files().filter((name) => !name.startsWith('.kb/'))).toEqual(Object.keys(files).sort());
});

test.each([
  [['check', '--format', 'json=kb.config.yml'], 'settings'],
  [['check', '--format', 'pretty=content/one.md'], 'an article'],
  [['audit', '--format', 'json=content/../kb.config.yml'], 'settings'],
  [['gaps', 'contacts.csv', '--format', 'markdown=content/two.md'], 'an article'],
])('a report does not replace what people wrote: kb %j', async (argv, what) => {
  const project = teamProject({ ...files, 'contacts.csv': 'Created,Tags\n2026-05-01,refund\n' });
  const { code, err } = await project.kb(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(new RegExp(`would replace ${what}\\.\n {4}Choose another name`));
  expect(project.read('kb.config.yml')).toBe(files['kb.config.yml']);
  expect(project.read('content/one.md')).toBe(files['content/one.md']);
  expect(project.read('content/two.md')).toBe(files['content/two.md']);
});
