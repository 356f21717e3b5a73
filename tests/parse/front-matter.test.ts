import { describe, expect, test } from 'vitest';
import { type FrontMatter, parseFrontMatter } from '../../src/parse/front-matter.ts';
import { frontMatterKeys } from '../../src/parse/front-matter-keys.ts';

function read(...lines: string[]): FrontMatter {
  return readText(['---', ...lines, '---', '# Heading', ''].join('\n'));
}
function readText(text: string): FrontMatter {
  return parseFrontMatter({ path: 'a.md', file: 'content/a.md', text });
}
const at = (line: number, column: number) => ({ path: 'content/a.md', line, column });

describe('canonical keys', () => {
  test('are read with their types', () => {
    const { meta, problems, withheld, body, bodyLine } = read(
      'title: "How do I get a refund?"',
      'answer: Within 14 days.',
      'description: About refunds',
      'id: 0042',
      'type: how-to',
      'owner: [ana, "#team"]',
      'reviewed: 2026-01-05',
      'review_every: 6 months',
      'review_by: 2026-07-05',
      'reviewed_by: ana',
      'review_note: "Followed the steps: all fine"',
      'review_hash: 1e10',
      'status: unlisted',
      'publish_on: 2026-01-01',
      'unpublish_on: 2027-01-01',
      'audience: internal',
      'tags: [refunds, billing]',
      'contact_tags: refund_request, money',
      'phrases: money back, cash back',
      'related: [other.md]',
      'redirect_from: /old/refund.html',
      'order: -2.5',
      'context: checkout',
      'lang: PT-br',
      'translation_of: en/refund.md',
      'source_hash: abc',
    );
    expect(problems).toEqual([]);
    expect(withheld).toBe(false);
    expect(body).toBe('# Heading\n');
    expect(bodyLine).toBe(29);
    expect(meta).toEqual({
      title: 'How do I get a refund?',
      answer: 'Within 14 days.',
      description: 'About refunds',
      id: '0042',
      type: 'how-to',
      owners: ['ana', '#team'],
      reviewed: '2026-01-05',
      reviewEvery: { unit: 'months', count: 6 },
      reviewBy: '2026-07-05',
      reviewedBy: 'ana',
      reviewNote: 'Followed the steps: all fine',
      reviewHash: '1e10',
      status: 'unlisted',
      publishOn: '2026-01-01',
      unpublishOn: '2027-01-01',
      audience: 'internal',
      tags: ['refunds', 'billing'],
      contactTags: ['refund_request', 'money'],
      phrases: ['money back', 'cash back'],
      related: ['other.md'],
      redirectFrom: ['/old/refund.html'],
      order: -2.5,
      context: ['checkout'],
      lang: 'pt-BR',
      translationOf: 'en/refund.md',
      sourceHash: 'abc',
    });
  });

  test('with groups and lists inside', () => {
    const { meta, problems } = read(
      'youll_need:',
      '  - Your order number',
      '  - item: A printer',
      '    note: or a phone',
      'before_you_start:',
      '  - check: The parcel has arrived',
      '    if_not: Wait two days',
      'pitfalls:',
      '  - symptom: The button is grey',
      '    fix: Sign in first',
      '  - No email arrives',
      'escalate:',
      '  when: After 14 days',
      '  to: the payments team',
      '  gather: [Order number, Screenshot]',
      'video: {src: a.mp4, captions: a.vtt, transcript: a.txt}',
      'archived: {on: 2026-01-01, reason: gone, replaced_by: b.md}',
    );
    expect(problems).toEqual([]);
    expect(meta).toEqual({
      youllNeed: [{ item: 'Your order number' }, { item: 'A printer', note: 'or a phone' }],
      beforeYouStart: [{ check: 'The parcel has arrived', ifNot: 'Wait two days' }],
      pitfalls: [
        { symptom: 'The button is grey', fix: 'Sign in first', at: at(10, 5) },
        { symptom: 'No email arrives', at: at(12, 5) },
      ],
      escalate: { when: 'After 14 days', to: 'the payments team', gather: ['Order number', 'Screenshot'] },
      video: { src: 'a.mp4', captions: 'a.vtt', transcript: 'a.txt', at: at(17, 8) },
      archived: { on: '2026-01-01', reason: 'gone', replacedBy: 'b.md' },
    });
  });

  test('an unquoted colon in a list item is explained', () => {
    const { problems } = read('youll_need:', '  - A card reader: USB');
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'frontmatter-unknown-key',
        at: at(3, 5),
        message: expect.stringContaining('quotes'),
      }),
      expect.objectContaining({ rule: 'front-matter-type', at: at(3, 5) }),
    ]);
  });

  test('never without a day stays never', () => {
    expect(read('review_every: never', 'review_reason: legal text').meta).toEqual({
      reviewEvery: 'never',
      reviewReason: 'legal text',
    });
  });

  test('an empty key says nothing', () => {
    const { meta, problems, withheld, keys } = read('title:', 'reviewed: ~', 'owner: null', 'tags: []');
    expect([meta, problems, withheld]).toEqual([{ tags: [] }, [], false]);
    expect(keys.owner?.at).toEqual(at(4, 1));
  });

  test('places of keys and items', () => {
    const { keys } = read(
      'title: A',
      'last_reviewed_on: 2026-01-05',
      'tags:',
      '  - a',
      '  - b',
      'owner: [x, y]',
    );
    expect(keys.title).toEqual({ writtenAs: 'title', at: at(2, 1), items: [at(2, 8)] });
    expect(keys.reviewed).toEqual({ writtenAs: 'last_reviewed_on', at: at(3, 1), items: [at(3, 19)] });
    expect(keys.tags?.items).toEqual([at(5, 5), at(6, 5)]);
    expect(keys.owner?.items).toEqual([at(7, 9), at(7, 12)]);
  });

  test('places do not change with Windows line endings', () => {
    const { keys, bodyLine, body, problems } = readText('---\r\ntitle: A\r\norder: x\r\n---\r\ntext\r\nmore');
    expect(keys.title?.at).toEqual(at(2, 1));
    expect(problems[0]?.at).toEqual(at(3, 8));
    expect([body, bodyLine]).toEqual(['text\r\nmore', 5]);
  });
});

