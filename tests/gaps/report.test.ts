import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/gaps/build-report.ts';
import { defaultConstants } from '../../src/gaps/constants.ts';
import type { HelpArticle, HelpCenter } from '../../src/gaps/coverage.ts';
import type { ReportParts } from '../../src/gaps/report-parts.ts';
import { suppressSmall } from '../../src/gaps/suppress-small.ts';
import { dailyContacts, tallyContacts } from '../../src/gaps/tally-contacts.ts';
import { chooseWindows, type Windows } from '../../src/gaps/windows.ts';
import { addDays, type Day } from '../../src/model/day.ts';
import type { Gap, GapReport } from '../../src/model/gap-report.ts';
import { inspectExport } from './inspect-export.ts';
import { daily, exportOf, type Made } from './make-contacts.ts';

const last = '2026-06-28' as Day;
const asOf = '2026-06-29' as Day;

async function reportOf(made: readonly Made[], parts: Partial<ReportParts> = {}): Promise<GapReport> {
  const { read } = await inspectExport({ 'a.csv': exportOf(made) }, { tagStyle: '|' });
  const windows = chooseWindows(dailyContacts(read), asOf, 4, 'day') as Windows;
  const ignored = parts.ignored ?? new Map();
  const tally = tallyContacts(read, windows, { aliases: new Map(), ignored: new Set(ignored.keys()) });
  return buildReport({
    tally,
    constants: defaultConstants,
    ignored,
    center: undefined,
    files: [],
    quality: [],
    knowsContacts: true,
    searches: [],
    failedTests: [],
    previous: undefined,
    minCell: 5,
    deflection: undefined,
    top: 10,
    ...parts,
  });
}

function gapOf(report: GapReport, tag: string): Gap {
  const gap = report.gaps.find((candidate) => candidate.tag === tag);
  if (!gap) throw new Error(`no gap ${tag}`);
  return gap;
}

const article = (path: string, tags: string[], some: Partial<HelpArticle> = {}): HelpArticle => ({
  path,
  title: path,
  contactTags: tags,
  seenBy: 'customers',
  isStale: false,
  review: 'reviewed',
  reviewed: '2026-01-01' as Day,
  votes: undefined,
  ...some,
});

const steady = (tag: string, count: number): Made[] => daily(last, 56, tag, count);

describe('volume and service', () => {
  it('divides a contact among its topics and counts it once in each', async () => {
    const report = await reportOf([...steady('a|b', 1), ...steady('a', 2), ...steady('', 1)]);
    expect(report).toMatchObject({ contacts: 112, contactsBefore: 112, untagged: 28, untaggedShare: 0.25 });
    expect(gapOf(report, 'a')).toMatchObject({ contacts: 84, factors: { volume: 70 }, share: 0.625 });
    expect(gapOf(report, 'b')).toMatchObject({ contacts: 28, factors: { volume: 14 }, share: 0.125 });
  });

  it('gives tags that are no topics no share of a contact, and lists them with their reason', async () => {
    const report = await reportOf([...steady('a|vip', 1), ...steady('vip', 1)], {
      ignored: new Map([['vip', 'a mark']]),
    });
    expect(report.gaps.map((gap) => gap.tag)).toEqual(['a']);
    expect(gapOf(report, 'a').factors.volume).toBe(28);
    expect(report.ignored).toEqual([{ tag: 'vip', reason: 'a mark', contacts: 56 }]);
  });

  it('shows times, shares and n', async () => {
    const cells = {
      status: 'closed',
      replies: '1',
      reopens: '0',
      tfr: '10',
      ttr: '100',
      csat: 'good',
      effort: '2',
    };
    const slow = { ...cells, replies: '4', reopens: '1', tfr: '20', ttr: '500', csat: 'bad', effort: '' };
    const report = await reportOf([
      ...daily(last, 56, 'a', 3, cells),
      ...daily(last, 56, 'a', 1, slow),
      ...daily(last, 56, 'a', 1, { status: 'open' }),
    ]);
    expect(gapOf(report, 'a').service).toEqual({
      oneTouch: { value: 0.75, n: 112 },
      firstResponse: { mean: 12.5, median: 10, p90: 20, n: 112 },
      resolution: { mean: 200, median: 100, p90: 500, n: 112 },
      stillOpen: 28,
      reopened: { value: 0.25, n: 112 },
      satisfied: { value: 0.75, n: 112 },
      effort: { value: 2, n: 84 },
    });
  });
});

