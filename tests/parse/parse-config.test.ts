import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/parse/parse-config.ts';

function read(...lines: string[]) {
  return parseConfig('kb.config.yml', lines.join('\n'));
}
const at = (line: number, column: number) => ({ path: 'kb.config.yml', line, column });

describe('defaults', () => {
  const defaults = {
    file: 'kb.config.yml',
    title: 'Help center',
    content: 'content',
    out: 'site',
    urls: 'file',
    locale: 'en',
    locales: [{ code: 'en' }],
    brand: { colour: '#1f5fbf' },
    owners: [],
    review: { dueSoonDays: 30, bulkLimit: 10 },
    contact: { channels: [], languages: [] },
    notices: [],
    home: { featured: [] },
    feedback: {},
    footer: { links: [] },
    previousUrls: [],
    redirects: {},
    redirectsAt: {},
    rules: {},
    ruleOptions: {},
    images: { maxKilobytes: 300 },
    theme: {},
    search: { synonyms: 'synonyms.yml', tests: 'search-tests.yml' },
    gaps: { ignore: [], aliases: {}, minCell: 5, constants: {} },
    build: { api: false },
    places: {},
  };

  test('without a file', () => {
    expect(parseConfig('kb.config.yml', undefined)).toEqual({
      config: { ...defaults, exists: false },
      problems: [],
      usable: true,
    });
  });

  test.each(['', '\ufeff', '# nothing\n', '---\n', 'title:\nbrand:\ncontact: ~\nlocales:\n'])(
    'with %j',
    (text) => {
      expect(parseConfig('kb.config.yml', text)).toEqual({
        config: { ...defaults, exists: true },
        problems: [],
        usable: true,
      });
    },
  );
});

test('every key is read', () => {
  const { config, problems, usable } = read(
    'title: Acme help',
    'description: Answers about Acme',
    'url: https://help.acme.example/en',
    'content: docs',
    'out: public',
    'urls: directory',
    'locale: en',
    'locales: [de, {code: en, label: English, title: Help}, pt_br]',
    'brand: {name: Acme, colour: "#A1b", logo: img/logo.svg, logo_alt: Acme home, favicon: f.ico, home_url: https://acme.example/}',
    'owner: [support, ana]',
    'review: {every: 6 months, due_soon: 2 weeks, bulk_limit: 20}',
    'charter: {title: Our promise, intro: We care, promises: [{title: Fast, text: One day}, Kind]}',
    'notices:',
    '  - Short message',
    '  - {message: Down, level: incident, from: 2026-01-01, until: 2026-01-02, link: /status, link_text: Status}',
    'home: {featured: [a.md], popular: popular.json, intro: Hello}',
    'feedback: {helpful: "https://x.example/?u={url}", correction: mailto:docs@acme.example}',
    'footer: {text: Acme Ltd, links: [{label: Imprint, href: https://acme.example/imprint}]}',
    'previous_urls: https://old.example/articles/{id}',
    'redirects: {old/page.html: billing/refund.md, "/x": https://other.example/}',
    'rules: {title-generic: off, link-broken: warning, jargon: warn}',
    'rule_options: {answer-too-long: {words: 80, list: [a, b]}}',
    'images: {max_kilobytes: 150}',
    'theme: {folder: my-theme}',
    'search: {synonyms: s.yml, tests: t.yml}',
    'gaps: {ignore: [{tag: spam, reason: no customer}], aliases: {rfnd: refund}, min_cell: 8, constants: {decay: 0.5}}',
    'build: {api: true}',
  );
  expect(problems).toEqual([]);
  expect(usable).toBe(true);
  const { places, ...rest } = config;
  expect(rest).toEqual({
    file: 'kb.config.yml',
    exists: true,
    title: 'Acme help',
    description: 'Answers about Acme',
    url: 'https://help.acme.example/en/',
    content: 'docs',
    out: 'public',
    urls: 'directory',
    locale: 'en',
    locales: [{ code: 'en', label: 'English', title: 'Help' }, { code: 'de' }, { code: 'pt-BR' }],
    brand: {
      name: 'Acme',
      colour: '#aa11bb',
      colourAt: at(9, 21),
      logo: 'img/logo.svg',
      logoAlt: 'Acme home',
      favicon: 'f.ico',
      homeUrl: 'https://acme.example/',
    },
    owners: ['support', 'ana'],
    review: { every: { unit: 'months', count: 6 }, dueSoonDays: 14, bulkLimit: 20 },
    contact: { channels: [], languages: [] },
    charter: {
      title: 'Our promise',
      intro: 'We care',
      promises: [{ title: 'Fast', text: 'One day' }, { title: 'Kind' }],
    },
    notices: [
      { message: 'Short message', level: 'info', at: at(14, 5) },
      {
        message: 'Down',
        level: 'incident',
        from: '2026-01-01',
        until: '2026-01-02',
        link: '/status',
        linkText: 'Status',
        at: at(15, 5),
      },
    ],
    home: { featured: ['a.md'], featuredAt: at(16, 8), popular: 'popular.json', intro: 'Hello' },
    feedback: { helpful: 'https://x.example/?u={url}', correction: 'mailto:docs@acme.example' },
    footer: { text: 'Acme Ltd', links: [{ label: 'Imprint', href: 'https://acme.example/imprint' }] },
    previousUrls: ['https://old.example/articles/{id}'],
    redirects: { 'old/page.html': 'billing/refund.md', '/x': 'https://other.example/' },
    redirectsAt: { 'old/page.html': at(20, 13), '/x': at(20, 47) },
    rules: { 'title-generic': 'off', 'link-broken': 'warning', jargon: 'warning' },
    ruleOptions: { 'answer-too-long': { words: 80, list: ['a', 'b'] } },
    images: { maxKilobytes: 150 },
    theme: { folder: 'my-theme' },
    search: { synonyms: 's.yml', tests: 't.yml' },
    gaps: {
      ignore: [{ tag: 'spam', reason: 'no customer' }],
      aliases: { rfnd: 'refund' },
      minCell: 8,
      constants: { decay: 0.5 },
    },
    build: { api: true },
  });
  expect(places).toMatchObject({
    title: at(1, 1),
    content: at(4, 1),
    'brand.colour': at(9, 21),
    'review.every': at(11, 10),
    'rules.link-broken': at(21, 29),
  });
  expect(structuredClone(config)).toEqual(config);
});

