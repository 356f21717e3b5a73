import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readExports } from '../../src/commands/gaps-read.ts';
import { decisionsOf, exportFolder, inspectExport, skippedOf } from './inspect-export.ts';

/** What the operator is told about a file that cannot be read. */
async function refusalOf(content: string | Uint8Array, name = 'tickets.csv'): Promise<string> {
  const error = await inspectExport({ [name]: content }).then(
    () => undefined,
    (caught: unknown) => caught as Error & { hint?: string },
  );
  if (error?.name !== 'UserError') throw error ?? new Error('it was read');
  return `${error.message} ${error.hint}`;
}

const head = 'id,created,tags,subject\n';

describe('files that are no export', () => {
  it('names an empty file, also one of blanks', async () => {
    expect(await refusalOf('')).toContain('tickets.csv is empty');
    expect(await refusalOf('\n  \n')).toContain('tickets.csv is empty');
    expect(await refusalOf(gzipSync(''))).toContain('tickets.csv is empty');
  });

  it('names a folder and a missing file', async () => {
    const folder = exportFolder({});
    mkdirSync(path.join(folder, 'exports'));
    await expect(readExports(['exports'], folder, {})).rejects.toThrow('exports is a folder');
    await expect(readExports(['none.csv'], folder, {})).rejects.toThrow('There is no file none.csv');
  });

  it('names workbooks, web pages, XML, PDF, Parquet and binary data, and says what to export instead', async () => {
    expect(await refusalOf(Buffer.from('PK\u0003\u0004xl/workbook.xml'))).toMatch(/XLSX.*CSV UTF-8/);
    expect(await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toContain('XLS');
    expect(await refusalOf('<?xml version="1.0"?><tickets/>')).toContain('XML');
    expect(await refusalOf('\ufeff <table><tr><td>Id</td></tr></table>')).toContain('web page');
    expect(await refusalOf('%PDF-1.7 ...')).toContain('PDF');
    expect(await refusalOf(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 251)))).toContain(
      'binary',
    );
    expect(await refusalOf(Buffer.from('PAR1....PAR1'))).toContain('--counts');
    expect(await refusalOf(Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 11)))).toContain(
      'binary',
    );
  });

  it('names a gzip archive that was cut short or damaged', async () => {
    const packed = gzipSync(head + '1,2026-03-02,a,x\n'.repeat(50_000));
    expect(await refusalOf(packed.subarray(0, packed.length >> 1))).toContain(
      'middle of its compressed data',
    );
    const damaged = Buffer.from(packed);
    damaged.fill(0x55, 200, 260);
    expect(await refusalOf(damaged)).toMatch(/damaged|middle/);
  });

  it('names a header without contacts', async () => {
    expect(await refusalOf(head)).toContain('a header and no contacts');
  });
});

describe('separators of tags', () => {
  it('are not told by a formula', async () => {
    const { summary } = await inspectExport({
      'a.csv': 'id,created,tags\n1,2026-03-02,a_b c_d\n2,2026-03-02,=cmd|x\n3,2026-03-02,a_b\n',
    });
    expect(summary.tags).toEqual({ a_b: 2, c_d: 1, '=cmd|x': 1 });
  });

  it('are decided for the column, not for each cell', async () => {
    const { summary } = await inspectExport({
      'a.csv': 'id,created,tags\n1,2026-03-02,"a, b"\n2,2026-03-02,b\n3,2026-03-02,one; two\n',
    });
    expect(summary.tags).toEqual({ b: 2, a: 1, 'one; two': 1 });
  });
});

