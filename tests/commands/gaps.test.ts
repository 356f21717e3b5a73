import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/model/gap-report.ts';
import { tempProject } from '../temp-project.ts';
import { contactsCsv, gapsProject, today } from './gaps-project.ts';

const asOf = ['--as-of', today];

async function jsonOf(argv: readonly string[], project = gapsProject()): Promise<GapReport> {
  const { code, stdout, stderr } = await project.kb(['gaps', ...argv, ...asOf, '--format', 'json']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout) as GapReport;
}

describe('kb gaps', () => {
  it('prints the report: headline, window, gaps with their next action, method and columns', async () => {
    const { code, stdout, stderr } = await gapsProject().kb(['gaps', 'contacts.csv', ...asOf]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^170 contacts from 2026-05-04 to 2026-05-31\. /);
    const flat = stdout.replace(/\s+/g, ' ');
    expect(flat).toContain('Compared with 2026-04-06 to 2026-05-03');
    expect(flat).toContain('Without a tag 4 (2 %)');
    expect(flat).toContain('invoice: 84 contacts');
    expect(flat).toContain('kb new --from-gap invoice');
    expect(flat).toContain('Review content/sign-in.md'.replace('content/', ''));
    expect(flat).toContain('score = V x E x G x L');
    expect(flat).toContain('effort_prior 20');
    expect(flat).toContain('Smallest rise that this data could have shown');
    expect(flat).toContain('contacts.csv: read Ticket ID (id), Created at (created), Via (channel)');
    expect(flat).toContain('not read Subject, Requester email');
  });

  it('writes each format into a file of its own that only its owner can read', async () => {
    const project = gapsProject();
    const formats = { html: 'r.html', markdown: 'r.md', csv: 'r.csv', json: 'r.json', text: 'r.txt' };
    const flags = Object.entries(formats).flatMap(([format, file]) => ['--format', `${format}=out/${file}`]);
    mkdirSync(path.join(project.root, 'out'));
    const { code, stdout } = await project.kb(['gaps', 'contacts.csv', ...asOf, ...flags]);
    expect(code).toBe(0);
    expect(stdout).toContain('The first');
    for (const file of Object.values(formats)) {
      expect(statSync(path.join(project.root, 'out', file)).mode & 0o777, file).toBe(0o600);
      expect(project.read(`out/${file}`), file).toContain('invoice');
    }
    expect(JSON.parse(project.read('out/r.json')).version).toBe(1);
    expect(project.read('out/r.md')).toMatch(/^# /);
  });

  it('prints one format instead, and refuses two', async () => {
    const { kb } = gapsProject();
    expect((await kb(['gaps', 'contacts.csv', ...asOf, '--format', 'markdown'])).stdout).toMatch(/^# /);
    const two = await kb(['gaps', 'contacts.csv', '--format', 'html', '--format', 'csv']);
    expect(two).toMatchObject({ code: 2, stdout: '' });
    expect((await kb(['gaps', 'contacts.csv', '--format', 'htm'])).stderr).toContain('Did you mean "html"?');
  });

  it('divides contacts among topics, scores by the published formula, and names causes', async () => {
    const { gaps, contacts, untagged, service } = await jsonOf(['contacts.csv']);
    expect({ contacts, untagged }).toEqual({ contacts: 170, untagged: '<5' });
    const of = Object.fromEntries(gaps.map((gap) => [gap.tag, gap]));
    // 56 alone, and 28 shared with vat_id.
    expect(of.invoice).toMatchObject({ contacts: 84, cause: 'missing', state: 'none', rank: 1 });
    expect(of.invoice?.factors.volume).toBe(70);
    expect(of.vat_id?.factors.volume).toBe(14);
    expect(of.refund).toMatchObject({ contacts: 56, state: 'fresh', cause: 'not-working' });
    expect(of.refund?.factors.lack).toBe(0.7);
    expect(of.sign_in).toMatchObject({ contacts: 24, state: 'stale', cause: 'stale' });
    expect(of.sign_in?.factors.lack).toBe(0.6);
    for (const { score, factors } of gaps) {
      if (factors.volume === null || score === null) continue;
      const { volume, effort, growth, lack } = factors;
      expect(score).toBeCloseTo(volume * effort * growth * lack, 1);
    }
    expect(service.firstResponse.n).toBe(170);
  });

  it('takes other columns, separators, orders, zones and lengths of the window', async () => {
    const project = tempProject({
      'a.csv':
        'Ref;When;Themes;How long\n1;3/4/2026 23:30;a+b;90\n2;3/5/2026 10:00;a, b;30\n3;4/5/2026 10:00;a, b;30\n',
    });
    const told = ['--map', 'id=Ref,created=When,tags=Themes', '--map', 'resolution=How long:minutes'];
    const refused = await project.kb(['gaps', 'a.csv', ...told, '--inspect']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--date-format DMY');
    const inspect = async (...more: string[]) => {
      const ran = await project.kb(['gaps', 'a.csv', ...told, ...more, '--inspect', '--format', 'json']);
      expect(ran.stderr).toBe('');
      return JSON.parse(ran.stdout);
    };
    expect((await inspect('--date-format', 'DMY')).created).toEqual([
      '2026-04-03',
      '2026-05-03',
      '2026-05-04',
    ]);
    const american = await inspect('--date-format', 'MDY', '--tag-sep', 'one');
    expect(american).toMatchObject({
      contacts: 3,
      created: ['2026-03-04', '2026-03-05', '2026-04-05'],
      tags: { 'a, b': 2, 'a+b': 1 },
    });
    const week = await jsonOf(['contacts.csv', '--weeks', '1']);
    expect(week.window).toEqual({ from: '2026-05-25', to: '2026-05-31' });
    const moments = tempProject({ 'a.csv': 'id,created,tags\n1,2026-05-03T23:30:00Z,a\n' });
    const berlin = await moments.kb([
      'gaps',
      'a.csv',
      '--inspect',
      '--format',
      'json',
      '--tz',
      'Europe/Berlin',
    ]);
    expect(JSON.parse(berlin.stdout).created).toEqual(['2026-05-04']);
  });

  it('refuses flags that make no sense, by name', async () => {
    const { kb } = gapsProject();
    for (const [flags, says] of [
      [['--map', 'tag=Tags'], 'Did you mean tags?'],
      [['--map', 'created=Nowhere'], 'no column "Nowhere"'],
      [['--tag-sep', 'dot'], '--tag-sep'],
      [['--date-format', 'YY'], '--date-format'],
      [['--tz', 'Mars/North'], 'no time zone'],
      [['--weeks', '0'], '--weeks'],
      [['--deflection', '30-10'], 'range of percentages'],
      [['--counts', 'c.csv'], 'counted twice'],
      [['--previous', 'contacts.csv'], 'not JSON'],
      [['--searches', 'contacts.csv'], 'no list of searches'],
      [['--feedback', 'contacts.csv'], 'no list of votes'],
    ] as const) {
      const ran = await kb(['gaps', 'contacts.csv', ...flags]);
      expect({ code: ran.code, stdout: ran.stdout }, says).toEqual({ code: 2, stdout: '' });
      expect(ran.stderr).toContain(says);
    }
    expect((await kb(['gaps'])).stderr).toContain('needs an export');
  });

  it('joins failed searches and votes to the same list', async () => {
    const project = gapsProject({
      'searches.csv':
        'query,count,results,clicks\nrefund money,40,0,0\nwholesale,9,0,0\nkim@example.com,9,0,0\n',
      'votes.csv': 'path,yes,no\nrefunds.md,5,60\n',
    });
    const searched = await jsonOf(['contacts.csv', '--searches', 'searches.csv'], project);
    const refund = searched.gaps.find((gap) => gap.tag === 'refund');
    expect(refund).toMatchObject({ cause: 'unfindable', searches: [{ query: 'refund money', count: 40 }] });
    expect(refund?.action).toContain('phrases: "refund money"');
    expect(searched.otherSearches.map(({ query }) => query)).toEqual(['wholesale']);
    const voted = await jsonOf(['contacts.csv', '--feedback', 'votes.csv'], project);
    const unhelpful = voted.gaps.find((gap) => gap.tag === 'refund');
    expect(unhelpful).toMatchObject({ state: 'unhelpful', cause: 'not-working' });
    // 80 % Wilson interval of 5 in 65: lower end 0.0427.
    expect(unhelpful?.factors.lack).toBeCloseTo(1 - 0.0427, 2);
  });

  it('tells what closed since an earlier report, and states deflection only when told', async () => {
    const project = gapsProject();
    const without = await project.kb(['gaps', 'contacts.csv', ...asOf, '--format', 'json=old.json']);
    expect(without.stdout).not.toContain('fewer');
    project.write({
      'content/invoices.md': project.read('content/refunds.md').replace('[refund]', '[invoice]'),
    });
    const now = await jsonOf(['contacts.csv', '--previous', 'old.json', '--deflection', '10-30%'], project);
    expect(now.closed.map(({ tag }) => tag)).toContain('invoice');
    const [low, high] = now.deflection?.contacts ?? [0, 0];
    expect(now.deflection).toMatchObject({ low: 0.1, high: 0.3 });
    expect(high).toBeGreaterThan(low);
  });

  it('gives the same bytes every time', async () => {
    const project = gapsProject();
    const run = async () => (await project.kb(['gaps', 'contacts.csv', ...asOf, '--format', 'html'])).stdout;
    expect(await run()).toBe(await run());
  });
});

describe('kb gaps --inspect', () => {
  it('says how a file is read and what is in it, and nothing more', async () => {
    const project = gapsProject();
    const { code, stdout } = await project.kb(['gaps', 'contacts.csv', '--inspect', '--format', 'json']);
    const read = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(Object.keys(read).sort()).toEqual(
      [
        'channels',
        'columns',
        'contacts',
        'created',
        'decisions',
        'rows',
        'skipped',
        'tags',
        'tagsKeptOut',
        'untagged',
      ].sort(),
    );
    expect(read).toMatchObject({ contacts: 506, untagged: 12, rows: 506, skipped: [] });
    expect(read.tags).toMatchObject({ invoice: 252, refund: 168, sign_in: 72, vat_id: 84, '=cmd|x': 1 });
    expect(read.created).toHaveLength(84);
    expect(read.created).toEqual([...read.created].sort());
    expect(read.channels).toEqual({ email: 254, chat: 84, phone: 84, web: 84 });
    const text = (await project.kb(['gaps', 'contacts.csv', '--inspect'])).stdout;
    expect(text).toContain('separated by spaces');
    expect(text).toContain('does not read');
    expect(text).not.toMatch(/kb new|rank/i);
  });

  it('counts skipped records with their reason and place, kept-out tags, and deleted contacts', async () => {
    const { kb } = tempProject({
      'a.csv':
        'id,created,tags,status\n1,2026-03-02,a,open\n2,,b,open\n3,2225-03-02,c,open\n4,2026-03-03,kim@example.com,open\n5,2026-03-03,z,deleted\n',
    });
    const { stdout } = await kb(['gaps', 'a.csv', '--inspect', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      contacts: 2,
      untagged: 1,
      tagsKeptOut: 1,
      skipped: [
        { file: 'a.csv', why: 'no creation date', count: 1, firstRecord: 3 },
        { why: expect.stringContaining('before 1990 or after 2100'), count: 1, firstRecord: 4 },
        { why: 'deleted or spam', count: 1 },
      ],
    });
  });

  it('reads counts with --counts, and by themselves', async () => {
    const { kb } = tempProject({
      'c.csv': 'day,tag,channel,contacts\n2026-03-02,a,email,2\n2026-03-02,b,email,1\n2026-03-03,,chat,1\n',
    });
    for (const argv of [['--counts', 'c.csv'], ['c.csv']]) {
      const { stdout } = await kb(['gaps', ...argv, '--inspect', '--format', 'json']);
      expect(JSON.parse(stdout)).toMatchObject({
        contacts: null,
        untagged: 1,
        tags: { a: 2, b: 1 },
        created: ['2026-03-02', '2026-03-03'],
        channels: null,
        aggregated: true,
      });
    }
    const report = await kb(['gaps', 'c.csv', ...asOf]);
    expect(report).toMatchObject({ code: 2, stdout: '' });
    expect(report.stderr).toContain('kb gaps --counts c.csv');
  });
});

describe('kb gaps --top', () => {
  it('lists the articles that most contacts were about, and feeds the home page, with its period', async () => {
    const project = gapsProject();
    const list = await project.kb([
      'gaps',
      'contacts.csv',
      ...asOf,
      '--top',
      '10',
      '--format',
      'json=popular.json',
    ]);
    expect(list.code).toBe(0);
    expect(list.stdout).toContain('When do I get my refund?');
    expect(JSON.parse(project.read('popular.json'))).toEqual({
      version: 1,
      from: '2026-05-04',
      to: '2026-05-31',
      articles: ['refunds.md', 'sign-in.md'],
    });
    const built = await project.kb(['build', ...asOf]);
    expect(built.code).toBeLessThan(2);
    const home = project.read('site/index.html');
    expect(home).toMatch(/refunds\.html[\s\S]*sign-in\.html/);
    expect(home).toMatch(
      /What customers asked us most from (?:4 May|May 4,) 2026 to (?:31 May|May 31,) 2026/,
    );
  });

  it('needs a help center', async () => {
    const { kb } = tempProject({ 'contacts.csv': contactsCsv() });
    const ran = await kb(['gaps', 'contacts.csv', ...asOf, '--top', '10']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('no help center here');
  });
});

describe('kb new --from-gap', () => {
  it('starts the article that the report asks for, and the next report knows it', async () => {
    const project = gapsProject();
    expect((await project.kb(['new', 'How do I get an invoice?', '--from-gap', 'invoice'])).code).toBe(0);
    const report = await jsonOf(['contacts.csv'], project);
    expect(report.gaps.find((gap) => gap.tag === 'invoice')?.action).toContain('Publish the draft');
  });
});

describe('exports that are refused', () => {
  it('end with exit code 2, a reason and no report', async () => {
    const head = 'id,created,tags\n';
    const packed = gzipSync(`${head}${'1,2026-03-02,a\n'.repeat(9000)}`);
    const project = tempProject({
      'report.csv': 'Label,No. of conversations,Avg first response time\nrefund,2,00:21:00\n',
      'a.xml': '<?xml version="1.0"?><tickets/>',
      'a.xlsx': Buffer.from('PK\u0003\u0004xl/workbook.xml'),
      'dates.csv': `${head}1,3/4/2026,a\n2,5/6/2026,b\n`,
      'empty.csv': '',
      'cut.csv.gz': packed.subarray(0, packed.length >> 1),
      'quote.csv': `${head}1,2026-03-02,a\n2,2026-03-02,"b\n3,2026-03-02,c\n`,
      'future.csv': `${head}1,2026-07-02,a\n`,
    });
    mkdirSync(path.join(project.root, 'folder'));
    for (const [name, says] of [
      ['report.csv', 'Export the contacts themselves instead'],
      ['a.xml', 'Export the contacts as CSV or JSON'],
      ['a.xlsx', 'CSV UTF-8'],
      ['dates.csv', 'day/month or month/day'],
      ['empty.csv', 'is empty'],
      ['folder', 'is a folder'],
      ['cut.csv.gz', 'middle of its compressed data'],
      ['quote.csv', 'opens in record 3'],
      ['future.csv', 'no complete day'],
      ['none.csv', 'no file none.csv'],
    ] as const) {
      const ran = await project.kb(['gaps', name, ...asOf, '--format', 'json=out.json']);
      expect({ code: ran.code, stdout: ran.stdout }, name).toEqual({ code: 2, stdout: '' });
      expect(ran.stderr).toContain(says);
      expect(ran.stderr).not.toMatch(/\n\s+at /);
    }
    expect(existsSync(path.join(project.root, 'out.json'))).toBe(false);
  });
});

describe('the Markdown report', () => {
  it('shows tags as they are, whatever they hold', async () => {
    const hostile = ['@team #1', '<b>x</b>', 'a|b', '[x](y)', '*z*'];
    const days = Array.from({ length: 30 }, (_, i) => `2026-05-${String(i + 1).padStart(2, '0')}`);
    const rows = days.flatMap((day, d) => hostile.map((tag, i) => `${d * 10 + i},${day},${tag}\n`));
    const { kb } = tempProject({ 'a.csv': `id,created,tags\n${rows.join('')}` });
    const argv = ['gaps', 'a.csv', '--tag-sep', 'one', ...asOf, '--format', 'markdown'];
    const { stdout } = await kb(argv);
    for (const shown of ['&#64;team &#35;1', '&lt;b&gt;x&lt;/b&gt;', 'a\\|b', '\\[x\\]\\(y\\)', '\\*z\\*']) {
      expect(stdout).toContain(`| ${shown} |`);
    }
  });
});

describe('the CSV report', () => {
  it('holds no cell that a spreadsheet takes for a formula', async () => {
    const { stdout } = await gapsProject({
      'searches.csv': 'query,count,results,clicks\n＝1+1 invoice,40,0,0\n+refund,9,0,0\n@refund,3,0,0\n',
    }).kb([
      'gaps',
      'contacts.csv',
      ...asOf,
      '--searches',
      'searches.csv',
      '--min-cell',
      '1',
      '--format',
      'csv',
    ]);
    const { data, errors } = Papa.parse<string[]>(stdout.replace(/^\ufeff/, '').trimEnd());
    expect(errors).toEqual([]);
    expect(new Set(data.map((row) => row.length)).size).toBe(1);
    expect(data.flat()).toContain("'=cmd|x");
    const risky = data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell.normalize('NFKC').trim()));
    expect(risky.filter((cell) => !Number.isFinite(Number(cell)))).toEqual([]);
  });
});
