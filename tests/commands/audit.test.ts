import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../src/io/find-browser.ts';
import type { Finding } from '../../src/model/finding.ts';
import { articleText, tempProject } from '../temp-project.ts';
import { seededPages } from './audit-seeds.ts';

/** Room for a busy machine; nothing here measures time. */
const slow = { timeout: 600_000 };
const env = { CHROME_PATH: findBrowser(process.env) };

function findings(stdout: string): Finding[] {
  return (JSON.parse(stdout) as { findings: Finding[] }).findings;
}

function short({ rule, at }: Finding): string {
  return `${rule} ${at.path}:${at.line}:${at.column}`;
}

const footer =
  '<footer class="site-footer"><button class="bare"></button>{{#if text}}{{/if}}{{#if topics}}{{/if}}{{#if links}}{{/if}}</footer>\n';
const project = {
  'kb.config.yml': 'title: Seeds\nowner: Support\ntheme: {folder: theme}\n',
  'theme/partials/footer.hbs': footer,
  'content/billing/refund.md': articleText(
    'title: How do I get a refund?\nanswer: Ask us within 30 days.\nreviewed: 2026-06-01',
    '## Steps\n\nFirst words.\n\nПривет всем читателям\n',
  ),
  'content/billing/pay.md': articleText(
    'title: How do I pay?\nanswer: By card.\nreviewed: 2026-06-01',
    '## Cards\n\nAll cards.\n',
  ),
};

test(
  'faults lead to the line of the article or to the template, once; they can be accepted, and come from the cache',
  slow,
  async () => {
    const { kb, write, read } = tempProject(project);
    const args = ['audit', '--states', 'load', '--as-of', '2026-06-15'];
    const first = await kb([...args, '--format', 'json'], { env });
    expect(findings(first.stdout).map(short)).toEqual([
      'audit-language-of-parts content/billing/refund.md:11:1',
      'axe-button-name theme/partials/footer.hbs:1:29',
    ]);
    expect(first.code).toBe(1);
    const again = await kb([...args, '--format', 'json'], { env });
    expect(again).toEqual(first);

    // The project says how much a rule counts; nothing is visited again for that.
    const config = project['kb.config.yml'];
    const rules = '{axe-button-name: info, audit-language-of-parts: off, axe-buton-name: off}';
    write({ 'kb.config.yml': `${config}rules: ${rules}\n` });
    const weighed = await kb([...args, '--format', 'json'], { env });
    expect(findings(weighed.stdout).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'config-unknown-rule warning',
      'axe-button-name info',
    ]);
    expect(weighed.code).toBe(0);
    write({ 'kb.config.yml': config });

    const accepted = await kb([...args, '--accept', 'Old theme'], { env });
    expect(accepted).toMatchObject({ code: 0, stderr: '' });
    expect(read('kb-baseline.yml')).toContain('axe-button-name');
    // Lines above and another page do not bring it back; a new fault does not hide.
    write({
      'theme/partials/footer.hbs': `<!-- more -->\n${footer}`,
      'content/billing/cash.md': articleText(
        'title: Can I pay cash?\nanswer: No.\nreviewed: 2026-06-01',
        'Ελληνικά λόγια εδώ\n',
      ),
    });
    const later = await kb([...args, '--format', 'json'], { env });
    expect(findings(later.stdout).map(short)).toEqual([
      'audit-language-of-parts content/billing/cash.md:7:1',
    ]);
    // Nothing is visited now but the pages of the proof.
    const pretty = await kb([...args], { env });
    expect(pretty.stdout).toContain('2 findings accepted by kb-baseline.yml.');
    expect(pretty.stdout).toMatch(
      /quick way of looking at pages was compared with opening them on\s.*: the same/s,
    );
    expect(pretty.stdout).toContain('[ ] headings:');
  },
);

test(
  'another site: what axe and the measures find, by page; what hangs is not checked, and that is no success',
  slow,
  async () => {
    const { kb } = tempProject(seededPages);
    const { code, stdout } = await kb(
      [
        'audit',
        '--site',
        '.',
        '--states',
        'load,320px,reduced-motion',
        '--time-limit',
        '25',
        '--format',
        'json',
      ],
      { env },
    );
    const found = new Set(findings(stdout).map(({ rule, at }) => `${rule} ${at.path}`));
    for (const wanted of [
      'audit-console index.html',
      'audit-focus-order index.html',
      'audit-focus-visible index.html',
      'audit-keyboard-unreachable index.html',
      'audit-language-of-parts index.html',
      'audit-motion index.html',
      'audit-reflow index.html',
      'audit-text-spacing index.html',
      'axe-color-contrast index.html',
      'audit-focus-covered covered.html',
      'audit-focus-covered sticky.html',
      'audit-keyboard-trap trap.html',
      'audit-keyboard-trap late-trap.html',
      'audit-skip-link skip.html',
      'audit-not-checked hang.html',
    ]) {
      expect([...found], wanted).toContain(wanted);
    }
    // A refresh that leads back and forth, and a service worker, change nothing.
    expect([...found].filter((name) => /(loop-|worker|frame\.)/.test(name))).toEqual([]);
    expect(code).toBe(2);
  },
);