describe('spelling', () => {
  test('camelCase, hyphens and American English are read', () => {
    const { config, problems } = read(
      'brand: {color: "#123456", homeUrl: /}',
      'review: {dueSoon: 10, bulk-limit: 3}',
      'previousUrls: ["https://old.example/{id}"]',
      'ruleOptions: {a: {}}',
      'languages: [de]',
    );
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      brand: { colour: '#123456', homeUrl: '/' },
      review: { dueSoonDays: 10, bulkLimit: 3 },
      previousUrls: ['https://old.example/{id}'],
      locale: 'de',
      locales: [{ code: 'de' }],
    });
  });

  test('two spellings that disagree are named', () => {
    const { config, problems } = read('brand:', '  colour: "#111111"', '  color: "#222222"');
    expect(config.brand.colour).toBe('#111111');
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'config-invalid',
        at: at(3, 3),
        message: expect.stringMatching(/line 2.*line 3/),
      }),
    ]);
  });

  test('an unknown key is reported with what was meant, and the rest is used', () => {
    const { config, problems, usable } = read('tilte: A', 'x-mine: 1', 'brand: {colr: "#fff"}', 'zzz: 1');
    expect(usable).toBe(true);
    expect(config.title).toBe('Help center');
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'config-unknown-key', at: at(1, 1), hint: 'Did you mean `title`?' }),
      expect.objectContaining({ rule: 'config-unknown-key', at: at(3, 9), hint: 'Did you mean `color`?' }),
      expect.objectContaining({ rule: 'config-unknown-key', at: at(4, 1) }),
    ]);
  });
});

