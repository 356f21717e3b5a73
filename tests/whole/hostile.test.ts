import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { articleText, tempProject } from '../temp-project.ts';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const written = (body: string, title = 'How do I pay?') =>
  articleText(`title: ${title}\nanswer: Open your order and choose Pay.\nowner: ana`, body);
const times = (count: number, make: (index: number) => string, between = '') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** What nobody writes and what files become by accident: name, content, and the rules that must speak of it; `page` says whether it is published. */
const hostile: readonly (readonly [
  name: string,
  content: string | Uint8Array,
  rules: readonly string[],
  page: boolean,
])[] = [
  ['empty', '', ['article-empty'], true],
  [
    'binary',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe, 0x80]),
    ['file-unreadable'],
    false,
  ],
  ['nul', written('a\0b\n'), ['file-unreadable'], false],
  ['latin-1', Buffer.from(written('Größe\n'), 'latin1'), ['file-unreadable'], false],
  ['utf-16', utf16(written('Text.\n')), ['file-encoding'], true],
  ['utf-16-big', utf16(written('Text.\n')).swap16(), ['file-encoding'], true],
  ['bom', `\ufeff${written('Text.\n')}`, [], true],
  ['crlf', written('One.\n\n- a\n- b\n').replaceAll('\n', '\r\n'), [], true],
  ['cr', written('One.\n').replaceAll('\n', '\r'), [], true],
  [
    'five-megabytes',
    written('Lorem **ipsum** [dolor](good.md).\n\n- a\n- b\n\n'.repeat(110_000)),
    ['article-too-large'],
    true,
  ],
  ['one-long-line', written('lorem *ipsum* dolor '.repeat(260_000)), ['article-too-large'], true],
  ['quotes', written(`${'>'.repeat(10_000)} deep\n`), ['nesting-too-deep'], true],
  ['spaced-quotes', written(`${'> '.repeat(10_000)}deep\n`), ['nesting-too-deep'], true],
  ['lists', written(times(400, (depth) => `${' '.repeat(depth * 2)}- x`, '\n')), ['nesting-too-deep'], true],
  ['stars', written(`${'*'.repeat(10_000)}\n`), ['nesting-too-deep'], true],
  ['star-pairs', written(`${'a**b'.repeat(10_000)}\n`), ['nesting-too-deep'], true],
  ['underscores', written(`${'_a '.repeat(20_000)}\n`), ['nesting-too-deep'], true],
  ['tildes', written(`${'~~a '.repeat(20_000)}\n`), ['nesting-too-deep'], true],
  ['brackets', written(`${'['.repeat(10_000)}x${']'.repeat(10_000)}\n`), ['nesting-too-deep'], true],
  ['open-links', written(`${'[a]('.repeat(20_000)}\n`), ['nesting-too-deep'], true],
  ['open-images', written(`${'!['.repeat(20_000)}\n`), ['nesting-too-deep'], true],
  ['backticks', written(times(500, (index) => '`'.repeat(index + 1), ' a ')), ['nesting-too-deep'], true],
  ['elements', written(`${'<div>'.repeat(10_000)}\n`), ['nesting-too-deep'], true],
  ['open-tags', written(`${'<a '.repeat(20_000)}\n`), ['nesting-too-deep'], true],
  ['comments', written(`${'<!--'.repeat(20_000)}\n`), ['nesting-too-deep'], true],
  [
    'cells',
    written(`${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'|x\n'.repeat(3000)}`),
    ['article-too-large'],
    true,
  ],
  ['white-space', written(`a${' '.repeat(100_000)}b\n\n${'\n'.repeat(50_000)}c\n`), [], true],
  [
    'notes',
    written(
      `${times(3000, (i) => `[^${i}]`, ' ')}\n\n${times(3000, (i) => `[^${i}]: [^${(i + 1) % 3000}]\n`, '\n')}`,
    ),
    ['nesting-too-deep'],
    true,
  ],
  ['headings', written('# Same\n\n'.repeat(10_000)), [], true],
  ['code', written(`\`\`\`js\n${'a('.repeat(100_000)}\n\`\`\`\n`), [], true],
  [
    'alias-bomb',
    `---\ntitle: How?\nowner: ana\nanswer: So.\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ntags: *f\n---\n`,
    ['front-matter-type', 'frontmatter-unknown-key'],
    true,
  ],
  [
    'deep-yaml',
    `---\ntitle: How?\ntags: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\nText.\n`,
    ['front-matter-syntax'],
    false,
  ],
  ['long-yaml', `---\ntitle: ${'How '.repeat(50_000)}\n---\nText.\n`, ['front-matter-unclosed'], false],
];

