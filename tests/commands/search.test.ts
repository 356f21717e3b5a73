import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleText, tempProject } from '../temp-project.ts';

const files = {
  'kb.config.yml': 'title: Help\n',
  'content/refund.md': articleText(
    'title: When do I get my refund?\nid: KB-7',
    '## Card payments\n\nFive days.\n',
  ),
  'content/parcel.md': articleText(
    'title: Where is my parcel?\nphrases: [track my order]\ncontact_tags: [lost_parcel]',
    'On its way.\n',
  ),
};

describe('kb search', () => {
  it('prints what customers would find, and what a word was taken for', async () => {
    const { stdout, code } = await tempProject(files).kb(['search', 'card', 'refnd']);
    expect(code).toBe(0);
    expect(stdout).toContain('"refnd" is not a word of the site; searched for "refund".');
    expect(stdout).toMatch(/^ 1\. When do I get my refund\? › Card payments\n {4}refund\.md {2}\d/m);
  });

  it('shows with --explain what each word added', async () => {
    const { stdout } = await tempProject(files).kb(['search', 'my refunds payments', '--explain']);
    const points = [...stdout.matchAll(/^ +(\d+\.\d\d) {2}(\w+).* of at most/gm)].map(([, number]) =>
      Number(number),
    );
    expect(points).toHaveLength(2);
    const factor = Number(/x (\d+\.\d\d) {2}for how much the title/.exec(stdout)?.[1]);
    const score = Number(/refund\.md {2}(\d+\.\d\d)/.exec(stdout)?.[1]);
    expect(points.reduce((sum, each) => sum + each, 0) * factor).toBeCloseTo(score, 1);
  });

  it('gives the same as one JSON value with --format json', async () => {
    const { stdout } = await tempProject(files).kb(['search', 'refnd', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      query: 'refnd',
      repairs: [{ from: 'refnd', to: 'refund' }],
      results: [{ path: 'refund.md', url: 'refund.html', title: 'When do I get my refund?' }],
    });
    const { stdout: explained } = await tempProject(files).kb([
      'search',
      'refund',
      '--format',
      'json',
      '--explain',
    ]);
    expect(JSON.parse(explained).results[0].parts[0]).toMatchObject({ word: 'refund', inTitle: true });
  });

  it('says what to do when nothing is found, asked or there', async () => {
    const project = tempProject(files);
    expect((await project.kb(['search', 'xylophone'])).stdout).toContain('Nothing found for "xylophone"');
    for (const [argv, message] of [
      [['search'], 'nothing to search for'],
      [['search', '--batch', 'none.txt'], 'none.txt does not exist'],
      [['search', '--batch', '.'], 'This is a folder, not a file.'],
      [['search', '--batch', 'content'], 'content is a folder, not a file.'],
      [['search', '--test'], 'no search tests'],
      [['search', '--test', 'none.yml'], 'none.yml does not exist'],
      [['search', 'x', '--locale', 'fr'], 'no language "fr"'],
      [['search', 'x', '--from', 'a.csv'], '--test'],
      [['search', 'x', '--format', 'xml'], 'xml'],
      [['search', 'x', '--batch', 'kb.config.yml'], '"x" would not be searched for'],
      [['search', 'x', '--test'], '"x" would not be searched for'],
      [['search', '--test', '--batch', 'kb.config.yml'], 'cannot be used together'],
    ] as const) {
      const { code, stderr } = await project.kb(argv);
      expect([code, stderr.includes(message) ? message : stderr], argv.join(' ')).toEqual([2, message]);
    }
  });
});

describe('kb search --batch', () => {
  const queries = async (bytes: string | Buffer) => {
    const project = tempProject(files);
    writeFileSync(path.join(project.root, 'queries.txt'), bytes);
    const { code, stdout, stderr } = await project.kb(['search', '--batch', 'queries.txt']);
    const asked = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).query);
    return { code, stderr, asked };
  };

  it('reads what editors and terminals write', async () => {
    const asked = ['refund', 'Où est mon colis ?'];
    const text = `\ufeff${asked[0]}\r\n\r\n   \r\n  ${asked[1]}  \r\n`;
    expect(await queries(text)).toEqual({ code: 0, stderr: '', asked });
    expect(await queries(Buffer.from(text, 'utf16le'))).toEqual({ code: 0, stderr: '', asked });
  });

  it('says that a file has no queries', async () => {
    const { code, stderr, asked } = await queries('\n \n');
    expect([code, asked]).toEqual([0, []]);
    expect(stderr).toContain('queries.txt has no queries');
  });

  it('refuses what is no text, and says where', async () => {
    for (const [bytes, message] of [
      [Buffer.from('refund\nO\xf9 est', 'latin1'), 'queries.txt, line 2: The file holds characters'],
      [Buffer.from('refund\n\nab\0c'), 'queries.txt, line 3: The file holds NUL'],
    ] as const) {
      const { code, stderr, asked } = await queries(bytes);
      expect([code, asked]).toEqual([2, []]);
      expect(stderr).toContain(message);
    }
  });
});

