import { describe, expect, it } from 'vitest';
import { lines, teamProject } from './team-project.ts';

const files = {
  'kb.config.yml': lines(
    'title: Help',
    'home:',
    '  featured: [billing/refund.md, "top"]',
    'redirects:',
    '  older.html: billing/refund.md',
    'footer:',
    '  links:',
    '    - {label: Refund, href: /billing/refund.html}',
  ),
  'search-tests.yml': lines('- query: money back', '  expect: [billing/refund.md]'),
  'content/billing/_meta.yml': 'title: Billing\n',
  'content/billing/refund.md': lines(
    '---',
    'title: How do I get a refund?',
    'id: R-1',
    'related: [invoice, ../top.md]',
    '---',
    '',
    'See [the invoice](invoice.md#steps) and ![a box](img/box.png).',
    '',
    '## Steps',
    '',
    'Go [up](../top.md), or [here](#steps).',
  ),
  'content/billing/invoice.md': lines(
    '---',
    'title: Where is my invoice?',
    'related: [refund.md]',
    'archived:',
    '  replaced_by: billing/refund',
    'status: published',
    '---',
    '',
    'See [refunds](refund.md#steps), [again](<refund.md> "t"), [by id](id:R-1), [by address](/billing/refund.html#steps).',
    '',
    '`[code](refund.md)` and <a href="refund.md">html</a> and [a reference][r].',
    '',
    '## Steps',
    '',
    'Look.',
    '',
    '[r]: refund.md#steps',
  ),
  'content/top.md': lines('---', 'title: What is on top?', '---', '', 'Read [this](billing/refund.md).'),
  'content/billing/img/box.png': 'not really a picture',
};
const everywhere = (project: ReturnType<typeof teamProject>) =>
  project
    .files('.')
    .filter((name) => /\.(?:md|yml)$/.test(name))
    .map((name) => project.read(name))
    .join('\n');