describe('changes', () => {
  const background = ['b', 'c', 'd', 'e', 'f', 'g'].flatMap((tag) => steady(tag, 3));

  it('calls a clear rise rising, and says what could not have been seen', async () => {
    const report = await reportOf([
      ...background,
      ...daily(last, 28, 'a', 4),
      ...daily(addDays(last, -28), 28, 'a', 1),
    ]);
    expect(gapOf(report, 'a').change).toMatchObject({ label: 'rising', before: 28, relative: 3 });
    expect(gapOf(report, 'b').change.label).toBe('steady');
    expect(report.method.detectable[0]).toEqual({ before: 10, now: 28 });
  });

  it('says too few, new, falling and nothing to compare with', async () => {
    const report = await reportOf([
      ...background,
      ...daily(last, 2, 'rare', 1),
      ...daily(addDays(last, -40), 2, 'rare', 1),
      ...daily(last, 10, 'fresh', 2),
      ...daily(addDays(last, -28), 28, 'gone', 3),
      ...daily(addDays(last, -60), 60, 'b', 1),
    ]);
    expect(gapOf(report, 'rare').change.label).toBe('too-few');
    expect(gapOf(report, 'fresh').change.label).toBe('new');
    expect(gapOf(report, 'gone').change.label).toBe('falling');
    const short = await reportOf(daily(last, 40, 'a', 3));
    expect(gapOf(short, 'a').change.label).toBe('no-comparison');
    expect(short.before).toBeNull();
  });

  it('asks for more when all topics jump about', async () => {
    // Weeks of 0 and 40: the same rise as before is no news here.
    const jumpy = (tag: string, from: number): Made[] =>
      Array.from({ length: 4 }, (_, week) => ({
        day: addDays(last, -14 * week - from),
        tags: tag,
        count: 40,
      }));
    const report = await reportOf([
      ...['b', 'c', 'd', 'e', 'f', 'g'].flatMap((tag, i) => jumpy(tag, 7 * (i % 2))),
      ...daily(last, 28, 'a', 2),
      ...daily(addDays(last, -28), 28, 'a', 1),
    ]);
    expect(report.method.dispersion).toBeGreaterThan(10);
    expect(gapOf(report, 'a').change.label).toBe('steady');
  });

  it('names spikes, incident weeks and partial weeks', async () => {
    const spike = addDays(last, -10);
    const report = await reportOf([
      ...background,
      ...steady('a', 1),
      { day: spike, tags: 'a', count: 120 },
      ...steady('b', 1),
    ]);
    expect(gapOf(report, 'a').labels.join()).toMatch(
      /spike: 127 of 148 contacts in the week from 2026-06-15/,
    );
    const incident = report.weeks.filter((week) => week.incident).map((week) => week.from);
    expect(incident).toEqual(['2026-06-15']);
    const cut = await reportOf(daily(last, 50, 'a', 2));
    expect(cut.weeks.map((week) => week.partial)).toEqual([true, ...Array.from({ length: 7 }, () => false)]);
  });

  it('compares with the same weeks of last year', async () => {
    const report = await reportOf([
      ...daily(last, 430, 'b', 3),
      ...daily(last, 28, 'a', 3),
      ...daily(addDays(last, -28), 28, 'a', 1),
      ...daily(addDays(last, -364), 28, 'a', 3),
    ]);
    expect(report.lastYear).toEqual({ from: '2025-06-02', to: '2025-06-29' });
    expect(gapOf(report, 'a')).toMatchObject({ lastYear: 84, change: { label: 'rising' } });
    expect(gapOf(report, 'a').labels).toContain('season: about as many in the same weeks last year');
  });

  it('calls out signals that only matter together', async () => {
    const before = { ttr: '600', csat: 'good' };
    const now = { ttr: '100', csat: 'bad' };
    const report = await reportOf([
      ...daily(last, 28, 'a', 1, now),
      ...daily(last, 28, 'a', 1, { ...now, csat: 'good' }),
      ...daily(addDays(last, -28), 28, 'a', 2, before),
    ]);
    expect(gapOf(report, 'a').labels).toContain('faster but worse: resolution time down, satisfaction down');
  });
});