describe('quotes and rows', () => {
  it('gives the record in which a quote opens that is never closed', async () => {
    expect(await refusalOf(`${head}1,2026-03-02,a,x\n2,2026-03-03,b,"open\n3,2026-03-04,c,z\n`)).toContain(
      'record 3',
    );
  });

  it('does not swallow rows when a later quote seems to close it', async () => {
    const text = `${head}1,2026-03-02,a,"open\n2,2026-03-03,b,"closed"\n3,2026-03-04,c,z\n`;
    expect(await refusalOf(text)).toContain('record 2');
  });

  it('reads quotes that were not doubled as long as they stay in their cell', async () => {
    const inspected = await inspectExport({
      'a.csv': `${head}1,2026-03-02,a,"a 5" nail"\n2,2026-03-03,b,27" screen\n`,
    });
    expect(inspected.summary.contacts).toBe(2);
    expect(decisionsOf(inspected)).toContain('quotes: 1 records with a quote that is not doubled');
  });

  it('refuses a record of absurd length by its number, in bounded memory', async () => {
    const long = 'x'.repeat(18 * 1024 * 1024);
    expect(await refusalOf(`${head}1,2026-03-02,a,x\n2,2026-03-03,b,${long}\n`)).toContain(
      'record 3 is longer',
    );
  });

  it('passes over a long text of a JSON contact that nobody wants', async () => {
    const long = 'x\\"}'.repeat(5_000_000);
    const { summary } = await inspectExport({
      'a.ndjson': `{"id":1,"created_at":"2026-03-02T00:00:00Z","tags":["a"],"body":"${long}"}\n`,
    });
    expect(summary).toMatchObject({ contacts: 1, tags: { a: 1 } });
  });

  it('reads short rows, and skips rows with more cells than the header', async () => {
    const inspected = await inspectExport({
      'a.csv': 'id,created,tags,subject,more\n1,2026-03-02,a\n2,2026-03-03,b,x,y,z\n3,2026-03-04,c,x,y,,\n',
    });
    expect(inspected.summary).toMatchObject({ contacts: 2, tags: { a: 1, c: 1 } });
    expect(skippedOf(inspected)).toEqual({ long: 1 });
    expect(inspected.read.files[0]?.notes.shortRows).toBe(1);
  });

  it('recognises titles, blank lines, a repeated header, totals and notes', async () => {
    const inspected = await inspectExport({
      'a.csv':
        'Tickets of March,,\n\nid,created,tags\n1,2026-03-02,a\n,,\nid,created,tags\n2,2026-03-03,b\nTotal,,2\nTimezone: Europe/Berlin\n',
    });
    expect(inspected.summary.contacts).toBe(2);
    expect(skippedOf(inspected)).toEqual({ blank: 1, header: 1, footer: 2 });
    expect(decisionsOf(inspected).join('\n')).toContain('the file says Europe/Berlin');
  });

  it('reads thousands of columns', async () => {
    const names = Array.from({ length: 6000 }, (_, i) => `c${i}`).join(',');
    const cells = Array.from({ length: 6000 }, () => 'x').join(',');
    const { summary } = await inspectExport({
      'a.csv': `${names},id,created,tags\n${cells},1,2026-03-02,a\n`,
    });
    expect(summary).toMatchObject({ contacts: 1, tags: { a: 1 } });
  });
});

describe('characters', () => {
  it('drops NUL characters and says so', async () => {
    const body = Array.from({ length: 40 }, (_, i) => `${i},2026-03-02,a,some text\n`).join('');
    const inspected = await inspectExport({ 'a.csv': `${head}${body}99,2026-03-0\u00003,b\u0000,x\n` });
    expect(inspected.summary.tags).toEqual({ a: 40, b: 1 });
    expect(decisionsOf(inspected)).toContain('NUL characters: 2 dropped');
  });

  it('finds out late that a file is windows-1252, and reads it as that', async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, i) => `${i},2026-03-02,plain,some text that is long enough\n`,
    );
    const bytes = Buffer.from(
      `${head}${rows.join('')}x,2026-03-03,r\u00fcckgabe,\u20ac\n`.replace('\u20ac', '\u0080'),
      'latin1',
    );
    const inspected = await inspectExport({ 'a.csv': bytes });
    expect(inspected.summary.tags).toEqual({ plain: 12_000, rückgabe: 1 });
    expect(decisionsOf(inspected).join()).toContain('windows-1252');
  });

  it('keeps UTF-8 with single damaged bytes as UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${head}1,2026-03-02,rückgabe;größe,x\n2,2026-03-02,größe,`),
      Buffer.from([0xff, 0x0a]),
    ]);
    const inspected = await inspectExport({ 'a.csv': bytes });
    expect(inspected.summary.tags).toEqual({ größe: 2, rückgabe: 1 });
    expect(decisionsOf(inspected).join()).toContain('damaged');
  });

  it('counts tags as text, without invisible and direction characters', async () => {
    const { summary } = await inspectExport(
      {
        'a.csv':
          'id,created,tags\n1,2026-03-02,<script>alert(1)</script>\n2,2026-03-02,=cmd|\n3,2026-03-02,re\u200bfund\n4,2026-03-02,\u202erefund\u202c\n5,2026-03-02,ＲＥＦＵＮＤ\n',
      },
      { tagStyle: 'one' },
    );
    expect(summary.tags).toEqual({ refund: 3, '<script>alert(1)</script>': 1, '=cmd|': 1 });
  });

  it('keeps tags that look like a person out, and counts them', async () => {
    const { summary, read } = await inspectExport({
      'a.csv': `id,created,tags\n1,2026-03-02,kim@example.com\n2,2026-03-02,+49 170 1234567\n3,2026-03-02,iso_27001\n4,2026-03-02,"${'long '.repeat(40)},b_c"\n5,2026-03-02,+49 170 1234567\n`,
    });
    expect(summary).toMatchObject({ contacts: 5, untagged: 3, tags: { iso_27001: 1, b_c: 1 } });
    expect(read.tags.notes).toEqual({ redacted: 3, tooLong: 1 });
    const spaced = await inspectExport({
      'a.csv': 'id,created,tags\n1,2026-03-02,vip_1 +49 170 1234567 late_3\n2,2026-03-02,late_3 4 5\n',
    });
    expect(spaced.summary.tags).toEqual({ late_3: 2, 4: 1, 5: 1, vip_1: 1 });
    expect(spaced.read.tags.notes.redacted).toBe(1);
  });
});

