import { describe, expect, it } from 'vitest';
import { lines, teamProject } from './team-project.ts';

const owners = lines(
  'people:',
  '  - id: ana',
  '    name: Ana Silva',
  '  - id: ben',
  '    name: Ben Okafor',
  '    left: 2026-05-31',
  'teams:',
  '  - id: desk',
  '    name: Help desk',
  '    members: [ana]',
);
const body = ['Open your order and choose **Refund**.', '', '1. Open the order.', '2. Choose Refund.'];
const refund = lines(
  '---',
  '# what customers ask most',
  'title: "How do I get a refund?"   # keep the question',
  'owner: ana',
  "last_reviewed_on: '2025-01-31'",
  'review_in: 6 months',
  'tags: [ money,refund ]',
  '---',
  '',
  ...body,
);
const files = { 'owners.yml': owners, 'content/billing/refund.md': refund };

describe('kb review', () => {
  it('writes the evidence and changes no other byte', async () => {
    const text = `\ufeff${refund.replaceAll('\n', '\r\n')}`;
    const project = teamProject({ ...files, 'content/billing/refund.md': text });
    const { code, out, err } = await project.kb(
      'review',
      'content/billing/refund.md',
      '--by',
      'ana',
      '--note',
      'followed the steps: version 4.2',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Stamped 1 article as reviewed on 2026-06-15 by ana');
    expect(out).toContain('next due 2026-12-15');
    const after = project.read('content/billing/refund.md');
    const hash = /review_hash: (\S+)\r\n/.exec(after)?.[1];
    expect(hash).toBeTruthy();
    expect(after).toBe(
      text.replace(
        "last_reviewed_on: '2025-01-31'\r\n",
        `last_reviewed_on: '2026-06-15'\r\nreviewed_by: ana\r\nreview_note: "followed the steps: version 4.2"\r\nreview_hash: ${hash}\r\n`,
      ),
    );
    expect((await project.kb('check', '--only', 'review-overdue,changed-since-review')).code).toBe(0);
  });

  it('notices a changed step afterwards, but no change of layout or front matter', async () => {
    const project = teamProject(files);
    await project.kb('review', 'content', '--by', 'ana');
    const stamped = project.read('content/billing/refund.md');
    const changed = async (text: string) => {
      project.write('content/billing/refund.md', text);
      return (await project.kb('check', '--only', 'changed-since-review', '--format', 'json')).out.includes(
        'changed-since-review',
      );
    };
    expect(
      await changed(stamped.replace('title: "How', 'title: "Where and how').replace('1. Open', '1.  Open')),
    ).toBe(false);
    expect(await changed(stamped.replace('2. Choose Refund.', '2. Choose Return.'))).toBe(true);
  });

  it('shows with --dry-run what it would do, and does nothing', async () => {
    const project = teamProject(files);
    const { code, out } = await project.kb(
      'review',
      'content/billing/refund.md',
      '--by',
      'desk',
      '--dry-run',
    );
    expect(code).toBe(0);
    expect(out).toContain("- last_reviewed_on: '2025-01-31'");
    expect(out).toContain('+ reviewed_by: desk');
    expect(project.read('content/billing/refund.md')).toBe(refund);
  });

  it('takes patterns, folders and owners, and one does not widen the other', async () => {
    const article = (owner: string) =>
      lines('---', `title: Of ${owner}?`, `owner: ${owner}`, 'review_every: 1 year', '---', '', 'Do it.');
    const project = teamProject({
      'owners.yml': owners,
      'content/a/1.md': article('ana'),
      'content/a/2.md': article('desk'),
      'content/b/3.md': article('ana'),
      'content/b/4.md': article('ana').replace('---\n', '---\nstatus: archived\n'),
    });
    const stamped = () =>
      ['a/1', 'a/2', 'b/3', 'b/4'].filter((name) => project.read(`content/${name}.md`).includes('reviewed:'));
    await project.kb('review', 'content/a', '--all-of', 'ana', '--by', 'ana');
    expect(stamped()).toEqual(['a/1']);
    await project.kb('review', 'content/**/[0-9].md', '--by', 'ana');
    await project.kb('review', 'content/*/2.md', '--by', 'ana');
    expect(stamped()).toEqual(['a/1', 'a/2']);
    await project.kb('review', '--all-of', 'ana', '--by', 'ana');
    expect(stamped()).toEqual(['a/1', 'a/2', 'b/3']);
  });

  it.each([
    [['review', 'content/billing/refund.md'], 'Who did the review?'],
    [['review', '--by', 'ana'], 'Which articles'],
    [['review', 'content', '--by', 'anna'], 'Did you mean ana?'],
    [['review', 'content', '--by', 'ben'], 'Ben Okafor left on 2026-05-31'],
    [['review', 'content', '--by', 'ana', '--on', '2026-06-16'], 'has not come yet'],
    [['review', 'content', '--by', 'ana', '--on', '2024-01-01'], 'was reviewed on 2025-01-31 already'],
    [['review', 'content', '--by', 'ana', '--next', '2026-06-15'], 'is not after the review'],
    [['review', 'content/billing/refnd.md', '--by', 'ana'], 'Did you mean content/billing/refund.md?'],
    [['review', '--all-of', 'nobody', '--by', 'ana'], 'No article to review belongs to "nobody"'],
  ])('refuses %j', async (argv, words) => {
    const project = teamProject(files);
    const { code, err } = await project.kb(...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(project.read('content/billing/refund.md')).toBe(refund);
  });

  it('lets who has left be the reviewer of a day before', async () => {
    const project = teamProject(files);
    expect((await project.kb('review', 'content', '--by', 'ben', '--on', '2026-05-30')).code).toBe(0);
  });

  it('stamps nothing when one of the articles has an error', async () => {
    const project = teamProject({
      ...files,
      'content/billing/broken.md': lines(
        '---',
        'title: What is broken?',
        'owner: ana',
        '---',
        '',
        'See [this](nothing-there.md).',
      ),
    });
    const { code, err } = await project.kb('review', 'content', '--by', 'ana');
    expect(code).toBe(2);
    expect(err).toContain('content/billing/broken.md:6');
    expect(err).toContain('nothing was stamped');
    expect(project.read('content/billing/refund.md')).toBe(refund);
    expect((await project.kb('review', 'content/billing/refund.md', '--by', 'ana')).code).toBe(0);
    await project.kb('baseline', 'write', '--reason', 'known');
    expect((await project.kb('review', 'content/billing/broken.md', '--by', 'ana')).code).toBe(0);
  });

  it('stamps nothing over a date that cannot be read or has not come', async () => {
    for (const [day, said] of [
      ['2025-02-30', 'a day that does not exist'],
      ['2027-01-31', 'is in the future'],
    ] as const) {
      const wrong = refund.replace('2025-01-31', day);
      const project = teamProject({ ...files, 'content/billing/refund.md': wrong });
      const { code, err } = await project.kb('review', 'content', '--by', 'ana');
      expect([code, err]).toEqual([2, expect.stringContaining('content/billing/refund.md:')]);
      expect(err).toContain(said);
      expect(project.read('content/billing/refund.md')).toBe(wrong);
    }
  });

  it('cannot tell who is known when owners.yml cannot be read', async () => {
    const project = teamProject({ ...files, 'owners.yml': 'people: {' });
    const { code, err } = await project.kb('review', 'content', '--by', 'ana');
    expect(code).toBe(2);
    expect(err).toContain('owners.yml:1:9: owners.yml cannot be read');
    expect(project.read('content/billing/refund.md')).toBe(refund);
  });

  it('answers the due day that was planned, and keeps a later one', async () => {
    const article = (...keys: string[]) =>
      lines('---', 'title: How?', 'owner: ana', ...keys, '---', '', 'So.');
    const project = teamProject({
      'owners.yml': owners,
      'content/first.md': article('review_every: 6 months', 'review_by: 2026-09-01'),
      'content/later.md': article('review_every: 6 months', 'reviewed: 2026-01-01', 'review_by: 2027-09-01'),
      'content/bare.md': article('stale_after: 2026-06-01'),
    });
    expect((await project.kb('review', 'content/first.md', 'content/later.md', '--by', 'ana')).code).toBe(0);
    expect(project.read('content/first.md')).not.toContain('review_by:');
    expect(project.read('content/later.md')).toContain('review_by: 2027-09-01');
    const refused = await project.kb('review', 'content/bare.md', '--by', 'ana');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--next');
    expect((await project.kb('review', 'content/bare.md', '--by', 'ana', '--next', '2027-01-01')).code).toBe(
      0,
    );
    expect(project.read('content/bare.md')).toContain('stale_after: 2027-01-01');
  });

  it('takes the note of an older review away', async () => {
    const project = teamProject({
      ...files,
      'content/billing/refund.md': refund.replace('owner: ana', 'owner: ana\nreview_note: read it'),
    });
    await project.kb('review', 'content', '--by', 'ana');
    expect(project.read('content/billing/refund.md')).not.toContain('review_note');
  });

  it('takes anybody for a reviewer where there is no registry', async () => {
    const project = teamProject({ 'content/billing/refund.md': refund });
    expect((await project.kb('review', 'content', '--by', 'whoever')).code).toBe(0);
  });
});

describe('kb review --adopt', () => {
  const undated = (owner: string, more: readonly string[] = []) =>
    lines('---', 'title: How?', ...(owner ? [`owner: ${owner}`] : []), ...more, '---', '', 'So.');
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `content/a/${String(i).padStart(2, '0')}.md`,
      undated(i % 3 === 0 ? 'desk' : 'ana'),
    ]),
  );

  it('spreads first due days over the weeks and owners', async () => {
    const project = teamProject({
      'owners.yml': owners,
      ...many,
      'content/dated.md': undated('ana', ['reviewed: 2026-01-01']),
    });
    const plan = await project.kb('review', '--adopt', '--stagger', '4w', '--dry-run');
    expect(plan.code).toBe(0);
    expect(plan.out).toContain('Plan for 12 articles');
    expect(plan.out).toContain('2026-06-22  desk  content/a/00.md');
    expect(plan.out).toContain('ana: at most 2 a week');
    expect(project.read('content/a/00.md')).toBe(undated('desk'));
    expect((await project.kb('review', '--adopt', '--stagger', '4w', '--dry-run')).out).toBe(plan.out);

    expect((await project.kb('review', '--adopt', '--stagger', '4w')).code).toBe(0);
    expect(project.read('content/a/00.md')).toBe(undated('desk', ['review_by: 2026-06-22']));
    expect(project.read('content/dated.md')).not.toContain('review_by');
    expect((await project.kb('review', '--adopt')).out).toContain('nothing to plan');
  });

  it('leaves alone what is exempt, hidden or dated wrongly', async () => {
    const project = teamProject({
      'content/exempt.md': undated('ana', ['review_every: never', 'review_reason: it is history']),
      'content/draft.md': undated('ana', ['status: draft']),
      'content/gone.md': undated('ana', ['status: archived']),
      'content/wrong.md': undated('ana', ['reviewed: 2026-02-30']),
      'content/only.md': undated(''),
    });
    const { out } = await project.kb('review', '--adopt', '--dry-run');
    expect(out).toContain('Plan for 1 article');
    expect(out).toContain('content/only.md');
    expect(out).toContain('(nobody): at most 1 a week');
  });

  it.each(['0w', 'soon', 'never', '20 years', '3 days'])('refuses --stagger %s', async (time) => {
    const { code, err } = await teamProject(many).kb('review', '--adopt', '--stagger', time);
    expect(code).toBe(2);
    expect(err).toContain('--stagger');
  });
});