test('hostile files give their finding, and everything else is built', { timeout: 120_000 }, async () => {
  const project = tempProject({
    'kb.config.yml': 'contact:\n  channels:\n    - type: email\n      address: help@example.com\n',
    'content/good.md': written('Open **Orders**.\n', 'How do I pay well?'),
    ...Object.fromEntries(hostile.map(([name, content]) => [`content/${name}.md`, content])),
  });
  const link = (target: string, name: string) =>
    symlinkSync(target, path.join(project.root, 'content', name));
  link('.', 'loop');
  link('round-b.md', 'round-a.md');
  link('round-a.md', 'round-b.md');
  link('nowhere.md', 'dangling.md');
  link('/etc', 'outside');
  link('/etc/hostname', 'host.md');
  const { code, stdout, stderr } = await project.kb(['build', '--json', '--as-of', '2026-06-15']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const findings: readonly Finding[] = JSON.parse(stdout).findings;
  const taste =
    /^(title-(generic|duplicate)|answer-|heading-|all-caps|link-|orphan|one-question|owner-registry)/;
  const rulesOf = (file: string) => [
    ...new Set(
      findings.flatMap(({ rule, at }) => (at.path === `content/${file}` && !taste.test(rule) ? [rule] : [])),
    ),
  ];
  const pages = project.files('site');
  const result = hostile.map(([name]) => [
    name,
    rulesOf(`${name}.md`)
      .filter((rule) => rule !== 'owner-missing')
      .sort(),
    pages.includes(`${name}.html`),
  ]);
  expect(result).toEqual(hostile.map(([name, , rules, page]) => [name, [...rules].sort(), page]));
  expect(['loop', 'outside', 'host.md'].map(rulesOf)).toEqual([
    ['file-link-outside'],
    ['file-link-outside'],
    ['file-link-outside'],
  ]);
  expect(['round-a.md', 'round-b.md', 'dangling.md'].map(rulesOf)).toEqual([
    ['file-unreadable'],
    ['file-unreadable'],
    ['file-unreadable'],
  ]);
  expect(rulesOf('good.md')).toEqual([]);
  expect(project.read('site/good.html')).toContain('Open <strong>Orders</strong>');
  expect(pages.filter((name) => /outside|host|loop|round|dangling/.test(name))).toEqual([]);
  // No finding repeats the hostile text without end.
  for (const { message, hint = '' } of findings) expect(`${message}${hint}`.length).toBeLessThan(1000);
});

test('names that differ only in case get two addresses on every disk', async () => {
  const { kb, files } = tempProject({
    'content/Pay/Card.md': written('One.\n', 'How do I pay by card?'),
    'content/pay/card.md': written('Two.\n', 'How do I pay with a card?'),
  });
  const ran = await kb(['build', '--json']);
  expect(ran.stderr).toBe('');
  const { findings } = JSON.parse(ran.stdout);
  const sites = files('content');
  const pages = files('site').filter((name) => name.endsWith('card.html'));
  // On a disk that keeps the case there are two files, else one.
  expect(pages).toHaveLength(sites.length);
  expect(new Set(pages.map((name) => name.toLowerCase())).size).toBe(sites.length);
  const collisions = findings.filter(({ rule }: Finding) => rule === 'slug-collision');
  expect(collisions).toHaveLength(sites.length - 1);
});