describe('ids and days', () => {
  it('tells 18-digit ids apart that a floating-point number cannot', async () => {
    const csv = 'id,created,tags\n900719925474099267,2026-03-02,a\n900719925474099268,2026-03-02,b\n';
    const json =
      '[{"id":900719925474099267,"created_at":"2026-03-02","tags":["a"]},{"id":900719925474099268,"created_at":"2026-03-02","tags":["b"]}]';
    expect((await inspectExport({ 'a.csv': csv })).summary.contacts).toBe(2);
    expect((await inspectExport({ 'a.json': json })).summary.contacts).toBe(2);
  });

  it('refuses ids that a spreadsheet rounded', async () => {
    expect(
      await refusalOf('id,created,tags\n9.00719E+17,2026-03-02,a\n9.00719E+17,2026-03-02,b\n'),
    ).toContain('rounded');
  });

  it('reads seconds and milliseconds since 1970', async () => {
    const rows = (factor: number): string =>
      `id,created_at,tags\n1,${1772409600 * factor},a\n2,${1772496000 * factor},b\n`;
    for (const factor of [1, 1000, 1_000_000]) {
      const { summary } = await inspectExport({ 'a.csv': rows(factor) });
      expect(summary.created).toEqual(['2026-03-02', '2026-03-03']);
    }
  });

  it('skips the years 1969 and 2225 by name', async () => {
    for (const [early, late, usual] of [
      ['1969-12-31', '2225-03-02', '2026-03-02'],
      ['-1', '8051184000', '1772409600'],
    ]) {
      const inspected = await inspectExport({
        'a.csv': `id,created,tags\n1,${usual},a\n2,${early},b\n3,${late},c\n4,${usual},d\n`,
      });
      expect(inspected.summary.created).toEqual(['2026-03-02']);
      expect(skippedOf(inspected)).toEqual({ implausible: 2 });
    }
  });

  it('skips days that do not exist', async () => {
    const inspected = await inspectExport({
      'a.csv': 'id,created,tags\n1,2026-02-30,a\n2,2026-13-01,b\n3,2026-03-01,c\n',
    });
    expect(skippedOf(inspected)).toEqual({ badDate: 2 });
  });

  it('refuses dates that could be day/month or month/day, until told', async () => {
    const text = 'id,created,tags\n1,3/4/2026,a\n2,5/6/2026,b\n';
    expect(await refusalOf(text)).toMatch(/"created".*--date-format DMY/);
    const american = await inspectExport({ 'a.csv': text }, { dateOrder: 'MDY' });
    expect(american.summary.created).toEqual(['2026-03-04', '2026-05-06']);
    const european = await inspectExport({ 'a.csv': text }, { dateOrder: 'DMY' });
    expect(european.summary.created).toEqual(['2026-04-03', '2026-06-05']);
  });

  it('refuses a column in both orders, early or late in the file', async () => {
    expect(await refusalOf('id,created,tags\n1,25/12/2025,a\n2,12/25/2025,b\n')).toContain(
      'some dates are day/month',
    );
    const rows = Array.from({ length: 9000 }, (_, i) => `${i},25/12/2025,some_tag,\n`).join('');
    expect(await refusalOf(`${head}${rows}x,12/25/2025,b,\n`)).toMatch(/record 9002 .*another order/);
  });

  it('looks further for a day above 12 when the beginning does not tell', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `${i},3/4/2026,some_tag,\n`).join('');
    const { summary } = await inspectExport({ 'a.csv': `${head}${rows}x,4/13/2026,b,\n` });
    expect(summary.created).toEqual(['2026-03-04', '2026-04-13']);
  });

  it('counts days in the zone of --tz where an export gives moments', async () => {
    const text =
      'id,created,tags\n1,2026-03-02T23:30:00Z,a\n2,2026-03-29T00:30:00Z,b\n3,2026-03-29T22:30:00Z,c\n';
    expect((await inspectExport({ 'a.csv': text })).summary.created).toEqual(['2026-03-02', '2026-03-29']);
    const { summary } = await inspectExport({ 'a.csv': text }, { timeZone: 'Europe/Berlin' });
    expect(summary.created).toEqual(['2026-03-03', '2026-03-29', '2026-03-30']);
  });

  it('takes days as written where cells name the offset of one place', async () => {
    const text = 'id,created,tags\n1,2026-03-02T00:30:00+01:00,a\n2,2026-07-02T00:30:00+02:00,b\n';
    expect((await inspectExport({ 'a.csv': text })).summary.created).toEqual(['2026-03-02', '2026-07-02']);
  });
});