describe('aliases', () => {
  const samples: Readonly<Record<string, [string, unknown]>> = {
    summary: ['text', 'text'],
    excerpt: ['text', 'text'],
    intro: ['text', 'text'],
    owner_slack: ['"#team"', ['#team']],
    doc_owner: ['ana', ['ana']],
    'ms.author': ['ana', ['ana']],
    'freshness.owner': ['ana', ['ana']],
    last_reviewed_on: ['2026-01-05', '2026-01-05'],
    last_reviewed: ['2026-01-05', '2026-01-05'],
    lastReviewed: ['2026-01-05', '2026-01-05'],
    audit_date: ['2026-01-05', '2026-01-05'],
    'freshness.reviewed': ['2026-01-05', '2026-01-05'],
    'ms.date': ['1/05/2026', '2026-01-05'],
    review_in: ['6 months', { unit: 'months', count: 6 }],
    review_interval: ['90 days', { unit: 'days', count: 90 }],
    review_cycle: ['P6M', { unit: 'months', count: 6 }],
    stale_after: ['2026-01-05', '2026-01-05'],
    draft: ['true', 'draft'],
    published: ['false', 'draft'],
    publishDate: ['2026-01-05', '2026-01-05'],
    expiryDate: ['2026-01-05', '2026-01-05'],
    you_need: ['[a]', [{ item: 'a' }]],
    "you'll need": ['[a]', [{ item: 'a' }]],
    prerequisites: ['[a]', [{ item: 'a' }]],
    requirements: ['[a]', [{ item: 'a' }]],
    common_pitfalls: ['[a]', [expect.objectContaining({ symptom: 'a' })]],
    synonyms: ['[a]', ['a']],
    keywords: ['a, b', ['a', 'b']],
    label_names: ['[a]', ['a']],
    aliases: ['[/a]', ['/a']],
    old_paths: ['/a', ['/a']],
    weight: ['"3"', 3],
    position: ['3', 3],
    'sidebar.order': ['3', 3],
  };

  test('every alias of the table has a sample here', () => {
    const aliases = frontMatterKeys.flatMap((spec) => spec.aliases.map((alias) => alias.name));
    expect(aliases.sort()).toEqual(Object.keys(samples).sort());
  });

  for (const [name, [written, value]] of Object.entries(samples)) {
    const spec = frontMatterKeys.find((each) => each.aliases.some((alias) => alias.name === name));
    test(`${name} is read as ${spec?.key}`, () => {
      const { meta, problems, keys } = read(`${name}: ${written}`);
      expect(problems).toEqual([]);
      expect(meta).toEqual({ [spec?.field as string]: value });
      expect(keys[spec?.key ?? 'title']?.writtenAs).toBe(name);
    });
    if (!name.includes('.')) continue;
    test(`${name} is read inside a group, block and inline`, () => {
      const [group, inner] = name.split('.');
      expect(read(`${group}:`, `  ${inner}: ${written}`).meta).toEqual({ [spec?.field as string]: value });
      expect(read(`${group}: { ${inner}: ${written} }`).meta).toEqual({ [spec?.field as string]: value });
    });
  }

  test('draft: false and published: true say nothing', () => {
    expect(read('draft: false', 'published: true').meta).toEqual({});
  });

  test('a month-first day is accepted in ms.date only', () => {
    const { problems, meta } = read('reviewed: 01/05/2026');
    expect(problems).toEqual([expect.objectContaining({ rule: 'review-date-invalid', at: at(2, 11) })]);
    expect(meta).toEqual({ invalid: ['reviewed'] });
    expect(read('ms.date: 13/05/2026').meta).toEqual({ invalid: ['reviewed'] });
  });

  test('the same value twice is no conflict; another one names both lines', () => {
    expect(read('reviewed: 2026-01-05', 'ms.date: 01/05/2026').problems).toEqual([]);
    expect(read('pitfalls: [a]', 'common_pitfalls: [a]').problems).toEqual([]);
    const { problems, meta } = read('last_reviewed_on: 2026-01-05', 'title: x', 'reviewed: 2026-02-05');
    expect(meta.reviewed).toBe('2026-02-05');
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'frontmatter-conflict',
        at: at(2, 1),
        message: expect.stringMatching(/`reviewed` on line 4 and `last_reviewed_on` on line 2/),
      }),
    ]);
  });

  test('of a status and a draft flag that disagree the careful one counts', () => {
    const { meta, problems } = read('status: published', 'draft: true');
    expect(meta.status).toBe('draft');
    expect(problems).toEqual([expect.objectContaining({ rule: 'frontmatter-conflict' })]);
  });
});

