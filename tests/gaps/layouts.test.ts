import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readExports } from '../../src/commands/gaps-read.ts';
import { type ContactSummary, summariseContacts } from '../../src/gaps/inspect.ts';
import { inspectExport } from './inspect-export.ts';

const data = fileURLToPath(new URL('data', import.meta.url));

async function summaryOf(name: string): Promise<ContactSummary> {
  return summariseContacts(await readExports([name], data, {}));
}

/** The four contacts that every file of the folder holds. */
const usual: ContactSummary = {
  contacts: 4,
  untagged: 1,
  tags: { invoice: 2, sign_in: 1, vat: 1 },
  created: ['2026-03-02', '2026-03-03', '2026-03-14', '2026-03-15'] as unknown as ContactSummary['created'],
  channels: { email: 1, chat: 1, phone: 1, web: 1 },
  out: 0,
};

const oneTopic = { invoice: 2, sign_in: 1 };

/** Layouts in which something of the usual contacts cannot be told, or more is in the file. */
const others: Readonly<Record<string, Partial<ContactSummary>>> = {
  'deleted-spam.csv': { out: 2 },
  'deskpro.csv': { channels: {} },
  'freshdesk-api.json': { out: 1 },
  'front-conversations.json': { channels: {} },
  'front-messages.csv': { channels: {} },
  'gorgias.json': { out: 1 },
  'helpscout.csv': { tags: { invoice: 2, 'sign in': 1, vat: 1 } },
  'intercom-messages.csv': { channels: {} },
  'jira-de.csv': { channels: {} },
  'jira-rest.json': { channels: {} },
  'jira.csv': { channels: {} },
  'osticket.csv': {
    tags: { 'billing / invoice': 2, 'billing / sign_in': 1 },
    channels: { email: 1, phone: 1, web: 1, other: 1 },
  },
  'pandas-jira.csv': { channels: {} },
  'reamaze.json': { channels: {} },
  'salesforce-api.json': { tags: oneTopic },
  'salesforce-loader.csv': { tags: oneTopic },
  'salesforce-report.csv': { tags: oneTopic },
  'salesforce.csv': { tags: oneTopic },
  'servicenow-api.json': { tags: oneTopic },
  'servicenow-display.json': { tags: oneTopic },
  'servicenow-labels.csv': { tags: oneTopic },
  'servicenow.csv': { tags: oneTopic },
  'spiceworks.csv': { tags: oneTopic, channels: {} },
  'zendesk-chat.json': { channels: {} },
  'zendesk-search.json': { out: 1 },
  'zoho-api.json': { tags: oneTopic },
};

const refused: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  [
    'tags with totals',
    'Ticket tags,Tickets,First reply time - Median (hrs)\nrefund,2,1\n',
    /report with totals/,
  ],
  ['tickets of a day', 'Date,New tickets,Solved tickets\n2026-03-01,2,1\n', /report with totals/],
  [
    'counts of a day and topic',
    'Created date,Category,Number of tickets\n2026-03-01,refund,1\n',
    /table of counts/,
  ],
  ['a pivot table', 'Tag,2026-03-01,2026-03-02\nrefund,1,0\n', /report with totals/],
  [
    'agents with totals',
    'Agent name,Conversations assigned,Resolution Count\nAna,2,2\n',
    /report with totals/,
  ],
];

describe('exports in the layouts of help desks', () => {
  for (const name of readdirSync(data).filter((file) => file !== 'chatwoot-report.csv')) {
    it(`reads ${name}`, async () => {
      expect(await summaryOf(name)).toEqual({ ...usual, ...others[name] });
    });
  }

  it('refuses a report with totals, and says what to export instead', async () => {
    await expect(summaryOf('chatwoot-report.csv')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('report with totals'),
      hint: expect.stringContaining('one row for each'),
    });
  });

  for (const [what, text, says] of refused) {
    it(`refuses ${what}`, async () => {
      await expect(inspectExport({ 'report.csv': text })).rejects.toMatchObject({
        name: 'UserError',
        message: expect.stringMatching(says),
      });
    });
  }

  it('takes tickets, not the users, agents or messages beside them', async () => {
    const person = {
      id: 7,
      created_at: '2020-01-01T00:00:00Z',
      updated_at: '2020-01-02',
      tags: ['vip'],
      status: 'x',
    };
    const ticket = { id: 1, created_at: '2026-03-02T00:00:00Z', tags: ['a'] };
    const { summary } = await inspectExport({
      'a.json': JSON.stringify({ users: [person, { ...person, id: 8 }], tickets: [ticket] }),
    });
    expect(summary).toMatchObject({ contacts: 1, tags: { a: 1 }, created: ['2026-03-02'] });
  });

  it('joins messages by their conversation, wherever they stand', async () => {
    const { summary, read } = await inspectExport({
      'a.csv':
        'id,conversation_id,created_at,tags\n1,90,2026-03-02,a_b\n2,91,2026-03-03,\n3,90,2026-03-09,c_d\n4,91,2026-03-09,\n',
    });
    expect(summary).toMatchObject({ contacts: 2, untagged: 1, tags: { a_b: 1, c_d: 1 } });
    expect(summary.created).toEqual(['2026-03-02', '2026-03-03']);
    expect(read.files[0]?.reading.plan.id).toBe(1);
  });

  it('reads every file packed with gzip just the same', async () => {
    for (const name of ['freshdesk.csv', 'zendesk.ndjson', 'japanese-utf16.tsv']) {
      const packed = gzipSync(readFileSync(path.join(data, name)));
      const { summary } = await inspectExport({ [`${name}.gz`]: packed });
      expect(summary).toEqual({ ...usual, ...others[name] });
    }
  });

  it('folds pages of one export, the last version of a contact winning', async () => {
    const head = 'id,created_at,updated_at,tags,status\n';
    const { summary, read } = await inspectExport({
      'page1.csv': `${head}1,2026-03-02,2026-03-02,old_tag,open\n2,2026-03-03,2026-03-03,a_b,open\n`,
      'page2.csv': `${head}1,2026-03-02,2026-03-09,new_tag,closed\n2,2026-03-03,2026-03-09,a_b,deleted\n`,
    });
    expect(summary).toMatchObject({ contacts: 1, tags: { new_tag: 1 }, out: 1 });
    expect(read.files[1]?.notes.repeated).toBe(2);
  });

  it('keeps the ids of two help desks apart', async () => {
    const { summary } = await inspectExport({
      'desk.csv': 'Ticket ID,Created time,Tags\n1,2026-03-02,a\n',
      'other.json': '[{"id":1,"created_at":"2026-04-02T00:00:00Z","tags":["b"]}]',
    });
    expect(summary).toMatchObject({ contacts: 2, tags: { a: 1, b: 1 } });
  });

  it('says when one help desk gives an id two creation days', async () => {
    const { read } = await inspectExport({
      'a.csv': 'id,created,tags\n1,2026-03-02,a\n',
      'b.csv': 'id,created,tags\n1,2026-04-02,b\n',
    });
    expect(read.files[1]?.notes.otherDay).toBe(1);
  });
});