describe('kb rename', () => {
  it('moves an article, sends customers on, and fixes every link to it and in it', async () => {
    const project = teamProject(files);
    const { code, out, err } = await project.kb(
      'rename',
      'content/billing/refund.md',
      'content/money/get a refund.md',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Moved content/billing/refund.md to content/money/get a refund.md.');
    expect(out).toContain('/billing/refund.html are sent on');
    expect(project.read('content/money/get a refund.md')).toBe(
      lines(
        '---',
        'title: How do I get a refund?',
        'id: R-1',
        'related: [../billing/invoice, ../top.md]',
        'redirect_from:',
        '  - /billing/refund.html',
        '---',
        '',
        'See [the invoice](../billing/invoice.md#steps) and ![a box](../billing/img/box.png).',
        '',
        '## Steps',
        '',
        'Go [up](../top.md), or [here](#steps).',
      ),
    );
    expect(project.read('content/billing/invoice.md')).toBe(
      files['content/billing/invoice.md']
        .replace('related: [refund.md]', 'related: [../money/get a refund.md]')
        .replace('replaced_by: billing/refund', 'replaced_by: money/get a refund')
        .replace('[refunds](refund.md#steps)', '[refunds](../money/get%20a%20refund.md#steps)')
        .replace('<refund.md> "t"', '<../money/get%20a%20refund.md> "t"')
        .replace('/billing/refund.html#steps', '/money/get-a-refund.html#steps')
        .replace('href="refund.md"', 'href="../money/get%20a%20refund.md"')
        .replace('[r]: refund.md#steps', '[r]: ../money/get%20a%20refund.md#steps'),
    );
    expect(project.read('kb.config.yml')).toBe(
      files['kb.config.yml']
        .replaceAll('billing/refund.md', 'money/get a refund.md')
        .replace('/billing/refund.html', '/money/get-a-refund.html'),
    );
    expect(project.read('search-tests.yml')).toContain('[money/get a refund.md]');
    const check = await project.kb(
      'check',
      '--only',
      'link-broken,anchor-broken,image-missing,home-featured-unknown',
    );
    expect(check.out).toBe('kb check: no findings.\n');
  });

  it('shows every line with --dry-run and writes nothing', async () => {
    const project = teamProject(files);
    const before = everywhere(project);
    const { code, out } = await project.kb(
      'rename',
      'content/billing/refund.md',
      'content/money/refund.md',
      '--dry-run',
    );
    expect(code).toBe(0);
    expect(out).toContain('- Read [this](billing/refund.md).');
    expect(out).toContain('+ Read [this](money/refund.md).');
    expect(out).toContain('Nothing was written.');
    expect(everywhere(project)).toBe(before);
  });

  it('takes the article back: its redirect turns round', async () => {
    const project = teamProject(files);
    await project.kb('rename', 'billing/refund', 'money/');
    await project.kb('rename', 'content/money/refund.md', 'content/billing/refund.md');
    expect(project.read('content/billing/invoice.md')).toBe(
      files['content/billing/invoice.md'].replace('related: [refund.md]', 'related: [refund.md]'),
    );
    const text = project.read('content/billing/refund.md');
    expect(text).toContain('redirect_from:\n  - /money/refund.html\n');
    expect(text).not.toContain('/billing/refund.html');
    expect((await project.kb('check', '--only', 'redirect-loop,link-broken')).code).toBe(0);
    expect(project.files('content')).not.toContain('money/refund.md');
  });

  it('moves a whole folder with its pictures and settings', async () => {
    const project = teamProject(files);
    const { code, out } = await project.kb('rename', 'content/billing', 'content/payments');
    expect(code).toBe(0);
    expect(out).toContain('the 2 old addresses are sent on');
    expect(project.files('content')).toEqual([
      'payments/_meta.yml',
      'payments/img/box.png',
      'payments/invoice.md',
      'payments/refund.md',
      'top.md',
    ]);
    expect(project.read('content/top.md')).toContain('(payments/refund.md)');
    expect(project.read('content/payments/refund.md')).toContain('[the invoice](invoice.md#steps)');
    expect(project.read('content/payments/refund.md')).toContain('(img/box.png)');
    expect((await project.kb('check', '--only', 'link-broken,anchor-broken,image-missing')).code).toBe(0);
  });

  it('moves a picture', async () => {
    const project = teamProject(files);
    expect((await project.kb('rename', 'content/billing/img/box.png', 'content/pictures/')).code).toBe(0);
    expect(project.read('content/billing/refund.md')).toContain('![a box](../pictures/box.png)');
  });

  it('leaves reviews valid, since only addresses changed', async () => {
    const project = teamProject({
      ...files,
      'content/top.md': lines(
        '---',
        'title: What is on top?',
        'owner: ana',
        '---',
        '',
        'Read [this](billing/refund.md).',
      ),
    });
    await project.kb('review', 'content/top.md', '--by', 'ana');
    await project.kb('rename', 'content/billing/refund.md', 'content/money/refund.md');
    const { out } = await project.kb('check', '--only', 'changed-since-review');
    expect(out).toBe('kb check: no findings.\n');
  });

  it('keeps translations together that were found by their path', async () => {
    const project = teamProject({
      'kb.config.yml': lines('title: Help', 'locale: en', 'locales: [en, es]'),
      'content/refund.md': lines('---', 'title: How?', '---', '', 'So.'),
      'content/es/refund.md': lines('---', 'title: ¿Cómo?', '---', '', 'Así.'),
    });
    await project.kb('rename', 'content/refund.md', 'content/money/refund.md');
    expect(project.read('content/es/refund.md')).toContain('translation_of: money/refund.md');
  });

  it('gives drafts no redirect', async () => {
    const project = teamProject({
      'content/a.md': lines('---', 'title: A?', 'status: draft', '---', '', 'So.'),
    });
    await project.kb('rename', 'content/a.md', 'content/b.md');
    expect(project.read('content/b.md')).not.toContain('redirect_from');
  });

  it('tells of links that are written so that they cannot be changed', async () => {
    const project = teamProject({
      'content/a.md': lines('---', 'title: A?', '---', '', 'So.'),
      'content/b.md': lines('---', 'title: B?', '---', '', 'See [a](&#97;.md).'),
    });
    const { code, out } = await project.kb('rename', 'content/a.md', 'content/c.md');
    expect(code).toBe(1);
    expect(out).toContain('content/b.md:5  the link "a.md"');
  });

  it.each([
    ['content/billing/refnd.md', 'content/x.md', 'Did you mean content/billing/refund.md?'],
    ['content/billing/refund.md', 'content/top.md', 'exists already'],
    ['content/billing/refund.md', '../x.md', 'not inside the content folder'],
    ['content/billing/refund.md', 'content/_x.md', 'begin with _ or a dot'],
    ['content/billing/refund.md', 'content/.git/x.md', 'begin with _ or a dot'],
    ['content/billing/refund.md', 'content/x.png', 'does not end like'],
    ['content/billing/refund.md', 'content/billing/refund.md', 'has that name already'],
    ['content/billing', 'content/billing/deeper', 'into itself'],
    ['content/billing/_meta.yml', 'content/top/', 'Rename the folder'],
    ['../../etc/passwd', 'content/x.md', 'There is no'],
  ])('refuses %s -> %s', async (from, to, words) => {
    const project = teamProject(files);
    const before = project.files('.');
    const { code, err } = await project.kb('rename', from, to);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(project.files('.').filter((name) => !name.startsWith('.kb/'))).toEqual(before);
  });

  it('keeps addresses of every style working', async () => {
    for (const urls of ['clean', 'directory']) {
      const project = teamProject({
        ...files,
        'kb.config.yml': `title: Help\nurls: ${urls}\nurl: https://x.example/help/\n`,
      });
      project.write(
        'content/link.md',
        lines(
          '---',
          'title: L?',
          '---',
          '',
          '[a](/help/billing/refund) [b](https://x.example/help/billing/refund)',
        ),
      );
      await project.kb('rename', 'content/billing/refund.md', 'content/money/refund.md');
      const end = urls === 'clean' ? '' : '/';
      expect(project.read('content/link.md')).toContain(
        `[a](/help/money/refund${end}) [b](https://x.example/help/money/refund${end})`,
      );
      expect(project.read('content/money/refund.md')).toContain(`- /billing/refund${end}\n`);
      expect(
        (await project.kb('check', '--only', 'link-broken,redirect-shadows-page,redirect-unsafe')).code,
      ).toBe(0);
    }
  });
});