describe('columns', () => {
  it('never reads names, addresses or texts, even when they are mapped', async () => {
    for (const header of ['Requester email', 'Subject', 'Betreff', 'Customer name', 'body', '件名']) {
      const map = new Map([['tags', { header }]] as const);
      await expect(
        inspectExport({ 'a.csv': `id,created,${header}\n1,2026-03-02,secret words\n` }, { map }),
      ).rejects.toThrow('never reads');
    }
  });

  it('never repeats a cell in a message', async () => {
    const secret = 'kim@example.com';
    for (const text of [
      `id,created,tags\n1,${secret},a\n`,
      `${head}1,2026-03-02,a,"${secret}\n2,2026-03-03,b,x\n`,
      `1,2026-03-02,${secret}\n2,2026-03-02,${secret}\n`,
      `{"id":1,"created_at":"2026-03-02","tags":["${secret}"],}`,
    ]) {
      expect(await refusalOf(text)).not.toContain(secret);
    }
  });

  it('reads other columns when told, with the unit of a time', async () => {
    const { read } = await inspectExport(
      { 'a.csv': 'Ref,When it was,Themes,How long\n1,2026-03-02,a,90\n' },
      {
        map: new Map([
          ['id', { header: 'Ref' }],
          ['created', { header: 'When it was' }],
          ['tags', { header: 'themes' }],
          ['resolution', { header: 'How long', unit: 'hours' }],
        ]),
      },
    );
    expect(read.files[0]?.reading.plan).toMatchObject({ resolution: { column: 3, unit: 'hours' } });
  });

  it('does not use numbers without a unit', async () => {
    const inspected = await inspectExport({
      'a.csv': 'id,created,tags,resolution time\n1,2026-03-02,a,90\n',
    });
    expect(inspected.read.files[0]?.reading.plan.resolution).toBeUndefined();
    expect(decisionsOf(inspected).join()).toContain('resolution time:minutes');
  });

  it('refuses a column of anything but tags', async () => {
    const rows = Array.from({ length: 50_100 }, (_, i) => `${i},2026-03-02,order_${i}\n`).join('');
    expect(await refusalOf(`id,created,tags\n${rows}`)).toContain('more than 50000 different tags');
  });

  it('refuses tables without tags, and counts, by name', async () => {
    expect(await refusalOf('id,created\n1,2026-03-02\n')).toContain('no column with tags');
    expect(await refusalOf('day,tag,contacts\n2026-03-02,a,5\n')).toContain('--counts');
  });
});

describe('broken JSON', () => {
  it('says where it ends too early', async () => {
    const whole =
      '[{"id":1,"created_at":"2026-03-02","tags":["a"]},{"id":2,"created_at":"2026-03-02","tags":["b"]}]';
    expect(await refusalOf(whole.slice(0, -20), 'a.json')).toMatch(/ends/);
    expect(await refusalOf(whole.slice(0, -1), 'a.json')).toMatch(/ends/);
  });

  it('names what is no JSON, and deep nesting in wanted parts', async () => {
    expect(
      await refusalOf('[{"id":1,"created_at":"2026-03-02","tags":["a"]},{"id":2 "x":1}]', 'a.json'),
    ).toContain('not valid JSON');
    expect(await refusalOf(`[{"id":1},${'['.repeat(100_000)}`, 'a.json')).toContain('nested deeper');
    expect(await refusalOf('[1,2,3]', 'a.json')).toContain('no row names a column');
    expect(await refusalOf('[{"a":1}]', 'a.json')).toContain('no list in this JSON file looks like contacts');
  });
});