describe('kb search --test', () => {
  it('says how many tests pass, and what came instead where one fails', async () => {
    const project = tempProject({
      ...files,
      'search-tests.yml':
        '- query: refund\n  expect: refund.md\n- query: track order\n  expect: [KB-7]\n- query: parcel\n  expect: nowhere.md\n',
    });
    const { code, stdout } = await project.kb(['search', '--test']);
    expect(code).toBe(1);
    expect(stdout).toContain('search-tests.yml:3:3  "track order"');
    expect(stdout).toContain('Wanted among the first 5: KB-7');
    expect(stdout).toContain('Came instead: Where is my parcel?');
    expect(stdout).toContain('There is no article "nowhere.md".');
    expect(stdout).toContain(
      '1 of 3 search tests pass. Success at 1: 33.3 %, at 5: 33.3 %, mean reciprocal rank 0.33.',
    );
  });

  it('says the same as one JSON value with --format json', async () => {
    const project = tempProject({
      ...files,
      'search-tests.yml': '- query: refund\n  expect: refund.md\n- query: track order\n  expect: [KB-7]\n',
    });
    const { code, stdout } = await project.kb(['search', '--test', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { tests: 2, passed: 1, atOne: 0.5, atFive: 0.5, meanReciprocalRank: 0.5 },
      tests: [
        { query: 'refund', passed: true },
        { query: 'track order', passed: false, found: ['parcel.md'] },
      ],
    });
  });

  it('reads another file, and is clean when all pass', async () => {
    const project = tempProject({
      ...files,
      'other.yml': '- query: my refund\n  expect: ./refund.md\n  top: 1\n',
    });
    expect(await project.kb(['search', '--test', 'other.yml'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('looks as far down as a test says', async () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `content/crowd-${at}.md`,
        articleText(`title: Refund ${at}`, 'Refund.\n'),
      ]),
    );
    const project = tempProject({
      ...files,
      ...crowd,
      'content/far.md': articleText(
        'title: Something else',
        `A refund. ${'Many other words. '.repeat(60)}\n`,
      ),
      'search-tests.yml': '- query: refund\n  expect: far.md\n  top: 100\n',
    });
    expect((await project.kb(['search', '--test'])).stdout).toContain(
      '1 of 1 search tests pass. Success at 1: 0 %',
    );
    const { stdout } = await project.kb(['check', '--only', 'search-test-failed', '--format', 'json']);
    expect(JSON.parse(stdout).findings).toEqual([]);
    project.write({ 'search-tests.yml': '- query: refund\n  expect: far.md\n  top: 20\n' });
    expect((await project.kb(['search', '--test'])).code).toBe(1);
  });

  it('makes tests of what customers wrote about', async () => {
    const project = tempProject({
      ...files,
      'contacts.csv':
        'id,created_at,tags\n1,2026-06-01T10:00:00Z,lost_parcel\n2,2026-06-02T10:00:00Z,lost_parcel\n',
    });
    const { code, stdout } = await project.kb(['search', '--test', '--from', 'contacts.csv']);
    expect(stdout).toContain('2 of 2 search tests pass');
    expect(code).toBe(0);
  });
});

it('kb check points at the line of a search test that fails', async () => {
  const project = tempProject({
    ...files,
    'search-tests.yml': '- query: refund\n  expect: refund.md\n- query: xylophone\n  expect: parcel.md\n',
  });
  const { stdout, code } = await project.kb(['check', '--only', 'search-test-failed', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toEqual([
    expect.objectContaining({
      rule: 'search-test-failed',
      at: expect.objectContaining({ path: 'search-tests.yml', line: 3 }),
    }),
  ]);
});