describe('articles and causes', () => {
  const topics = ['covered', 'stale', 'hidden', 'poor', 'new_one', 'nothing', 'drafted', 'fallen'];
  const made = [
    ...topics.filter((tag) => tag !== 'fallen').flatMap((tag) => steady(tag, 2)),
    ...daily(last, 28, 'fallen', 1),
    ...daily(addDays(last, -28), 28, 'fallen', 8),
  ];
  const center: HelpCenter = {
    articles: [
      article('covered.md', ['Covered']),
      article('stale.md', ['stale'], { isStale: true, review: 'review was due 2026-05-01' }),
      article('hidden.md', ['hidden']),
      article('poor.md', ['poor'], { votes: { yes: 2, no: 30 } }),
      article('new.md', ['new_one'], { reviewed: '2026-06-10' as Day }),
      article('draft.md', ['drafted'], { seenBy: 'draft' }),
      article('secret.md', ['nothing'], { seenBy: 'nobody' }),
      article('fallen.md', ['fallen']),
    ],
    search: (query) =>
      query === 'hidden'
        ? [{ path: 'other.md', title: 'Other', score: 3 }]
        : [{ path: `${query.split(' ')[0]}.md`, title: query, score: 3 }],
  };

  it('finds the cause of each gap, with the next action', async () => {
    const report = await reportOf(made, { center });
    const verdict = (tag: string): [string, string] => [gapOf(report, tag).cause, gapOf(report, tag).action];
    expect(verdict('nothing')).toEqual(['missing', expect.stringContaining('kb new --from-gap nothing')]);
    expect(verdict('drafted')).toEqual(['missing', 'Publish the draft draft.md.']);
    expect(verdict('stale')).toEqual(['stale', expect.stringContaining('kb review stale.md')]);
    expect(verdict('hidden')).toEqual(['unfindable', expect.stringContaining('Make hidden.md findable')]);
    expect(verdict('poor')).toEqual(['not-working', expect.stringContaining('Rewrite poor.md')]);
    expect(verdict('covered')).toEqual(['not-working', expect.stringContaining('contacts do not fall')]);
    expect(verdict('new_one')).toEqual(['none', expect.stringContaining('reviewed on 2026-06-10')]);
    expect(verdict('fallen')).toEqual(['none', expect.stringContaining('contacts are falling')]);
  });

  it('takes a search result for a suggestion, never for coverage', async () => {
    const { suggestion, state, factors } = gapOf(await reportOf(made, { center }), 'nothing');
    expect({ suggestion, state }).toEqual({
      suggestion: { path: 'nothing.md', title: 'nothing', probability: null },
      state: 'suggested',
    });
    expect(factors.lack).toBeCloseTo(1 - 0.6 * 0.3, 10);
  });

  it('calibrates suggestions when thirty topics are mapped', async () => {
    const tags = Array.from({ length: 40 }, (_, i) => `topic${i}`);
    const wide: HelpCenter = {
      articles: tags.slice(0, 30).map((tag) => article(`${tag}.md`, [tag])),
      search: (query) => {
        // Right for three of four, and with a clear lead then.
        const isRight = Number(query.slice(5)) % 4 !== 0;
        return [
          { path: isRight ? `${query}.md` : 'other.md', title: query, score: 10 },
          { path: 'second.md', title: 'Second', score: isRight ? 2 : 9.9 },
        ];
      },
    };
    const report = await reportOf(
      tags.flatMap((tag) => steady(tag, 1)),
      { center: wide },
    );
    expect(report.method).toMatchObject({ mappedTopics: 30, calibrated: true });
    const sure = gapOf(report, 'topic31').suggestion?.probability as number;
    const unsure = gapOf(report, 'topic32').suggestion?.probability as number;
    expect(sure).toBeGreaterThan(0.9);
    expect(gapOf(report, 'topic31').factors.lack).toBeCloseTo(1 - 0.6 * sure, 3);
    expect(unsure).toBeLessThanOrEqual(sure);
  });

  it('joins failed searches and search tests to their topic', async () => {
    const report = await reportOf(made, {
      center,
      searches: [
        { query: 'covered payments', count: 12, results: 0, clicks: undefined },
        { query: 'gift wrapping', count: 7, results: 3, clicks: 0 },
        { query: 'covered', count: 3, results: 4, clicks: 2 },
        { query: 'kim@example.com', count: 9, results: 0, clicks: 0 },
      ],
      failedTests: [{ query: 'why is it poor', expected: ['poor.md'] }],
    });
    expect(gapOf(report, 'covered')).toMatchObject({
      cause: 'unfindable',
      action: expect.stringContaining('"covered payments"'),
      searches: [{ query: 'covered payments', count: 12, why: 'no results' }],
    });
    expect(gapOf(report, 'poor').cause).toBe('unfindable');
    expect(report.otherSearches).toEqual([{ query: 'gift wrapping', count: 7, why: 'no clicks' }]);
  });

  it('says nothing about articles where no help center is known', async () => {
    expect(gapOf(await reportOf(made), 'stale')).toMatchObject({
      state: 'not-known',
      cause: 'not-known',
      factors: { lack: 1 },
    });
  });

  it('tells what closed since an earlier report', async () => {
    const before = await reportOf(made, { center: { ...center, articles: [] } });
    const now = await reportOf(made, { center, previous: before });
    expect(now.closed.find((gap) => gap.tag === 'covered')).toEqual({
      tag: 'covered',
      why: 'has an article now: covered.md',
      before: 56,
      now: 56,
    });
    expect(now.closed.map((gap) => gap.tag)).not.toContain('nothing');
  });
});

