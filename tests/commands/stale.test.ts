import { describe, expect, it } from 'vitest';
import { lines, teamProject } from './team-project.ts';

const article = (...keys: string[]) => lines('---', 'title: How?', ...keys, '---', '', 'So.');
const files = {
  'kb.config.yml': lines(
    'title: Help',
    'review:',
    '  every: 6 months',
    'gaps:',
    '  aliases:',
    '    Refund Request: refund',
  ),
  'content/late.md': article('owner: ana', 'reviewed: 2025-11-26', 'contact_tags: [refund]'),
  'content/later.md': article('owner: ben', 'reviewed: 2025-10-01', 'contact_tags: [parcel]'),
  'content/soon.md': article('owner: ana', 'reviewed: 2026-01-01'),
  'content/due.md': article('owner: ben', 'review_by: 2026-06-15'),
  'content/far.md': article('owner: ana', 'reviewed: 2026-05-01'),
  'content/changed.md': article(
    'owner: ben',
    'reviewed: 2026-05-01',
    'review_hash: other',
    'contact_tags: [refund, parcel]',
  ),
  'content/never.md': article('owner: chris'),
  'content/draft.md': article('owner: ana', 'status: draft', 'reviewed: 2020-01-01'),
  'content/gone.md': article('owner: ana', 'status: archived', 'reviewed: 2020-01-01'),
  'content/secret.md': article('audience: internal', 'reviewed: 2025-01-01'),
  'contacts.csv': lines(
    'id,created_at,status,tags',
    ...Array.from(
      { length: 30 },
      (_, i) => `${i},2026-06-${String((i % 14) + 1).padStart(2, '0')}T10:00:00Z,solved,Refund Request`,
    ),
    ...Array.from({ length: 3 }, (_, i) => `p${i},2026-06-1${i}T10:00:00Z,solved,parcel`),
    'both,2026-06-10T10:00:00Z,solved,"refund,parcel"',
    'old,2026-01-10T10:00:00Z,solved,parcel',
  ),
};
const names = (out: string) => [...out.matchAll(/content\/(\w+)\.md/g)].map(([, name]) => name);