describe('wrong values', () => {
  test.each([
    'url: help.example.com',
    'url: ftp://help.example.com/',
    'url: javascript:alert(1)',
    'url: https://',
    'url: "https://user:secret@help.example.com"',
    'content: [a]',
    'out: {}',
    'out: "a\\u0000b"',
    'urls: pretty',
    'locale: english',
    'locale: 5',
    'locales: [en, "??"]',
    'locales: {}',
  ])('%s stops kb', (line) => {
    const { problems, usable } = read(line);
    expect(problems.map((problem) => problem.rule)).toEqual(['config-invalid']);
    expect(usable).toBe(false);
  });

  test.each([
    'brand: {colour: red}',
    'brand: {colour: "#12345"}',
    'brand: blue',
    'review: {every: sometimes}',
    'review: {due_soon: -1}',
    'review: {bulk_limit: 1.5}',
    'notices: [{level: info}]',
    'notices: [{message: a, level: loud}]',
    'notices: [{message: a, from: 2026-02-30}]',
    'notices: [{message: a, link: "javascript:alert(1)"}]',
    'home: {popular: [a]}',
    'feedback: {helpful: "data:text/html,x"}',
    'footer: {links: [{label: x, href: "//evil.example"}]}',
    'footer: {links: [{label: x}]}',
    'previous_urls: ["old.example/{id}"]',
    'rules: {a: fatal}',
    'rules: [a]',
    'rule_options: {a: 5}',
    'images: {max_kilobytes: 0}',
    'gaps: {ignore: [spam]}',
    'gaps: {ignore: [{tag: spam}]}',
    'gaps: {min_cell: 0}',
    'gaps: {constants: {a: b}}',
    'build: {api: maybe}',
    'charter: {promises: [{text: no title}]}',
  ])('%s is replaced by the default', (line) => {
    const { problems, usable } = read(line);
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'config-invalid', at: expect.objectContaining({ line: 1 }) }),
    ]);
    expect(usable).toBe(true);
  });

  test.each(['title: "a', '\ttitle: a', '- a', 'just text', 'title: a\ntitle: b', 'a: b\n---\nc: d'])(
    '%j stops kb',
    (text) => {
      const { problems, usable, config } = read(text);
      expect(usable).toBe(false);
      expect(problems).toHaveLength(1);
      expect(config.title).toBe('Help center');
    },
  );

  test('broken YAML says where', () => {
    expect(read('title: a', 'brand:', '\tname: x').problems).toEqual([
      expect.objectContaining({
        rule: 'config-syntax',
        at: at(3, 1),
        message: expect.stringContaining('tab'),
      }),
    ]);
  });
});

describe('redirects', () => {
  test.each([
    '../secret',
    'a/../../b',
    'a/%2e%2e/b',
    '//host/x',
    '/\\host',
    '\\\\host',
    '/\\t/host',
    'javascript:alert(1)',
    'a\\u0000b',
    'a\\nb',
    '%zz',
  ])('from or to %s is refused', (path) => {
    const written = `"${path.replace(/\\(?![tnu])/g, '\\\\')}"`;
    const from = read('redirects:', `  ${written}: home.md`);
    expect(from.problems.map((problem) => [problem.rule, problem.at])).toEqual([
      ['config-invalid', at(2, 3)],
    ]);
    expect(from.config.redirects).toEqual({});
    const to = read('redirects:', `  old: ${written}`);
    expect(to.problems.map((problem) => [problem.rule, problem.at])).toEqual([['config-invalid', at(2, 8)]]);
    expect(to.config.redirects).toEqual({});
    expect(from.usable && to.usable).toBe(true);
  });

  test('__proto__ is no way in', () => {
    const { config, problems } = read(
      'redirects:',
      '  __proto__: a',
      '  constructor: b',
      'rules: {__proto__: error}',
    );
    expect(Object.entries(config.redirects)).toEqual([['constructor', 'b']]);
    expect(config.redirectsAt.constructor).toEqual(at(3, 3));
    expect(Object.entries(config.rules)).toEqual([]);
    expect(problems).toHaveLength(2);
  });
});

test('an alias bomb in free settings is cut', () => {
  const rows = ['x-a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [...pair])) {
    rows.push(`x-${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
  }
  const { config, problems } = read(...rows, 'rule_options: {jargon: {words: *g}}');
  expect(problems.map((problem) => problem.rule)).toEqual(['config-invalid']);
  expect(config.ruleOptions).toEqual({});
});
