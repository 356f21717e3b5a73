import { describe, expect, it } from 'vitest';
import { article, cleanSettings, type KbProject, makeProject } from '../checks/kb-project.ts';

const refund = article('How do I get a refund?', 'First [return the item](return.md).');
const returns = article('How do I return an item?', 'Pack it.');
const stale = article(
  'Where is my invoice?',
  'See [nowhere](nowhere.md).',
  'owner: maria\nreviewed: 2024-01-01\nreview_every: 1 year',
);

/** A repository in which somebody else's page is broken and overdue, and a branch that begins there. */
function makeRepository(): KbProject {
  const project = makeProject({
    ...cleanSettings,
    '.gitignore': '.kb/\n',
    'content/refund.md': refund,
    'content/return.md': returns,
    'content/invoice.md': stale,
  });
  project.git('init', '--quiet');
  project.commit('first');
  project.git('switch', '--quiet', '--create', 'change');
  return project;
}

const check = ['check', '--changed', 'main', '--format', 'json'];
const rulesOf = (stdout: string) =>
  JSON.parse(stdout).findings.map(
    ({ rule, at }: { rule: string; at: { path: string } }) => `${at.path} ${rule}`,
  );

describe('kb check --changed', () => {
  it('passes a change beside a broken page, and counts what was there before', async () => {
    const project = makeRepository();
    expect((await project.kb(['check'])).code).toBe(1);
    project.write({ 'content/refund.md': `${refund}\nThen wait.\n` });
    const { code, stdout } = await project.kb(['check', '--changed', 'main']);
    expect(code).toBe(0);
    expect(stdout).toContain('Not counted, because it was there before main: 1 error, 1 warning.');
  });

  it('passes an edit of the broken page itself', async () => {
    const project = makeRepository();
    project.write({ 'content/invoice.md': stale.replace('See', 'For more,\n\nplease see') });
    expect(await project.kb(check)).toMatchObject({ code: 0 });
  });

  it('fails for a link that the change broke, also in a page that it did not touch', async () => {
    const project = makeRepository();
    project.remove('content/return.md');
    const { code, stdout } = await project.kb(check);
    expect(code).toBe(1);
    expect(rulesOf(stdout)).toEqual(['content/refund.md link-broken']);
  });

  it('fails for the second fault of a kind beside the first', async () => {
    const project = makeRepository();
    project.write({ 'content/invoice.md': `${stale}\nSee [nowhere](nowhere.md) again.\n` });
    const { code, stdout } = await project.kb(check);
    expect(code).toBe(1);
    expect(rulesOf(stdout)).toEqual(['content/invoice.md link-broken']);
  });

  it('follows a renamed page', async () => {
    const project = makeRepository();
    project.move('content/invoice.md', 'content/bill.md');
    project.commit('rename');
    expect(await project.kb(check)).toMatchObject({ code: 0 });
  });

  it('sees changes whether they are committed, staged or neither', async () => {
    const project = makeRepository();
    project.write({ 'content/new.md': article('What is new?', 'See [that](that.md).') });
    for (const step of [() => {}, () => project.git('add', '--all'), () => project.commit('new')]) {
      step();
      expect(rulesOf((await project.kb(check)).stdout)).toEqual(['content/new.md link-broken']);
    }
  });

  it('does not blame the change for what was mended on the other branch meanwhile', async () => {
    const project = makeRepository();
    project.write({ 'content/new.md': article('What is new?', 'This.') });
    project.commit('new');
    project.git('switch', '--quiet', 'main');
    project.write({ 'content/invoice.md': article('Where is my invoice?', 'In your account.') });
    project.commit('mend');
    project.git('switch', '--quiet', 'change');
    expect(await project.kb(check)).toMatchObject({ code: 0 });
  });

  it('leaves work tree, index and temporary folder as they were', async () => {
    const project = makeRepository();
    project.write({ 'content/refund.md': `${refund}\nThen wait.\n`, 'content/staged.md': returns });
    project.git('add', 'content/staged.md');
    const before = project.git('status', '--porcelain=v2', '--untracked-files=all');
    await project.kb(check);
    expect(project.git('status', '--porcelain=v2', '--untracked-files=all')).toBe(before);
    expect(project.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  });

  it('works in a folder of a larger repository, with names of all kinds', async () => {
    const folder = 'docs/help center';
    const files = { ...cleanSettings, 'content/ä "b" c/invoice.md': stale };
    const inFolder = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]);
    const project = makeProject({ 'README.md': 'x', ...Object.fromEntries(inFolder) });
    project.git('init', '--quiet');
    project.commit('first');
    project.git('switch', '--quiet', '--create', 'change');
    expect(await project.kb(check, folder)).toMatchObject({ code: 0 });
    project.write({ [`${folder}/content/new.md`]: article('What is new?', 'See [that](that.md).') });
    expect(rulesOf((await project.kb(check, folder)).stdout)).toEqual(['content/new.md link-broken']);
  });

  it('blames nobody for what a rule finds in old pages when it is turned on', async () => {
    const project = makeRepository();
    const settings = cleanSettings['kb.config.yml'];
    const words = 'rule_options:\n  jargon:\n    words: [return]\n';
    project.write({ 'kb.config.yml': `${settings}rules:\n  jargon: error\n${words}` });
    expect((await project.kb(['check', '--only', 'jargon'])).code).toBe(1);
    expect(await project.kb(check)).toMatchObject({ code: 0 });
    project.write({ 'content/new.md': article('What is new?', 'Ask for a return.') });
    expect(rulesOf((await project.kb(check)).stdout)).toEqual(['content/new.md jargon']);
  });

  it('takes everything for new where there was no project before', async () => {
    const project = makeProject({ 'README.md': 'x' });
    project.git('init', '--quiet');
    project.commit('first');
    project.git('branch', 'before');
    project.write({ ...cleanSettings, 'content/invoice.md': stale });
    const { code, stdout } = await project.kb(['check', '--changed', 'before', '--format', 'json']);
    expect(code).toBe(1);
    expect(rulesOf(stdout)).toContain('content/invoice.md link-broken');
  });

  it('is exit code 2 for a name that git does not know', async () => {
    const project = makeRepository();
    for (const name of ['origin/main', '--help', 'a b', 'HEAD:content']) {
      const { code, stderr } = await project.kb(['check', `--changed=${name}`]);
      expect(code, name).toBe(2);
      expect(stderr).toContain(`git knows no branch, tag or commit "${name}"`);
    }
  });

  it('is exit code 2 in a clone that is too shallow, with the line to paste', async () => {
    const project = makeRepository();
    project.commit('second');
    project.git('switch', '--quiet', 'main');
    project.commit('third');
    project.git('clone', '--quiet', '--no-single-branch', '--depth', '1', `file://${project.root}`, 'clone');
    project.write({
      'clone/kb.config.yml': `${cleanSettings['kb.config.yml']}rules: {review-date-backwards: off}\n`,
    });
    const { code, stderr } = await project.kb(['check', '--changed', 'origin/change'], 'clone');
    expect(code).toBe(2);
    expect(stderr).toContain('git fetch --unshallow');
  });

  it('is exit code 2 outside a repository', async () => {
    const { code, stderr } = await makeProject({ ...cleanSettings, 'content/a.md': returns }).kb(check);
    expect(code).toBe(2);
    expect(stderr).toContain('not in a git repository');
  });
});