describe('freshness comment', () => {
  test('is read below a heading, with places', () => {
    const { meta, keys, problems } = readText(
      "# Title\n\n[TOC]\n\n<!--*\n# Document freshness\nfreshness: { owner: 'ana' reviewed: '2026-01-05' }\n*-->\n\nText",
    );
    expect(meta).toEqual({ owners: ['ana'], reviewed: '2026-01-05' });
    expect(keys.reviewed).toEqual({ writtenAs: 'freshness.reviewed', at: at(7, 27), items: [at(7, 27)] });
    expect(problems).toEqual([]);
  });

  test('after front matter, its day is checked and compared', () => {
    const text =
      '---\nreviewed: 2026-01-01\n---\n<!--* freshness: { reviewed: \'2026-02-30\' owner: "ana" } *-->\n';
    const { meta, problems } = readText(text);
    expect(meta).toEqual({ owners: ['ana'], reviewed: '2026-01-01', invalid: ['reviewed'] });
    expect(problems).toEqual([expect.objectContaining({ rule: 'review-date-invalid', at: at(4, 20) })]);
  });

  test('in the middle of the text is only a comment', () => {
    expect(readText("Text\n<!--* freshness: { owner: 'ana' } *-->\n").meta).toEqual({});
  });
});

describe('unknown keys', () => {
  test('are reported with what was meant; x- keys pass', () => {
    const { problems, withheld } = read('titel: A', 'x-note: mine', 'colour: red');
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'frontmatter-unknown-key',
        at: at(2, 1),
        hint: 'Did you mean `title`?',
      }),
      expect.objectContaining({
        rule: 'frontmatter-unknown-key',
        at: at(4, 1),
        hint: expect.stringContaining('x-'),
      }),
    ]);
    expect(withheld).toBe(false);
  });

  test('of technical documentation pages that only say how they look there pass', () => {
    const keys = ['layout: core', 'parent: /manual.html', 'source_url: x', 'owner_slack_workspace: y'];
    const { problems, meta } = read(
      'title: A',
      'owner_slack: "#ops"',
      'last_reviewed_on: 2026-01-31',
      ...keys,
    );
    expect(problems).toEqual([]);
    expect(meta).toEqual({ title: 'A', owners: ['#ops'], reviewed: '2026-01-31' });
  });

  test('that were probably meant to hide the article withhold it', () => {
    for (const line of ['staus: draft', 'audiance: internal', 'Draft: true', 'publish-on: 2030-01-01']) {
      expect(read(line), line).toMatchObject({
        withheld: true,
        problems: [{ rule: 'frontmatter-unknown-key', message: expect.stringContaining('not published') }],
      });
    }
  });

  test.each(['publisher: Acme', 'state: open', 'data: x', 'date: 2026-01-01'])(
    '%s withholds nothing',
    (line) => {
      expect(read(line)).toMatchObject({ withheld: false, problems: [{ rule: 'frontmatter-unknown-key' }] });
    },
  );

  test('inside alias groups carry the name of the group', () => {
    expect(read('sidebar:', '  order: 1', '  label: x').problems).toEqual([
      expect.objectContaining({ message: 'kb does not know the key `sidebar.label`.', at: at(4, 3) }),
    ]);
  });

  test('by the thousand are counted, not listed', () => {
    const { problems } = read(...Array.from({ length: 1500 }, (_, index) => `qqq${index}: 1`));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toContain('more unknown keys');
  });
});

