import { describe, expect, it } from 'vitest';
import { lines, teamProject } from './team-project.ts';

const files = {
  'content/gift-cards.md': lines(
    '---',
    'title: How do I buy a gift card? # asked a lot',
    'draft: false',
    'archived: {reason: old try}',
    '---',
    '',
    'Choose one.',
  ),
  'content/vouchers.md': lines(
    '---',
    'title: How do I buy a voucher?',
    'id: V-1',
    '---',
    '',
    'See [cards](gift-cards.md).',
  ),
  'content/draft.md': lines('---', 'title: Soon?', 'status: draft', '---', '', 'So.'),
};
const reason = 'We sell vouchers: now "bigger".';

describe('kb archive', () => {
  it('leaves a page that says why and leads on, and lists what links to it', async () => {
    const project = teamProject(files);
    const { code, out, err } = await project.kb(
      'archive',
      'content/gift-cards.md',
      '--reason',
      reason,
      '--replaced-by',
      'V-1',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('/gift-cards.html leads customers to "How do I buy a voucher?"');
    expect(out).toContain('1 article still links to it:\n  content/vouchers.md');
    expect(project.read('content/gift-cards.md')).toBe(
      lines(
        '---',
        'title: How do I buy a gift card? # asked a lot',
        'status: archived',
        'archived:',
        '  on: 2026-06-15',
        '  reason: "We sell vouchers: now \\"bigger\\"."',
        '  replaced_by: vouchers.md',
        '---',
        '',
        'Choose one.',
      ),
    );
    const { out: found } = await project.kb('check', '--only', 'link-to-archived,front-matter-type');
    expect(found).toContain('link-to-archived');
    expect(found).not.toContain('front-matter-type');
  });

  it('works on an article without front matter and with Windows line endings', async () => {
    const project = teamProject({ 'content/a.md': '# A?\r\n\r\nSo.\r\n' });
    expect((await project.kb('archive', 'a', '--reason', 'Gone', '--on', '2026-06-01')).code).toBe(0);
    expect(project.read('content/a.md')).toBe(
      '---\r\nstatus: archived\r\narchived:\r\n  on: 2026-06-01\r\n  reason: Gone\r\n---\r\n\r\n# A?\r\n\r\nSo.\r\n',
    );
  });

  it('shows with --dry-run what it would do', async () => {
    const project = teamProject(files);
    const { out } = await project.kb('archive', 'content/gift-cards.md', '--reason', 'Gone', '--dry-run');
    expect(out).toContain('+ status: archived');
    expect(out).toContain('Nothing was written.');
    expect(project.read('content/gift-cards.md')).toBe(files['content/gift-cards.md']);
  });

  it.each([
    [['content/gift-cards.md'], 'Why is it taken down?'],
    [['content/gift-card.md', '--reason', 'x'], 'Did you mean content/gift-cards.md?'],
    [
      ['content/gift-cards.md', '--reason', 'x', '--replaced-by', 'content/draft.md'],
      'content/draft.md is draft',
    ],
    [['content/gift-cards.md', '--reason', 'x', '--replaced-by', 'gift-cards'], 'cannot replace itself'],
    [['content/gift-cards.md', '--reason', 'x', '--on', '2026-07-01'], 'unpublish_on'],
  ])('refuses %j', async (argv, words) => {
    const project = teamProject(files);
    const { code, err } = await project.kb('archive', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(project.read('content/gift-cards.md')).toBe(files['content/gift-cards.md']);
  });

  it.each([
    ['draft: true', 'draft: true # not yet'],
    ['published: false', 'published: false'],
    ['draft: yes, quoted', '"draft": true'],
    ['status: draft', "status: 'draft'"],
  ])('takes %s away, which would say the opposite', async (_, line) => {
    const project = teamProject({
      ...files,
      'content/old.md': lines('---', 'title: What was?', line, 'owner: ana', '---', '', 'So.'),
    });
    const { code, out } = await project.kb('archive', 'content/old.md', '--reason', 'Done.');
    expect(code).toBe(0);
    expect(out).toContain('It was a draft');
    expect(project.read('content/old.md')).not.toMatch(/draft|published/);
    const { out: found } = await project.kb(
      'check',
      '--only',
      'frontmatter-conflict,frontmatter-unknown-key',
    );
    expect(found).toContain('no findings');
    await project.kb('build');
    expect(project.read('site/old.html')).toContain('Done.');
  });

  it('tells nobody of an internal article', async () => {
    const project = teamProject({
      ...files,
      'content/old.md': lines('---', 'title: What was?', 'audience: internal', '---', '', 'So.'),
    });
    const { out } = await project.kb('archive', 'content/old.md', '--reason', 'Done.');
    expect(out).toContain('It is internal');
    await project.kb('build');
    expect(project.files('site')).not.toContain('old.html');
  });

  it('does it once', async () => {
    const project = teamProject(files);
    await project.kb('archive', 'content/gift-cards.md', '--reason', 'Gone');
    expect((await project.kb('archive', 'content/gift-cards.md', '--reason', 'Gone')).err).toContain(
      'is archived already',
    );
  });
});