describe('kb stale', () => {
  it('lists by due day what is overdue, due soon, changed or never reviewed', async () => {
    const { code, out } = await teamProject(files).kb('stale');
    expect(code).toBe(0);
    expect(names(out)).toEqual(['secret', 'later', 'late', 'due', 'soon', 'changed', 'never']);
    expect(out).toMatch(/^2026-04-01 +75 days late +ben +content\/later\.md$/m);
    expect(out).toMatch(/^2026-06-15 +first review due today +ben/m);
    expect(out).toMatch(/^2026-07-01 +due in 16 days/m);
    expect(out).toMatch(/^2026-11-01 +due in 139 days, changed since its review/m);
    expect(out).toMatch(/^- +never reviewed +chris/m);
    expect(out).toContain('7 articles, 3 overdue.');
  });

  it('does not take a date that cannot be read for no date', async () => {
    const project = teamProject({
      ...files,
      'content/typo.md': article('owner: ana', 'reviewed: 2026-02-30'),
    });
    expect((await project.kb('stale')).out).toMatch(/^- +reviewed cannot be read +ana +content\/typo\.md$/m);
    const { out } = await project.kb('digest', '--owner', 'ana');
    expect(out).not.toContain('NEVER REVIEWED');
    expect(out).toContain('WITH ERRORS (1)');
  });

  it('looks as far ahead as it is told', async () => {
    const project = teamProject(files);
    expect(names((await project.kb('stale', '--within', '0')).out)).not.toContain('soon');
    expect(names((await project.kb('stale', '--within', '5 months')).out)).toContain('far');
    expect(names((await project.kb('stale', '--as-of', '2026-01-01')).out)).toEqual([
      'secret',
      'changed',
      'far',
      'never',
    ]);
    expect((await project.kb('stale', '--within', 'soon')).code).toBe(2);
  });

  it('groups by owner, or shows one', async () => {
    const project = teamProject(files);
    expect(names((await project.kb('stale', '--by', 'owner')).out)).toEqual([
      'late',
      'soon',
      'later',
      'due',
      'changed',
      'never',
      'secret',
    ]);
    expect(names((await project.kb('stale', '--owner', 'ben')).out)).toEqual(['later', 'due', 'changed']);
    expect((await project.kb('stale', '--owner', 'beb')).err).toContain('Did you mean ben?');
  });

  it('puts first what is late and asked about, and says why', async () => {
    const { code, out, err } = await teamProject(files).kb(
      'stale',
      '--by',
      'risk',
      '--contacts',
      'contacts.csv',
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(names(out)).toEqual(['late', 'later', 'changed', 'secret', 'due', 'soon', 'never']);
    expect(out).toMatch(/^ *620 +20 days late x 31 contacts +ana +content\/late\.md$/m);
    expect(out).toMatch(/^ *300 +75 days late x 4 contacts +ben/m);
    expect(out).toMatch(/^ *0 +due in 139 days, changed since its review, 34 contacts/m);
    expect(out).toContain('Contacts from 2026-05-18 to 2026-06-14; risk = days late x contacts.');
  });

  it('asks for contacts when they are missing, and refuses what it does not know', async () => {
    const project = teamProject(files);
    expect((await project.kb('stale', '--by', 'risk')).err).toContain('--contacts');
    expect((await project.kb('stale', '--by', 'rsk')).err).toContain('Did you mean risk?');
    expect((await project.kb('stale', '--by', 'risk', '--contacts', 'nothing.csv')).code).toBe(2);
  });

  it('prints the same as JSON', async () => {
    const { out } = await teamProject(files).kb(
      'stale',
      '--json',
      '--by',
      'risk',
      '--contacts',
      'contacts.csv',
    );
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      version: 1,
      today: '2026-06-15',
      by: 'risk',
      contacts: { to: '2026-06-14' },
    });
    expect(report.articles[0]).toEqual({
      path: 'late.md',
      file: 'content/late.md',
      title: 'How?',
      owners: ['ana'],
      state: 'overdue',
      changed: false,
      isFirst: false,
      due: '2026-05-26',
      dueInDays: -20,
      daysLate: 20,
      contacts: 31,
      risk: 620,
    });
  });

  it('counts articles without any date when there are many, and lists them when asked', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 21 }, (_, i) => [`content/n${i}.md`, article('owner: ana')]),
    );
    const project = teamProject({
      ...many,
      'content/late.md': files['content/late.md'].replace('---\n', '---\nreview_every: 1 month\n'),
    });
    const { out } = await project.kb('stale');
    expect(names(out)).toEqual(['late']);
    expect(out).toContain('21 of them were never reviewed');
    expect(names((await project.kb('stale', '--all')).out)).toHaveLength(22);
  });

  it('has nothing to say when nothing is due', async () => {
    const { out } = await teamProject({ 'content/a.md': article('reviewed: 2026-06-01') }).kb('stale');
    expect(out).toBe('Nothing is due.\n');
  });
});

describe('kb review --adopt --contacts', () => {
  it('plans the most contacted articles first', async () => {
    const project = teamProject({
      'content/a.md': article('owner: ana'),
      'content/b.md': article('owner: ana', 'contact_tags: [parcel]'),
      'content/c.md': article('owner: ana', 'contact_tags: [refund request]'),
      'contacts.csv': files['contacts.csv'],
    });
    const { code, out, err } = await project.kb(
      'review',
      '--adopt',
      '--stagger',
      '3w',
      '--contacts',
      'contacts.csv',
      '--dry-run',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(names(out)).toEqual(['c', 'b', 'a']);
    expect(out).toContain('content/c.md  30 contacts');
  });
});

it.each(['stale', 'report', 'owners'])(
  'kb %s never passes when an article could not be read',
  async (command) => {
    const project = teamProject({
      'content/a/_meta.yml': 'owner: [\n',
      'content/a/b.md': '---\ntitle: B?\nreviewed: 2020-01-01\nreview_every: 6 months\n---\n\nSo.\n',
    });
    const { code, err } = await project.kb(command);
    expect(code).toBe(2);
    expect(err).toMatch(/^kb: 1 article could not be read, .*\n {4}"kb check" .*\n$/);
  },
);
