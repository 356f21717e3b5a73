import { describe, expect, it } from 'vitest';
import { lines, teamProject } from './team-project.ts';

const article = (title: string, ...keys: string[]) =>
  lines('---', `title: "${title}"`, ...keys, '---', '', 'So.');
const files = {
  'kb.config.yml': lines('title: Shop & Help', 'url: https://help.example/', 'review:', '  every: 6 months'),
  'owners.yml': lines(
    'people:',
    '  - {id: ana, name: Ana Silva}',
    '  - {id: maria, name: Maria Lopez, left: 2026-05-31, handover_to: ana}',
    'teams:',
    '  - {id: desk, name: Help desk, members: [ana]}',
  ),
  'content/late.md': article('Is 2 < 3 & 4 > 3?', 'owner: ana', 'reviewed: 2025-11-01'),
  'content/soon.md': article('Is it soon?', 'owner: desk', 'reviewed: 2026-01-01'),
  'content/changed.md': article('Did it change?', 'owner: ana', 'reviewed: 2026-06-01', 'review_hash: other'),
  'content/never.md': article('Never?', 'owner: ana', 'audience: internal'),
  'content/broken.md': article('Broken?', 'owner: ana', 'reviewed: 2026-06-01').replace(
    'So.',
    '[x](gone.md)',
  ),
  'content/fine.md': article('Fine?', 'owner: ana', 'reviewed: 2026-06-01'),
  'content/other.md': article('Other?', 'owner: maria', 'reviewed: 2020-01-01'),
};

describe('kb digest', () => {
  it('tells one owner what to do, teams included', async () => {
    const { code, out, err } = await teamProject(files).kb('digest', '--owner', 'ana');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Ana Silva answers for 6 articles of Shop & Help.');
    const heads = out.split('\n').filter((line) => /^[A-Z ]+ \(\d\)$/.test(line));
    expect(heads).toEqual([
      'OVERDUE (1)',
      'DUE SOON (1)',
      'CHANGED SINCE THE REVIEW (1)',
      'WITH ERRORS (1)',
      'NEVER REVIEWED (1)',
    ]);
    expect(out).toContain('- Is 2 < 3 & 4 > 3?\n  45 days late\n  https://help.example/late.html');
    expect(out).toContain('- Is it soon?\n  due in 16 days, for desk');
    expect(out).toContain('- Never?\n  never reviewed\n  content/never.md');
    expect(out).toContain('kb review FILE --by ana');
    expect(out).not.toContain('Other?');
    expect(out).not.toContain('Fine?');
  });

  it('is Markdown or HTML that titles cannot break out of', async () => {
    const project = teamProject(files);
    const markdown = (await project.kb('digest', '--owner', 'ana', '--format', 'md')).out;
    expect(markdown).toContain('# Shop & Help: your articles on 2026-06-15');
    expect(markdown).toContain(
      '- [Is 2 \\< 3 & 4 \\> 3?](<https://help.example/late.html>): 45 days late (`content/late.md`)',
    );
    const html = (await project.kb('digest', '--owner', 'ana', '--format', 'html')).out;
    expect(html).toContain('<a href="https://help.example/late.html">Is 2 &lt; 3 &amp; 4 &gt; 3?</a>');
    expect(html).toContain('<h1>Shop &amp; Help: your articles on 2026-06-15</h1>');
    expect(html).not.toMatch(/<script|<img|<link/);
  });

  it('says so when there is nothing to do', async () => {
    const { code, out } = await teamProject({
      ...files,
      'content/soon.md': article('Fine?', 'owner: desk', 'reviewed: 2026-06-01'),
    }).kb('digest', '--owner', 'desk');
    expect(code).toBe(0);
    expect(out).toContain('Nothing is due, and nothing is broken.');
  });

  it.each([
    [['digest'], 'Whose digest?'],
    [['digest', '--owner', 'anna'], 'Did you mean ana?'],
    [['digest', '--owner', 'maria'], 'kb owners handover maria ana'],
    [['digest', '--owner', 'ana', '--format', 'htm'], 'Did you mean html?'],
  ])('refuses %j', async (argv, words) => {
    const { code, err } = await teamProject(files).kb(...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
