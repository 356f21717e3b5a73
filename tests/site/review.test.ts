import { describe, expect, it } from 'vitest';
import type { ArticleMeta } from '../../src/model/article.ts';
import { assembleSite } from '../../src/site/assemble-site.ts';
import { reviewOf } from '../../src/site/review.ts';
import { article, config, day, folder, input } from './make.ts';

const months = (count: number) => ({ unit: 'months', count }) as const;
const review = (meta: ArticleMeta, today: string, chain: ReturnType<typeof folder>[] = [], every?: number) =>
  reviewOf(
    article('a.md', { meta }),
    chain,
    config({ review: { dueSoonDays: 30, bulkLimit: 10, ...(every && { every: months(every) }) } }),
    day(today),
  );

describe('reviewOf', () => {
  it('is due on its due day and overdue the day after', () => {
    const meta: ArticleMeta = { reviewed: day('2026-01-31'), reviewEvery: months(1) };
    expect(review(meta, '2026-02-28')).toMatchObject({ state: 'due-soon', due: '2026-02-28', dueInDays: 0 });
    expect(review(meta, '2026-03-01')).toMatchObject({ state: 'overdue', dueInDays: -1 });
  });

  it('knows leap years', () => {
    expect(review({ reviewed: day('2028-01-31'), reviewEvery: months(1) }, '2028-02-01').due).toBe(
      '2028-02-29',
    );
  });

  it('is due soon from dueSoonDays on', () => {
    const meta: ArticleMeta = { reviewed: day('2026-01-01'), reviewBy: day('2026-07-15') };
    expect(review(meta, '2026-06-14').state).toBe('current');
    expect(review(meta, '2026-06-15').state).toBe('due-soon');
  });

  it('takes review_by before the interval', () => {
    const meta: ArticleMeta = {
      reviewed: day('2026-01-01'),
      reviewEvery: months(1),
      reviewBy: day('2027-01-01'),
    };
    expect(review(meta, '2026-06-15')).toMatchObject({ state: 'current', due: '2027-01-01' });
  });

  it('takes the interval from the article, else the nearest folder, else the site', () => {
    const chain = [folder('a/b', { reviewEvery: months(2) }), folder('a', { reviewEvery: months(3) })];
    const reviewed = day('2026-01-01');
    expect(review({ reviewed, reviewEvery: months(1) }, '2026-01-02', chain, 6)).toMatchObject({
      due: '2026-02-01',
      everyFrom: 'article',
    });
    expect(review({ reviewed }, '2026-01-02', chain, 6)).toMatchObject({
      due: '2026-03-01',
      everyFrom: 'folder',
    });
    expect(review({ reviewed }, '2026-01-02', [], 6)).toMatchObject({ due: '2026-07-01', everyFrom: 'site' });
    const none = review({ reviewed }, '2026-01-02');
    expect(none).toEqual({ state: 'current', changed: false });
  });

  it('sees that the text is not the one that was reviewed', () => {
    const reviewed = day('2026-06-01');
    expect(review({ reviewed, reviewHash: 'body-hash' }, '2026-06-15').state).toBe('current');
    expect(review({ reviewed, reviewHash: 'other' }, '2026-06-15')).toMatchObject({
      state: 'changed-since-review',
      changed: true,
    });
    expect(review({ reviewed, reviewHash: 'other', reviewEvery: months(1) }, '2026-07-15')).toMatchObject({
      state: 'overdue',
      changed: true,
    });
  });

  it('never takes a date that cannot be read or believed for a good one', () => {
    for (const key of ['reviewed', 'review_by', 'review_every']) {
      const found = review(
        { reviewed: day('2026-06-01'), reviewBy: day('2027-01-01'), invalid: [key] },
        '2026-06-15',
      );
      expect(found.state).toBe('never-reviewed');
      expect(found.due).toBeUndefined();
    }
    expect(review({ reviewed: day('2026-06-17'), reviewEvery: months(1) }, '2026-06-15').state).toBe(
      'never-reviewed',
    );
    expect(review({ reviewed: day('2026-06-16'), reviewEvery: months(6) }, '2026-06-15').state).toBe(
      'current',
    );
  });

  it('keeps "never reviewed" until the first review, with the first due day', () => {
    expect(review({}, '2026-06-15').state).toBe('never-reviewed');
    expect(review({ reviewBy: day('2027-01-01') }, '2026-06-15')).toMatchObject({
      state: 'never-reviewed',
      due: '2027-01-01',
      dueInDays: 200,
    });
    expect(review({ reviewBy: day('2026-06-14') }, '2026-06-15').state).toBe('overdue');
  });

  it('exempts what is never reviewed on purpose', () => {
    expect(review({ reviewEvery: 'never' }, '2026-06-15').state).toBe('exempt');
    expect(review({ reviewEvery: 'never', reviewBy: day('2026-01-01') }, '2026-06-15').state).toBe('overdue');
    expect(review({}, '2026-06-15', [folder('', { reviewEvery: 'never' })], 6).state).toBe('exempt');
  });
});

describe('ownership', () => {
  const owned = (meta: ArticleMeta, site: readonly string[]) =>
    assembleSite(
      input({
        articles: [article('a/b/c.md', { meta })],
        folders: [
          folder('a', { owners: ['folder'], ownersAt: { path: 'content/a/_meta.yml', line: 4, column: 1 } }),
        ],
        config: config({ owners: site, places: { owners: { path: 'kb.config.yml', line: 7, column: 1 } } }),
      }),
    ).entries[0]?.ownership;

  it('falls back from article to folder to site', () => {
    expect(owned({ owners: ['me', 'you'] }, ['all'])).toMatchObject({ ids: ['me', 'you'], from: 'article' });
    expect(owned({}, ['all'])).toEqual({
      ids: ['folder'],
      from: 'folder',
      at: { path: 'content/a/_meta.yml', line: 4, column: 1 },
    });
    const site = assembleSite(
      input({
        articles: [article('c.md')],
        config: config({
          owners: ['all'],
          places: { owners: { path: 'kb.config.yml', line: 7, column: 1 } },
        }),
      }),
    );
    expect(site.entries[0]?.ownership).toMatchObject({ ids: ['all'], from: 'site', at: { line: 7 } });
    expect(assembleSite(input({ articles: [article('c.md')] })).entries[0]?.ownership).toMatchObject({
      ids: [],
      from: 'none',
      at: { path: 'content/c.md', line: 1 },
    });
  });
});
