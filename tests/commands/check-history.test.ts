import { describe, expect, it } from 'vitest';
import { article, cleanSettings, makeProject } from '../checks/kb-project.ts';

const clean = { ...cleanSettings, 'content/refund.md': article('How do I get a refund?') };

describe('earlier review days', () => {
  const reviewed = (day: string) =>
    article('How do I get a refund?', 'Open it.', `owner: maria\nreviewed: ${day}`);
  const asOf = ['--as-of', '2026-06-15'];

  it('are compared with those of today, through renames and other edits', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': reviewed('2026-05-01') });
    project.git('init', '--quiet');
    project.commit('first');
    project.write({ 'content/refund.md': `${reviewed('2026-05-01')}\nMore.\n` });
    project.commit('more text');
    project.move('content/refund.md', 'content/money-back.md');
    project.commit('rename');
    expect(await project.findings(asOf)).toEqual([]);
    project.write({ 'content/money-back.md': `${reviewed('2026-03-01')}\nMore.\n` });
    for (const state of ['in the work tree', 'committed']) {
      const findings = await project.findings(asOf);
      expect(findings, state).toMatchObject([
        { rule: 'review-date-backwards', at: { path: 'content/money-back.md', line: 4 } },
      ]);
      expect(findings[0]?.message).toContain('2026-05-01');
      project.commit('step back');
    }
  });

  it('are found under the name that the file had then', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': reviewed('2026-05-01') });
    project.git('init', '--quiet');
    project.commit('first');
    project.write({ 'content/refund.md': reviewed('2026-03-01') });
    project.commit('step back');
    project.move('content/refund.md', 'content/money back.md');
    project.commit('rename');
    expect(await project.findings(asOf)).toMatchObject([{ at: { path: 'content/money back.md' } }]);
  });

  it('only count as far as the last other day, and not when they lay in the future', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': reviewed('2026-05-01') });
    project.git('init', '--quiet');
    for (const day of ['2026-05-01', '2026-02-01', '2062-02-02', '2026-03-01']) {
      project.write({ 'content/refund.md': reviewed(day) });
      project.commit(day);
    }
    expect(await project.findings(asOf)).toEqual([]);
  });

  it('cannot be read in a shallow clone: exit code 2 with the line to paste', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': reviewed('2026-05-01') });
    project.git('init', '--quiet');
    project.commit('first');
    project.commit('second');
    project.git('clone', '--quiet', '--depth', '1', `file://${project.root}`, 'clone');
    const { code, stderr } = await project.kb(['check'], 'clone');
    expect(code).toBe(2);
    expect(stderr).toContain('git fetch --unshallow');
    const without = await project.kb(['check', '--only', 'link-broken'], 'clone');
    expect(without).toMatchObject({ code: 0 });
  });

  it('are not there outside a repository, and that is said', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': reviewed('2026-05-01') });
    const { code, stdout } = await project.kb(['check', ...asOf]);
    expect(code).toBe(0);
    expect(stdout).toContain('review-date-backwards was not checked');
    project.write({
      'kb.config.yml': `${cleanSettings['kb.config.yml']}rules:\n  review-date-backwards: error\n`,
    });
    expect((await project.kb(['check', ...asOf])).code).toBe(2);
  });

  it('cannot be read without git: exit code 2', async () => {
    const project = makeProject({ ...clean, 'content/refund.md': reviewed('2026-05-01') });
    project.git('init', '--quiet');
    const before = process.env.PATH;
    process.env.PATH = project.root;
    try {
      const { code, stderr } = await project.kb(['check', ...asOf]);
      expect(code).toBe(2);
      expect(stderr).toContain('git, which is not installed');
      project.write({ 'content/refund.md': article('How do I get a refund?') });
      expect((await project.kb(['check', ...asOf])).code).toBe(0);
    } finally {
      process.env.PATH = before;
    }
  });
});