test(
  'an address on this computer is read from link to link; a redirect that ends nowhere is said',
  slow,
  async () => {
    const page = (body: string) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body><main><h1>T</h1>${body}</main></body></html>`;
    const answers: Record<string, string> = {
      '/docs/': page(
        '<p><a href="next">next page</a></p><p><a href="/outside">elsewhere</a></p><p><a href="round">round and round</a></p>',
      ),
      '/docs/next': page('<p><img src="x.png"></p>'),
      '/outside': page('<p><img src="y.png"></p>'),
    };
    const server = createServer((request, response) => {
      const text = answers[request.url ?? ''];
      if (request.url === '/docs/round') response.writeHead(302, { Location: '/docs/round' });
      else response.writeHead(text ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(text ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { stdout, code } = await tempProject().kb(
      ['audit', '--site', `http://127.0.0.1:${port}/docs/`, '--states', 'load', '--format', 'json'],
      { env },
    );
    const images = findings(stdout).filter(({ rule }) => rule === 'axe-image-alt');
    expect(images.map(({ at }) => at.path)).toEqual(['docs/next']);
    expect(code).toBe(1);
  },
);

test(
  'a site of others is remembered between runs, outside of it; a new style is a new look; nothing is green without a browser',
  slow,
  async () => {
    const page = (name: string) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><link rel="stylesheet" href="a.css"></head><body><main><h1>${name}</h1><p class="${name}">Some words</p></main></body></html>`;
    const files = {
      'site/a.html': page('one'),
      'site/b.html': page('two'),
      'site/a.css': '.one{color:#000}',
    };
    const { kb, write, root, files: filesIn } = tempProject(files);
    const args = ['audit', '--site', 'site', '--states', 'load,dark', '--format', 'pretty'];
    const run = (where: string, more: string[] = []) =>
      kb([...args, ...more], { env: { ...env, HOME: path.join(root, where), XDG_CACHE_HOME: undefined } });
    const first = await run('home');
    expect(first.stdout).not.toContain('earlier runs');
    expect(first.code).toBe(0);
    expect((await run('home')).stdout).toContain('3 of 4 visits were known');
    expect((await run('home', ['--no-cache'])).stdout).not.toContain('earlier runs');
    write({ 'site/b.html': page('three') });
    expect((await run('home')).stdout).toContain('2 of 4 visits were known');
    write({ 'site/a.css': '.one{color:#ccc}' });
    const faint = await run('home');
    expect(faint.stdout).not.toContain('earlier runs');
    expect(faint.stdout).toContain('axe-color-contrast');
    // Where the cache would be inside the site, there is none.
    await run('site');
    expect(filesIn('site')).toEqual(['a.css', 'a.html', 'b.html']);
    const blind = await kb(args, { env: { CHROME_PATH: '/nowhere', HOME: path.join(root, 'home') } });
    expect(blind.code).toBe(2);
  },
);

test(
  'a browser that dies is started once more; then exit code 2 names what was not checked',
  slow,
  async () => {
    const { kb, write, root } = tempProject({ 'site/index.html': seededPages['hang.html'] ?? '' });
    write({ 'dying.sh': `#!/bin/sh\n(sleep 4; kill -9 $$) &\nexec "${env.CHROME_PATH}" "$@"\n` });
    chmodSync(path.join(root, 'dying.sh'), 0o755);
    const { code, stdout } = await kb(['audit', '--site', 'site', '--states', 'load', '--format', 'json'], {
      env: { CHROME_PATH: path.join(root, 'dying.sh') },
    });
    expect(findings(stdout)).toMatchObject([{ rule: 'audit-not-checked', at: { path: 'index.html' } }]);
    expect(findings(stdout)[0]?.message).toContain('the browser ended in the middle, twice');
    expect(code).toBe(2);
  },
);

describe('what cannot be audited ends with exit code 2 and a way on', () => {
  test.each([
    ['no browser', ['audit'], 'CHROME_PATH names /nowhere'],
    ['no such state', ['audit', '--states', 'drak'], 'Did you mean "dark"?'],
    ['no such page', ['audit', '--pages', 'content/refnud.md'], 'Did you mean content/refund.md?'],
    ['an address elsewhere', ['audit', '--site', 'https://example.com/'], 'is not this computer'],
    ['nobody at the address', ['audit', '--site', 'http://127.0.0.1:9/'], 'Start the site first'],
    ['no folder', ['audit', '--site', 'nowhere'], 'There is no folder nowhere'],
    ['a folder without pages', ['audit', '--site', 'content'], 'has no HTML page'],
    ['a report inside the site', ['audit', '--format', 'json=site/a.json'], 'inside the site'],
    ['nobody who signs', ['audit', '--sign-off', 'headings'], 'Add --by'],
    ['a question nobody asks', ['audit', '--sign-off', 'captions', '--by', 'x'], 'nobody needs to look'],
  ])('%s', async (_name, args, message) => {
    const { kb } = tempProject({ 'content/refund.md': articleText('title: A', '## B\n\nWords.\n') });
    const { code, stderr } = await kb(args, { env: { CHROME_PATH: '/nowhere' } });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test('no article', async () => {
    const { code, stderr } = await tempProject({ 'kb.config.yml': 'title: A\n' }).kb(['audit']);
    expect(stderr).toContain('nothing to audit');
    expect(code).toBe(2);
  });
});

test('signing off needs no browser, keeps who and when, and says what is still open', async () => {
  const { kb, read } = tempProject(project);
  const { code, stdout } = await kb([
    'audit',
    '--sign-off',
    'headings,order',
    '--by',
    'maria',
    '--note',
    'Read aloud',
    '--as-of',
    '2026-06-15',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\[x\] headings: .*\(maria, 2026-06-15\)/);
  expect(stdout).toMatch(/\[ \] senses: /);
  expect(read('kb-signoff.yml')).toContain('note: "Read aloud"');
});
