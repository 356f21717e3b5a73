import { rmSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { startDev } from '../commands/dev-windows.ts';
import { articleText, type TempProject, tempProject } from '../temp-project.ts';
import { axeFaults } from './axe-faults.ts';

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

test('focus and what was unfolded survive a saved article, in the page and in the panel', async () => {
  const article = (text: string) =>
    articleText(
      'title: How do I pay?',
      `${text}\n\n<details>\n<summary>By card</summary>\n\nWords.\n\n</details>\n\n[Same](b.md)\n\n[Same](b.md)\n\n[gone](none.md)\n\n${long}`,
    );
  const project = tempProject({ 'content/a.md': article('One.'), 'content/b.md': articleText('title: B') });
  const page = await open(project, 'a.html');
  const panel = page.getByRole('complementary', { name: 'kb dev' });
  await expect.poll(() => panel.textContent(), waits).toContain('link-broken');
  await page.locator('main summary').click();
  await page.getByRole('link', { name: 'Same' }).nth(1).focus();
  project.write({ 'content/a.md': article('Two.') });
  await expect.poll(() => page.textContent('main'), waits).toContain('Two.');
  const focused = () =>
    page.evaluate(() => {
      const same = [...document.querySelectorAll('main a')].filter(
        ({ textContent }) => textContent === 'Same',
      );
      return same.indexOf(document.activeElement as Element);
    });
  await expect.poll(focused, waits).toBe(1);
  expect(await page.locator('main details').evaluate((part) => (part as HTMLDetailsElement).open)).toBe(true);
  // The writer follows a line to the editor, saves, and comes back to it.
  await expect.poll(() => panel.textContent(), waits).toContain('link-broken');
  const line = panel.getByRole('button', { name: /^Line/ }).first();
  const text = await line.textContent();
  await line.focus();
  project.write({ 'content/a.md': article('Three.') });
  await expect.poll(() => page.textContent('main'), waits).toContain('Three.');
  const inPanel = () =>
    page.evaluate(() => document.querySelector('kb-dev')?.shadowRoot?.activeElement?.textContent);
  await expect.poll(inPanel, waits).toBe(text);
});

/** What is in the search field, where the caret is, and whether it has the focus. */
const searchField = (page: Page) =>
  page.locator('input[name=q]').evaluate((one) => {
    const { value, selectionStart, selectionEnd } = one as HTMLInputElement;
    return { value, caret: [selectionStart, selectionEnd], isFocused: one.matches(':focus') };
  });

test('words in the search field, their caret and the focus survive a saved article, and their suggestions come back', async () => {
  const article = (text: string) => articleText('title: How do I get a refund?', text);
  const project = tempProject({ 'content/a.md': article('One.') });
  const page = await open(project, 'a.html');
  const field = page.locator('input[name=q]');
  await field.pressSequentially('refud');
  for (let step = 0; step < 3; step++) await field.press('ArrowLeft');
  await expect.poll(() => page.getByRole('option').count(), waits).toBe(1);
  project.write({ 'content/a.md': article('Two.') });
  await expect.poll(() => page.textContent('main'), waits).toContain('Two.');
  await expect
    .poll(() => searchField(page), waits)
    .toEqual({ value: 'refud', caret: [2, 2], isFocused: true });
  await expect.poll(() => page.getByRole('option').count(), waits).toBe(1);
  // The writer goes on where they were.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('n');
  expect((await searchField(page)).value).toBe('refnud');
});

test.each([true, false])(
  'what is typed on the results page survives a saved article, in the field or out of it (%s)',
  async (isInField) => {
    const project = tempProject({
      'content/a.md': articleText('title: How do I pay?'),
      'kb.config.yml': 'title: Old name\n',
    });
    const page = await open(project, 'search.html?q=pay');
    const results = page.locator('.search-results li');
    await expect.poll(() => results.count(), waits).toBe(1);
    const field = page.locator('input[name=q]');
    expect(await field.inputValue()).toBe('pay');
    await field.fill('paying');
    if (!isInField) await results.getByRole('link').focus();
    project.write({ 'kb.config.yml': 'title: New name\n' });
    await expect.poll(() => page.title(), waits).toContain('New name');
    await expect.poll(() => results.count(), waits).toBe(1);
    await expect
      .poll(() => searchField(page), waits)
      .toEqual({ value: 'paying', caret: [6, 6], isFocused: isInField });
  },
);

test('the focus in the panel survives a page that is saved again before its findings are there', async () => {
  const article = (text: string) => articleText('title: How do I pay?', `${text}\n\n[gone](none.md)`);
  const project = tempProject({ 'content/a.md': article('One.') });
  const page = await open(project, 'a.html');
  const line = page.getByRole('button', { name: 'Line 7', exact: true });
  await line.focus();
  let letFindingsCome = () => {};
  const findings = new Promise<void>((resolve) => {
    letFindingsCome = resolve;
  });
  await page.route('**/_kb/panel*', async (route) => {
    await findings;
    // The page that asked may be gone.
    await route.continue().catch(() => undefined);
  });
  for (const text of ['Two.', 'Three.']) {
    project.write({ 'content/a.md': article(text) });
    await expect.poll(() => page.textContent('main'), waits).toContain(text);
  }
  letFindingsCome();
  await expect.poll(() => line.evaluate((one) => one.matches(':focus')), waits).toBe(true);
});

test('on a page from right to left the panel reads from left to right, and both states are accessible', async () => {
  const project = tempProject({
    'content/a.md': articleText('title: كيف أدفع؟\nowner: nobody\nstatus: draft', 'نص [x](none.md).\n'),
    'kb.config.yml': 'title: Shop\nlocale: ar\n',
  });
  const page = await open(project, 'a.html');
  const toggle = page.locator('kb-dev .toggle');
  await expect.poll(() => toggle.textContent(), waits).toContain('error');
  expect(await page.locator('kb-dev').evaluate((host) => getComputedStyle(host).direction)).toBe('ltr');
  await page.evaluate(axe.source);
  for (const state of ['open', 'closed']) {
    const isOpen = (await toggle.getAttribute('aria-expanded')) === 'true';
    if (isOpen !== (state === 'open')) await toggle.click();
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
      [320, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect({ state, width, faults: await axeFaults(page) }).toEqual({ state, width, faults: [] });
      const outside = await page.evaluate(() => {
        const inside = document.querySelector('kb-dev')?.shadowRoot?.querySelectorAll('.panel *') ?? [];
        return [...inside].filter((one) => one.getBoundingClientRect().right > innerWidth).length;
      });
      expect({ width, outside }).toEqual({ width, outside: 0 });
    }
  }
  // On a page without an article the button counts the errors of all.
  await page.goto(new URL('/', page.url()).href);
  await expect.poll(() => toggle.textContent(), waits).toContain('error');
  expect(await toggle.getAttribute('class')).toContain('has-errors');
});

test('a window says that kb dev has stopped, and is up to date when it runs again', async () => {
  const project = tempProject({ 'content/a.md': articleText('title: How do I pay?', 'By card.\n') });
  const first = await startDev(project, '--as-of', '2026-06-15');
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${first.url}a.html`);
  const toggle = page.locator('kb-dev .toggle');
  await expect.poll(() => toggle.textContent(), waits).toMatch(/kb\d/);
  await first.stop();
  await expect.poll(() => toggle.textContent(), waits).toContain('kb dev has stopped');
  expect(await page.locator('kb-dev .voice').textContent()).toContain('Start it again');
  project.write({ 'content/a.md': articleText('title: How do I pay?', 'By transfer.\n') });
  await startDev(project, '--as-of', '2026-06-15', '--port', new URL(first.url).port);
  await expect.poll(() => page.textContent('main'), waits).toContain('By transfer.');
  await expect.poll(() => toggle.textContent(), waits).not.toContain('stopped');
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
  // The next stop is in the card.
  await page.keyboard.press('Tab');
  const inside = () =>
    page.evaluate(() => document.querySelector('kb-dev')?.shadowRoot?.activeElement?.textContent);
  expect(await inside()).toBe('content/a.md');
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

test('a mistake in a settings file that was closed stays closed while articles are saved', async () => {
  const article = (text: string) => articleText('title: How do I pay?', `${text}\n`);
  const project = tempProject({ 'content/a.md': article('One.'), 'owners.yml': 'people:\n  - id: [x\n' });
  const page = await open(project, 'a.html');
  const overlay = page.locator('kb-dev dialog');
  await expect.poll(() => overlay.isVisible(), waits).toBe(true);
  for (const text of ['Two.', 'Three.']) {
    await page.keyboard.press('Escape');
    project.write({ 'content/a.md': article(text) });
    await expect.poll(() => page.textContent('main'), waits).toContain(text);
    // The panel's findings come after what is said at the start.
    await expect.poll(() => page.locator('kb-dev .card').textContent(), waits).toContain('Findings');
    await expect.poll(() => page.locator('kb-dev .toggle').textContent(), waits).toMatch(/kb\d/);
    expect(await overlay.isVisible()).toBe(false);
  }
  project.write({ 'owners.yml': 'people:\n  - [y\n' });
  await expect.poll(() => overlay.isVisible(), waits).toBe(true);
});

test('whoever closes a mistake for which nothing new can be shown still sees that the page is the old one', async () => {
  const article = (text: string) => articleText('title: How do I pay?', `${text}\n`);
  const project = tempProject({ 'content/a.md': article('One.'), 'kb.config.yml': 'title: Shop\n' });
  const page = await open(project, 'a.html');
  const toggle = page.locator('kb-dev .toggle');
  await expect.poll(() => toggle.textContent(), waits).toContain('warning');
  project.write({ 'kb.config.yml': 'title: [Shop\n', 'content/a.md': article('Two.') });
  await expect.poll(() => page.locator('kb-dev dialog').isVisible(), waits).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => toggle.textContent(), waits).toBe('kbnot up to date');
  expect(await page.locator('kb-dev .card').textContent()).toContain('mended first');
  project.write({ 'kb.config.yml': 'title: Shop\n' });
  await expect.poll(() => page.textContent('main'), waits).toContain('Two.');
  await expect.poll(() => toggle.textContent(), waits).toContain('warning');
});

test('a window that was hidden shows what its panel missed', async () => {
  const article = (owner: string) => articleText(`title: How do I pay?\nowner: ${owner}`, 'By card.\n');
  const project = tempProject({ 'content/a.md': article('ann') });
  const page = await open(project, 'a.html');
  const panel = page.getByRole('complementary', { name: 'kb dev' });
  await expect.poll(() => panel.textContent(), waits).toMatch(/ann.*Nothing to fix/s);
  const turn = (state: string) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await turn('hidden');
  // A new page is there once the change was noticed: nobody asked for the panel meanwhile.
  project.write({
    'content/a.md': article('ben'),
    'content/new.md': articleText('title: A new one\nstatus: unlisted'),
  });
  const noticed = async () => (await page.request.get(new URL('/new.html', page.url()).href)).status();
  await expect.poll(noticed, waits).toBe(200);
  await turn('visible');
  await expect.poll(() => panel.textContent(), waits).toContain('ben');
});

test('a mistake in a template lies over the page with its place until it is mended', async () => {
  const project = tempProject({
    'content/a.md': articleText('title: How do I pay?', 'By card.\n'),
    'kb.config.yml': 'title: Shop\ntheme:\n  folder: look\n',
    'look/css/own.css': 'p { color: #222 }',
  });
  const page = await open(project, 'a.html');
  const overlay = page.getByRole('dialog', { name: 'Something must be mended first' });
  const wide = 'x'.repeat(400);
  project.write({ 'look/article.hbs': `<h1>{{title}}</h1>\n<p class="${wide}">{{nothing}}</p>\n` });
  await expect.poll(() => overlay.isVisible(), waits).toBe(true);
  expect(await overlay.textContent()).toContain('look/article.hbs:2:');
  expect(await overlay.locator('.wrong').textContent()).toContain('{{nothing}}');
  expect(await overlay.locator('mark').textContent()).toBe('nothing');
  // It is read out from its title on; the file is the first thing that can be opened.
  const inside = () =>
    page.evaluate(() => document.querySelector('kb-dev')?.shadowRoot?.activeElement?.textContent);
  expect(await inside()).toBe('Something must be mended first');
  await page.keyboard.press('Tab');
  expect(await inside()).toContain('look/article.hbs:2:');
  await page.evaluate(axe.source);
  expect(await axeFaults(page)).toEqual([]);
  rmSync(path.join(project.root, 'look/article.hbs'));
  await expect.poll(() => overlay.count(), waits).toBe(0);
  expect(await page.textContent('main')).toContain('By card.');
});