describe('wrong values', () => {
  test.each([
    ['title: [a]', at(2, 8)],
    ['title: {a: b}', at(2, 8)],
    ['order: first', at(2, 8)],
    ['order: .inf', at(2, 8)],
    ['type: essay', at(2, 7)],
    ['lang: english language', at(2, 7)],
    ['tags: {a: b}', at(2, 7)],
    ['video: {captions: a.vtt}', at(2, 8)],
    ['pitfalls: [[a]]', at(2, 12)],
    ['title: ""', at(2, 8)],
  ])('%s is front-matter-type', (line, place) => {
    const { problems, withheld } = read(line);
    expect(problems).toEqual([expect.objectContaining({ rule: 'front-matter-type', at: place })]);
    expect(withheld).toBe(false);
  });

  test('words that are nearly right are understood or suggested', () => {
    expect(read('status: Draft', 'type: How To').meta).toEqual({ status: 'draft', type: 'how-to' });
    expect(read('type: polcy').problems[0]?.hint).toBe('Did you mean `policy`?');
  });

  test.each([
    'status: [draft]',
    'status: secret',
    'status: true',
    'status: ""',
    'status:',
    'audience: 5',
    'audience: everyone',
    'draft: maybe',
    'draft: {}',
    'publish_on: soon',
  ])('%s withholds the article', (line) => {
    const { withheld, problems } = read(line);
    expect(withheld).toBe(true);
    expect(problems).toHaveLength(1);
  });

  test.each([
    ['reviewed: 2026-02-30', 'review-date-invalid', 'reviewed'],
    ['reviewed: 20260105', 'review-date-invalid', 'reviewed'],
    ['reviewed: last week', 'review-date-invalid', 'reviewed'],
    ['last_reviewed: [2026-01-01]', 'review-date-invalid', 'reviewed'],
    ['review_by: 2026-1-5', 'review-date-invalid', 'review_by'],
    ['review_every: 6 moons', 'review-date-invalid', 'review_every'],
    ['review_every: 0 days', 'review-date-invalid', 'review_every'],
    ['publish_on: 2026-13-01', 'date-invalid', 'publish_on'],
    ['expiryDate: 2026-01-05T10:00:00Z', 'date-invalid', 'unpublish_on'],
    ['archived: {on: 2025-02-29}', 'date-invalid', 'archived'],
  ])('%s is %s and never "no date"', (line, rule, key) => {
    const { problems, meta } = read(line);
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
    expect(meta.invalid).toEqual([key]);
  });

  test('dates stay the text that was typed', () => {
    expect(read('reviewed: "2026-01-05"').meta.reviewed).toBe('2026-01-05');
    expect(read('reviewed: 2026-01-05 # checked').meta.reviewed).toBe('2026-01-05');
  });
});
