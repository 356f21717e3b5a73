import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { lines, teamProject } from './team-project.ts';

const article = (title: string, ...keys: string[]) =>
  lines('---', `title: "${title}"`, ...keys, '---', '', 'So it is.');
const files = {
  'kb.config.yml': lines('title: Shop <Help>', 'review:', '  every: 6 months', 'owner: desk'),
  'owners.yml': lines(
    'people:',
    '  - {id: ana, name: Ana Silva}',
    'teams:',
    '  - {id: desk, name: Help desk, members: [ana]}',
  ),
  'content/late.md': article(
    'Is 2 < 3 & 4 > 3?',
    'owner: ana',
    'reviewed: 2025-11-01',
    'contact_tags: [pay]',
  ),
  'content/soon.md': article('Is it soon?', 'reviewed: 2026-01-01'),
  'content/far.md': article('Is it far?', 'owner: ana', 'reviewed: 2026-03-01'),
  'content/never.md': article('Never?', 'owner: ana', 'contact_tags: [never]'),
  'content/broken.md': article('Broken?', 'owner: ana', 'reviewed: 2026-06-01').replace('So', '[x](gone.md)'),
  'content/draft.md': article('Draft?', 'status: draft'),
  'contacts.csv': lines(
    'id,created_at,status,tags',
    ...Array.from(
      { length: 24 },
      (_, i) =>
        `${i},2026-06-${String((i % 12) + 1).padStart(2, '0')}T10:00:00Z,solved,${i % 3 === 0 ? 'never' : 'pay'}`,
    ),
  ),
};

describe('kb report', () => {
  it('says that nothing falls due, and counts one article as one', async () => {
    const project = teamProject({
      'content/a.md': '---\ntitle: A?\nreview_by: 2027-06-01\nreviewed: 2026-06-01\n---\n\nSo.\n',
    });
    expect((await project.kb('report')).out).toContain('1 article, 0 overdue');
    expect(project.read('.kb/report/index.html')).toContain('Nothing falls due in the next 12 weeks.');
  });

  it('writes a page and its data into a private place', async () => {
    const project = teamProject(files);
    const { code, out, err } = await project.kb('report');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      'Wrote .kb/report/index.html: 5 articles, 1 overdue, 1 never reviewed, 0 without an owner.',
    );
    const data = JSON.parse(project.read('.kb/report/report.json'));
    expect(data).toMatchObject({
      version: 1,
      today: '2026-06-15',
      articles: 5,
      inDate: 3,
      states: {
        current: 2,
        'due-soon': 1,
        overdue: 1,
        'never-reviewed': 1,
        exempt: 0,
        'changed-since-review': 0,
      },
      ownership: { article: 4, folder: 0, site: 1, none: 0 },
    });
    expect(data.calendar[0]).toEqual({ due: 1 });
    expect(data.calendar.find(({ from }: { from?: string }) => from === '2026-06-29')).toEqual({
      from: '2026-06-29',
      due: 1,
    });
    expect(data.owners.map(({ id, articles }: { id: string; articles: number }) => [id, articles])).toEqual([
      ['ana', 4],
      ['desk', 1],
    ]);
    expect(data.scores.find(({ path }: { path: string }) => path === 'far.md')).toMatchObject({
      points: 5,
      errors: 0,
    });
    expect(data.scores.find(({ path }: { path: string }) => path === 'broken.md')).toMatchObject({
      errors: 1,
    });
    expect(data.trend).toHaveLength(1);
  });

  it('does not call a first review that is only planned a review', async () => {
    const project = teamProject({ 'content/a.md': article('A?', 'owner: ana', 'review_by: 2026-06-20') });
    await project.kb('report');
    const data = JSON.parse(project.read('.kb/report/report.json'));
    expect(data.states['due-soon']).toBe(1);
    expect(data.inDate).toBe(0);
  });

  it('makes a page that stands alone, with a name and a table for every chart', async () => {
    const project = teamProject(files);
    await project.kb('report', '--out', 'team');
    await project.kb('report', '--out', 'team', '--as-of', '2026-06-20');
    const text = project.read('team/index.html');
    const { document } = new JSDOM(text).window;
    expect(document.querySelectorAll('script, link, img, iframe, [src]')).toHaveLength(0);
    expect(text).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org)/);
    expect(document.querySelector('h1')?.textContent).toBe('Team report: Shop <Help>');
    expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toContain('noindex');
    const charts = [...document.querySelectorAll('svg.chart')];
    expect(charts).toHaveLength(4);
    for (const chart of charts) {
      expect(chart.getAttribute('role')).toBe('img');
      const [title, description] = (chart.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id));
      expect(title?.textContent).toBeTruthy();
      expect(description?.textContent).toMatch(/\d/);
      expect(chart.nextElementSibling?.matches('table, details:has(table)')).toBe(true);
      expect(chart.nextElementSibling?.querySelectorAll('tbody tr').length).toBeGreaterThan(1);
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.body.textContent).toContain('Is 2 < 3 & 4 > 3?');
    for (const region of document.querySelectorAll('.scroll'))
      expect(region.getAttribute('tabindex')).toBe('0');
  });

  it('orders by risk when contacts are given', async () => {
    const project = teamProject(files);
    const { code } = await project.kb('report', '--contacts', 'contacts.csv');
    expect(code).toBe(0);
    const data = JSON.parse(project.read('.kb/report/report.json'));
    expect(data.risk.map(({ path, risk }: { path: string; risk: number }) => [path, risk])).toEqual([
      ['late.md', 45 * 16],
      ['never.md', 0],
      ['soon.md', 0],
    ]);
    expect(project.read('.kb/report/index.html')).toContain('Days late x contacts from');
  });

  it('shows a trend from the report before, or from the one that is named', async () => {
    const project = teamProject(files);
    await project.kb('report', '--as-of', '2026-03-01');
    await project.kb('report', '--as-of', '2026-05-01');
    await project.kb('report');
    await project.kb('report');
    const days = JSON.parse(project.read('.kb/report/report.json')).trend.map(
      ({ day }: { day: string }) => day,
    );
    expect(days).toEqual(['2026-03-01', '2026-05-01', '2026-06-15']);
    expect(project.read('.kb/report/index.html')).toContain('From 2026-03-01 to 2026-06-15: overdue');
    await project.kb(
      'report',
      '--out',
      'other',
      '--previous',
      '.kb/report/report.json',
      '--as-of',
      '2026-07-01',
    );
    expect(JSON.parse(project.read('other/report.json')).trend).toHaveLength(4);
  });

  it('is the same, byte for byte, for the same input', async () => {
    const [a, b] = [teamProject(files), teamProject(files)];
    await a.kb('report');
    await b.kb('report');
    expect(a.read('.kb/report/index.html')).toBe(b.read('.kb/report/index.html'));
  });

  it.each([
    [['report', '--out', 'site'], 'inside the site'],
    [['report', '--out', 'site/team/deep'], 'inside the site'],
    [['report', '--previous', 'nothing.json'], 'There is no nothing.json'],
    [['report', '--previous', 'owners.yml'], 'is not the JSON of an earlier'],
  ])('refuses %j', async (argv, words) => {
    const project = teamProject(files);
    const { code, err } = await project.kb(...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(project.files('.').some((name) => name.endsWith('report.json'))).toBe(false);
  });
});
