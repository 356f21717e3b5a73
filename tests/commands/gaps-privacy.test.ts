import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapReportFormats } from '../../src/report/gaps-report.ts';
import { tempProject } from '../temp-project.ts';
import { contactsCsv, gapsProject, today } from './gaps-project.ts';

const asOf = ['--as-of', today];

describe('what kb gaps never reads', () => {
  it('is named and refused, even when it is mapped', async () => {
    const { kb } = gapsProject();
    for (const map of ['tags=Subject', 'tags=Requester email', 'id=Requester email', 'channel=Subject']) {
      const ran = await kb(['gaps', 'contacts.csv', ...asOf, '--map', map]);
      expect({ code: ran.code, stdout: ran.stdout }, map).toEqual({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('never reads columns with names, addresses or texts');
    }
  });

  it('is in no report, whatever the format', async () => {
    const { kb } = gapsProject();
    for (const format of gapReportFormats) {
      const { stdout } = await kb(['gaps', 'contacts.csv', ...asOf, '--format', format]);
      expect(stdout, format).toContain('invoice');
      expect(stdout, format).not.toMatch(/kim@|Secret words/);
    }
  });

  it('is in no message about a broken file', async () => {
    const secret = 'kim@example.com';
    const project = tempProject({
      'quote.csv': `id,created,tags,email\n1,2026-03-02,a,"${secret}\n2,2026-03-02,b,x\n`,
      'date.csv': `id,created,tags\n1,${secret},a\n`,
      'none.csv': `1,2026-03-02,${secret}\n2,2026-03-02,${secret}\n`,
      'cut.json': `[{"id":1,"created_at":"2026-03-02","tags":["${secret}"]},{"id":2,"email":"${secret}`,
      'c.csv': `week,tag,channel,contacts\n2026-03-02,a,email,${secret}\n`,
    });
    for (const argv of [['quote.csv'], ['date.csv'], ['none.csv'], ['cut.json'], ['--counts', 'c.csv']]) {
      const { code, stderr } = await project.kb(['gaps', ...argv, ...asOf]);
      expect(code, argv.join(' ')).toBe(2);
      expect(stderr).toContain(argv.at(-1));
      expect(stderr).not.toContain('kim@');
    }
  });
});

describe('tags that look like a person', () => {
  it('are kept out and counted', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},2026-05-${String(1 + i).padStart(2, '0')},`);
    const { kb } = tempProject({
      'a.csv': `id,created,tags\n${rows.map((row, i) => `${row}"refund,${i % 2 ? 'kim@example.com' : '+49 170 1234567'}"\n`).join('')}`,
    });
    for (const format of gapReportFormats) {
      const { stdout } = await kb(['gaps', 'a.csv', ...asOf, '--format', format]);
      expect(stdout, format).toContain('refund');
      expect(stdout, format).not.toMatch(/kim@|1234567/);
    }
    const { stdout } = await kb(['gaps', 'a.csv', ...asOf]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'look like an e-mail address or phone number, not kept: 30',
    );
  });
});

describe('small counts', () => {
  it('are hidden in what is passed on, not on the own terminal', async () => {
    const { kb } = gapsProject();
    const shared = await kb(['gaps', 'contacts.csv', ...asOf, '--format', 'json']);
    const report = JSON.parse(shared.stdout);
    expect(report.untagged).toBe('<5');
    expect(report.untaggedShare).toBeNull();
    const rare = report.gaps.find((gap: { tag: string }) => gap.tag === '=cmd|x');
    expect(rare).toMatchObject({ contacts: '<5', share: null, score: null });
    expect(JSON.stringify(report)).not.toMatch(/"contacts":[1-4][,}]/);
    const exact = await kb(['gaps', 'contacts.csv', ...asOf, '--format', 'json', '--min-cell', '1']);
    expect(JSON.parse(exact.stdout).untagged).toBe(4);
    const wider = await kb(['gaps', 'contacts.csv', ...asOf, '--format', 'json', '--min-cell', '30']);
    expect(JSON.stringify(JSON.parse(wider.stdout))).toContain('"<30"');
    expect((await kb(['gaps', 'contacts.csv', ...asOf])).stdout).toMatch(/Without a tag +4 /);
  });
});

describe('where reports may go', () => {
  it('is never the public site', async () => {
    const project = gapsProject();
    mkdirSync(path.join(project.root, 'site'));
    for (const target of ['site/gaps.html', './site/../site/deep/gaps.html']) {
      const ran = await project.kb(['gaps', 'contacts.csv', ...asOf, '--format', `html=${target}`]);
      expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
    }
    expect(existsSync(path.join(project.root, 'site/gaps.html'))).toBe(false);
  });
});

describe('quotes in the voice of the customer', () => {
  const csv = (consent: boolean): string => {
    const head = `id,created,tags,subject${consent ? ',consent' : ''}\n`;
    const rows = Array.from({ length: 12 }, (_, i) => {
      const day = `2026-05-${String(i + 1).padStart(2, '0')}`;
      const subject = i % 2 ? `Private matter ${i}` : 'Where is my refund? kim@example.com';
      return `${i},${day},refund,${subject}${consent ? (i % 2 ? ',no' : ',yes') : ''}\n`;
    });
    return head + rows.join('');
  };
  const argv = ['digest', '--voice', '--month', '2026-05', 'a.csv', ...asOf];

  it('need the flag and a consent column, and lose addresses', async () => {
    const { kb } = tempProject({ 'a.csv': csv(true) });
    const plain = await kb(argv);
    expect(plain.code).toBe(0);
    expect(plain.stdout).not.toContain('Where is my refund');
    const quoted = await kb([...argv, '--read-subjects']);
    expect(quoted.stdout).toContain('Where is my refund?');
    expect(quoted.stdout).not.toMatch(/kim@|Private matter/);
  });

  it('are refused where nobody was asked', async () => {
    const { kb } = tempProject({ 'a.csv': csv(false) });
    const ran = await kb([...argv, '--read-subjects']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('no consent column');
  });

  it('takes a month that is over and in the export', async () => {
    const { kb } = tempProject({ 'a.csv': csv(true), 'contacts.csv': contactsCsv() });
    const month = (value: string) => kb(['digest', '--voice', '--month', value, 'a.csv', ...asOf]);
    expect((await month('2026-06')).stderr).toContain('not over yet');
    expect((await month('2026-13')).stderr).toContain('not a month');
    expect((await month('2026-01')).stderr).toContain('no contact of 2026-01');
    expect((await month('2026-05')).stdout).toContain('refund');
  });
});
