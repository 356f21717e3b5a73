import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';

// The script for pages is compiled: `npm test` compiles first.
let browser: Browser;
const waits = { timeout: 90_000 };

beforeAll(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error(`No browser to test in. ${browserAdvice(process.env)}`);
  browser = await chromium.launch({ executablePath, args });
});
afterAll(() => browser?.close());

const long = Array.from({ length: 60 }, (_, i) => `Paragraph ${i}.\n`).join('\n');
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'";

async function open(project: TempProject, address: string): Promise<Page> {
  const stop = new AbortController();
  let url = '';
  const done = project.kb(['dev', '--port', '0', '--as-of', '2026-06-15'], {
    signal: stop.signal,
    stdout: (text) => {
      url = /http:\S+/.exec(text)?.[0] ?? url;
    },
  });
  onTestFinished(async () => {
    stop.abort();
    await done;
  });
  await expect.poll(() => url, waits).not.toBe('');
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const violations: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && violations.push(message.text())));
  page.on('pageerror', (error) => violations.push(error.message));
  // The strictest policy that a host could set.
  await page.route('**/*.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  onTestFinished(async () => {
    // The page may be loading at this moment: what its route was about to answer is for nobody.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
    expect(violations).toEqual([]);
  });
  await page.goto(url + address);
  return page;
}

test('a saved article appears without losing the place, and the panel tells of it', async () => {
  const article = (text: string) => articleText('title: How do I pay?\nowner: ann', `${text}\n\n${long}`);
  const project = tempProject({ 'content/a.md': article('See [b](none.md).') });
  const page = await open(project, 'a.html');
  const panel = page.getByRole('complementary', { name: 'kb dev' });
  await expect.poll(() => panel.textContent(), waits).toContain('link-broken');
  expect(await panel.textContent()).toContain('ann');
  await page.evaluate(() => scrollTo(0, 900));
  project.write({ 'content/a.md': article('By card.') });
  await expect.poll(() => page.textContent('main'), waits).toContain('By card.');
  await expect.poll(() => page.evaluate(() => scrollY), waits).toBe(900);
  await expect.poll(() => panel.textContent(), waits).not.toContain('link-broken');
});

test('the panel opens and closes by keyboard, remembers it, and never lies over what has the focus', async () => {
  const links = Array.from({ length: 60 }, (_, i) => `[Link ${i}](https://example.com/${i})\n`).join('\n');
  const project = tempProject({ 'content/a.md': articleText('title: How do I pay?', links) });
  const page = await open(project, 'a.html');
  const toggle = page.locator('kb-dev .toggle');
  await expect.poll(() => toggle.getAttribute('aria-expanded'), waits).toBe('true');
  await toggle.focus();
  await page.keyboard.press('Escape');
  expect(await toggle.getAttribute('aria-expanded')).toBe('false');
  await page.reload();
  await expect.poll(() => toggle.getAttribute('aria-expanded'), waits).toBe('false');
  await page.keyboard.press('Shift+Tab');
  await toggle.focus();
  await page.keyboard.press('Enter');
  expect(await toggle.getAttribute('aria-expanded')).toBe('true');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 600 });
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
      const isHidden = await page.evaluate(() => {
        const at = document.activeElement;
        const panel = document.querySelector('kb-dev')?.shadowRoot?.querySelector('.panel');
        if (!at || !panel || at === document.body || at.tagName === 'KB-DEV') return false;
        const [a, b] = [at.getBoundingClientRect(), panel.getBoundingClientRect()];
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      });
      expect({ width, i, isHidden }).toEqual({ width, i, isHidden: false });
    }
  }
});

test('a mistake in a template lies over the page with its place until it is mended', async () => {
  const project = tempProject({
    'content/a.md': articleText('title: How do I pay?', 'By card.\n'),
    'kb.config.yml': 'title: Shop\ntheme:\n  folder: look\n',
    'look/css/own.css': 'p { color: #222 }',
  });
  const page = await open(project, 'a.html');
  const overlay = page.getByRole('dialog');
  project.write({ 'look/article.hbs': '<h1>{{title}}</h1>\n<p>{{nothing}}</p>\n' });
  await expect.poll(() => overlay.isVisible(), waits).toBe(true);
  expect(await overlay.textContent()).toContain('look/article.hbs:2:');
  expect(await overlay.locator('.wrong').textContent()).toContain('{{nothing}}');
  rmSync(path.join(project.root, 'look/article.hbs'));
  await expect.poll(() => overlay.count(), waits).toBe(0);
  expect(await page.textContent('main')).toContain('By card.');
});
