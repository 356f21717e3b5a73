import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import type { Gap, GapReport } from '../../src/model/gap-report.ts';
import { type TempProject, tempProject } from '../temp-project.ts';

const queries = fileURLToPath(new URL('../../templates/queries', import.meta.url));
const article = fileURLToPath(new URL('../../content/gaps/warehouse-queries.md', import.meta.url));

const tags = ['refund late_delivery', 'refund', 'sign_in', 'Sign_In vat', '', 'vat sign_in refund', 'gift'];
const channels = ['email', 'chat', 'phone', 'web'];

/** Sixteen weeks of contacts with every column that counts can hold; always the same ones. */
function contactsCsv(): string {
  const lines = [
    'id,created_at,tags,channel,status,replies,reopens,first_response_minutes,resolution_minutes,satisfaction',
  ];
  for (let day = 0; day < 112; day++) {
    const date = new Date(Date.UTC(2026, 1, 9) + day * 86_400_000).toISOString().slice(0, 10);
    for (let i = 0; i < 3 + ((day * 7) % 5) + (day > 90 ? 4 : 0); i++) {
      const k = day * 31 + i * 17;
      const open = k % 11 === 0;
      const cells = [
        String(day * 100 + i),
        `${date} ${String(8 + (k % 12)).padStart(2, '0')}:15:00`,
        tags[k % (day > 90 ? 7 : 6)],
        channels[k % 4],
        open ? 'open' : k % 2 ? 'closed' : 'solved',
        k % 13 === 0 ? '' : String(1 + (k % 3)),
        String(k % 9 === 0 ? 1 : 0),
        String((k * 3) % 240),
        open ? '' : String(60 + ((k * 13) % 3000)),
        k % 3 === 0 ? 'good' : k % 3 === 1 ? 'bad' : '',
      ];
      lines.push(cells.join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Runs the query of the help article over Parquet, as it is but for the names of the two files. */
async function countInDuckDb({ root }: TempProject): Promise<void> {
  const file = (name: string): string => `'${path.join(root, name).replaceAll("'", "''")}'`;
  const query = readFileSync(path.join(queries, 'duckdb.sql'), 'utf8')
    .replace("'contacts.parquet'", file('contacts.parquet'))
    .replace("'counts.csv'", file('counts.csv'));
  const database = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await database.connect();
  try {
    await connection.run(
      `COPY (SELECT * FROM read_csv(${file('contacts.csv')})) TO ${file('contacts.parquet')} (FORMAT parquet)`,
    );
    await connection.run(query);
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

/** What counts can tell of a gap: everything but single times. */
function countable({ service, ...gap }: Gap): unknown {
  const { firstResponse, resolution, ...rest } = service;
  const times = [firstResponse, resolution].map(({ mean, n }) => ({
    mean: mean && Math.round(mean * 100),
    n,
  }));
  return { ...gap, ...rest, times };
}

async function reportOf(project: TempProject, argv: readonly string[]): Promise<GapReport> {
  const flags = ['--as-of', '2026-06-01', '--min-cell', '1', '--format', 'json'];
  const { code, stdout, stderr } = await project.kb(['gaps', ...argv, ...flags]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as GapReport;
}

describe('counts of a warehouse', () => {
  it('give the same report as the raw file, with the DuckDB query over Parquet', async () => {
    const project = tempProject({ 'contacts.csv': contactsCsv() });
    await countInDuckDb(project);
    const raw = await reportOf(project, ['contacts.csv']);
    const counted = await reportOf(project, ['--counts', 'counts.csv']);
    expect(raw.gaps.length).toBeGreaterThan(4);
    expect(counted.gaps.map(countable)).toEqual(raw.gaps.map(countable));
    for (const key of [
      'headline',
      'window',
      'before',
      'data',
      'contacts',
      'contactsBefore',
      'untagged',
      'untaggedShare',
      'weeks',
      'channels',
      'rareTags',
    ] as const) {
      expect(counted[key], key).toEqual(raw[key]);
    }
    expect(counted.method.dispersion).toBe(raw.method.dispersion);
    expect(counted.method.limits).toContain(
      'Counts hold sums: times are means, without median and 90th percentile.',
    );
  });

  it('are inspected like the raw file', async () => {
    const project = tempProject({ 'contacts.csv': contactsCsv() });
    await countInDuckDb(project);
    const inspect = async (...argv: string[]) =>
      JSON.parse((await project.kb(['gaps', ...argv, '--inspect', '--format', 'json'])).stdout);
    const { contacts, untagged, tags: perTag, created, channels: perChannel } = await inspect('contacts.csv');
    expect(await inspect('--counts', 'counts.csv')).toMatchObject({ contacts, untagged, created });
    const counted = await inspect('--counts', 'counts.csv');
    expect(counted.tags).toEqual(perTag);
    expect(counted.channels).toEqual(perChannel);
  });

  it('have their five queries in the help article, word for word', () => {
    const text = readFileSync(article, 'utf8');
    const names = readdirSync(queries).sort();
    expect(names).toEqual(['bigquery.sql', 'clickhouse.sql', 'duckdb.sql', 'snowflake.sql', 'spark.sql']);
    for (const name of names) {
      const query = readFileSync(path.join(queries, name), 'utf8').trim();
      expect(text, name).toContain(`\`\`\`sql\n${query}\n\`\`\``);
    }
  });
});