describe('tags', () => {
  it('suggests near-duplicates and never merges them', async () => {
    const report = await reportOf(
      [
        'refund',
        'refunds',
        'late_delivery',
        'late delivery',
        'delivery-late',
        'invoice',
        'invoise',
        'plan2',
        'plan3',
      ].flatMap((tag) => steady(tag, 1)),
    );
    expect(
      report.duplicates.map(({ tags, why }) => `${[...tags].sort().join(' / ')}: ${why}`).sort(),
    ).toEqual([
      'delivery-late / late delivery: same words in another order',
      'delivery-late / late_delivery: same words in another order',
      'invoice / invoise: one letter apart',
      'late delivery / late_delivery: same letters, written differently',
      'refund / refunds: singular and plural',
    ]);
    expect(report.gaps).toHaveLength(9);
  });

  it('shows topics that come together', async () => {
    const report = await reportOf([...steady('a|b', 1), ...steady('c', 8), ...steady('d', 4)]);
    expect(report.together).toEqual([{ tags: ['a', 'b'], contacts: 28, lift: 13 }]);
  });
});

describe('deflection', () => {
  it('is off unless the operator states an assumption, and then a range', async () => {
    const made = steady('a', 10);
    expect((await reportOf(made)).deflection).toBeNull();
    expect((await reportOf(made, { deflection: { low: 0.1, high: 0.3 } })).deflection).toEqual({
      low: 0.1,
      high: 0.3,
      contacts: [28, 84],
    });
  });
});

describe('suppressSmall', () => {
  it('hides counts from 1 to 4, and what gives them away', async () => {
    const report = await reportOf([
      ...steady('big', 4),
      { day: last, tags: 'small', count: 3, cells: { channel: 'phone', ttr: '50', csat: 'bad' } },
      { day: addDays(last, -1), tags: 'big', count: 2, cells: { channel: 'chat' } },
    ]);
    const shared = suppressSmall(report, 5);
    expect(gapOf(shared, 'small')).toMatchObject({
      contacts: '<5',
      score: null,
      share: null,
      factors: { volume: null },
      channels: { other: '<5' },
      service: { resolution: { mean: null, median: null, n: '<5' }, satisfied: { value: null, n: '<5' } },
    });
    expect(gapOf(shared, 'small').weekly).toContain('<5');
    // The two chats could be worked out from the total, so email goes with them.
    expect(gapOf(shared, 'big').channels).toEqual({ other: 114 });
    expect(gapOf(shared, 'big').contacts).toBe(114);
    expect(JSON.stringify(gapOf(shared, 'small'))).not.toMatch(/:3[,}\]]/);
    expect(suppressSmall(report, 1)).toBe(report);
  });
});
