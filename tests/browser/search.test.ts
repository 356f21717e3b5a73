import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { hostileTitle, serveSearchSite } from './search-site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const timeout = 600_000;
let site: Awaited<ReturnType<typeof serveSearchSite>>;
let browser: Browser;

beforeAll(async () => {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error(`No browser to test in. ${browserAdvice(process.env)}`);
  site = await serveSearchSite();
  browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}, timeout);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** A page of the site, and what its console says. It must say nothing. */
async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(address);
  return page;
}

const input = (page: Page) => page.locator('form[role=search] input[name=q]').first();
const options = (page: Page) => page.locator('[role=option]');
const status = (page: Page) => page.locator('form[role=search] [role=status]');
const titles = (page: Page) => page.locator('.search-results .search-title').allTextContents();

/** Types and waits for suggestions. */
async function suggest(page: Page, text: string): Promise<void> {
  await input(page).fill(text);
  await options(page).first().waitFor();
}

/** Waits until a place says something. */
const says = (page: Page, selector: string, text: string) =>
  page.locator(selector).filter({ hasText: text }).first().waitFor({ state: 'attached' });

interface AxNode {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: {
      readonly value?: unknown;
      readonly relatedNodes?: readonly { readonly idref?: string }[];
    };
  }[];
}

/** What a screen reader is told, from the accessibility tree of the browser. */
async function heard(page: Page, role: string): Promise<Readonly<Record<string, unknown>>[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    nodes: readonly AxNode[];
  };
  await session.detach();
  return nodes
    .filter((node) => node.role?.value === role)
    .map(({ name, properties = [] }) => ({
      name: name?.value,
      ...Object.fromEntries(
        properties.map(({ name: key, value }) => [
          key,
          value.relatedNodes?.map(({ idref }) => idref).join(' ') ?? value.value,
        ]),
      ),
    }));
}

describe('the search box', () => {
  test('loads nothing before it has the focus, then a few small files', { timeout }, async () => {
    site.searchRequests();
    const page = await open(`${site.origin}returns/refund.html`);
    await page.waitForLoadState('networkidle');
    expect(site.searchRequests()).toEqual([]);
    await input(page).focus();
    await page.locator('[role=combobox]').first().waitFor();
    expect(site.searchRequests()).toEqual(['search/en.js']);
    await suggest(page, 'refund');
    const slices = site.searchRequests();
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.length).toBeLessThan(8);
    await suggest(page, 'refunds');
    expect(site.searchRequests()).toEqual([]);
  });

  test('is a combobox by keyboard: the focus stays in the field', { timeout }, async () => {
    const page = await open(`${site.origin}returns/refund.html`);
    await input(page).focus();
    await suggest(page, 'refund');
    const count = await options(page).count();
    const active = () => input(page).getAttribute('aria-activedescendant');
    const press = (key: string) => page.keyboard.press(key);
    expect(count).toBe(3);
    expect(await active()).toBeNull();
    await press('ArrowDown');
    expect(await active()).toBe(await options(page).first().getAttribute('id'));
    expect(await options(page).first().getAttribute('aria-selected')).toBe('true');
    await press('ArrowDown');
    expect(await active()).toBe(await options(page).nth(1).getAttribute('id'));
    expect(await page.locator('[aria-selected=true]').count()).toBe(1);
    await press('End');
    expect(await active()).toBeNull();
    await press('ArrowUp');
    expect(await active()).toBe(
      await options(page)
        .nth(count - 1)
        .getAttribute('id'),
    );
    await press('ArrowDown');
    expect(await active()).toBeNull();
    await press('ArrowDown');
    await press('Home');
    expect(await active()).toBeNull();
    expect(await input(page).evaluate((field) => (field as { selectionStart?: number }).selectionStart)).toBe(
      0,
    );
    expect(await page.evaluate('document.activeElement.name')).toBe('q');
    await press('Escape');
    expect(await options(page).first().isVisible()).toBe(false);
    expect(await input(page).inputValue()).toBe('refund');
    await press('Alt+ArrowDown');
    expect(await options(page).first().isVisible()).toBe(true);
    await press('Alt+ArrowUp');
    expect(await options(page).first().isVisible()).toBe(false);
    await press('Escape');
    expect(await input(page).inputValue()).toBe('');
    await suggest(page, 'exchange');
    await press('ArrowDown');
    await press('Enter');
    await page.waitForURL('**/some/base/returns/exchange.html');
  });

  test('without a choice Enter asks the results page', { timeout }, async () => {
    const page = await open(`${site.origin}odd/hostile.html`);
    await input(page).focus();
    await suggest(page, 'my refund');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/some/base/search.html?q=my+refund');
    await page.locator('.search-results li').first().waitFor();
    expect((await titles(page))[0]).toBe('When do I get my refund?');
    expect(await input(page).inputValue()).toBe('my refund');
    await page.goBack();
    await page.waitForURL('**/odd/hostile.html');
    await page.goForward();
    await page.locator('.search-results li').first().waitFor();
  });

  test('has names, states and news for screen readers', { timeout }, async () => {
    const page = await open(site.origin);
    await input(page).focus();
    await suggest(page, 'refnd');
    await says(page, '[role=status]', 'Results: 3');
    const [box] = await heard(page, 'combobox');
    expect(box).toMatchObject({
      name: 'Search for answers',
      expanded: true,
      autocomplete: 'list',
      focused: true,
    });
    expect((await heard(page, 'listbox')).map(({ name }) => name)).toEqual(['Suggestions']);
    expect((await heard(page, 'option')).map(({ name }) => name)).toContain(
      'When do I get my refund? Returns & refunds Within five working days after we have the parcel.',
    );
    expect(await status(page).textContent()).toBe('Showing results for refund. Results: 3');
    expect(await page.locator('.search-note').textContent()).toBe('Showing results for refund.');
    await page.keyboard.press('ArrowDown');
    expect((await heard(page, 'option')).filter(({ selected }) => selected === true)).toHaveLength(1);
    expect((await heard(page, 'combobox'))[0]?.activedescendant).toBe('kbSearchList0');
    await input(page).fill('xyzzyplugh');
    await says(page, '[role=status]', 'Nothing found');
    expect((await heard(page, 'combobox'))[0]?.expanded).toBe(false);
  });

  for (const [name, settings] of [
    ['wide, light', {}],
    ['320 px, dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark', hasTouch: true }],
    ['forced colours', { forcedColors: 'active' }],
  ] satisfies [string, BrowserContextOptions][]) {
    test(`has no fault when it is open: ${name}`, { timeout }, async () => {
      for (const place of ['', 'returns/refund.html', 'ar/returns/refund.html']) {
        const page = await open(site.origin + place, settings);
        await input(page).focus();
        await suggest(page, place.startsWith('ar/') ? 'أموالي' : 'refund');
        await page.keyboard.press('ArrowDown');
        await page.evaluate(axeSource);
        const faults = await page.evaluate(
          `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html.slice(0, 150))))`,
        );
        expect(faults, place).toEqual([]);
        const sideways = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(sideways, place).toBe(0);
        const [panel, screen] = [
          await page.locator('.search-panel').first().boundingBox(),
          page.viewportSize(),
        ];
        expect(panel?.x, place).toBeGreaterThanOrEqual(0);
        expect((panel?.x ?? 0) + (panel?.width ?? 0), place).toBeLessThanOrEqual(screen?.width ?? 0);
        for (const target of [input(page), options(page).first(), page.locator('.search-submit').first()]) {
          expect((await target.boundingBox())?.height, place).toBeGreaterThanOrEqual(44);
        }
      }
    });
  }

  test('works by touch', { timeout }, async () => {
    const page = await open(site.origin, {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    await input(page).tap();
    await suggest(page, 'exchange');
    await options(page).first().tap();
    await page.waitForURL('**/returns/exchange.html');
  });

  test('leads to the heading that matches', { timeout }, async () => {
    const page = await open(site.origin);
    await input(page).focus();
    await suggest(page, 'refund card payments');
    expect(await options(page).first().locator('mark').allTextContents()).toEqual([
      'refund',
      'Card',
      'payments',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/returns/refund.html#card-payments');
  });
});

describe('the results page', () => {
  test('says what a word was taken for, shows the passage, and leads to it', { timeout }, async () => {
    const page = await open(`${site.origin}search.html?q=creditmote`);
    await page.locator('.search-results li').first().waitFor();
    await says(page, '[data-results] [role=status]', 'Showing results for creditnote.');
    await says(page, '.search-answer', 'An invoice is cancelled at once');
    const link = page.locator('.search-results a').first();
    expect(await link.getAttribute('href')).toContain('returns/refund.html#invoices');
    expect(await page.locator('.search-results mark').first().textContent()).toBe('creditnote');
    expect(await page.title()).toContain('creditmote');
  });

  test('without results offers topics, the A to Z and a human', { timeout }, async () => {
    const page = await open(`${site.origin}search.html?q=${encodeURIComponent('xyzzy <b>plugh</b>')}`);
    await says(page, '[data-results] [role=status]', 'Nothing found for “xyzzy <b>plugh</b>”');
    for (const selector of ['.card', 'main a[href$="a-z.html"]', 'main a[href$="contact.html"]']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
    }
    expect(await page.locator('.search-results').count()).toBe(0);
  });

  test('shows more results when asked', { timeout }, async () => {
    const page = await open(`${site.origin}search.html?q=lamp`);
    await page.locator('.search-results li').first().waitFor();
    expect(await page.locator('.search-results li').count()).toBe(10);
    await page.locator('.search-more').click();
    await page.locator('.search-results li').nth(19).waitFor();
    expect(
      await page.evaluate(
        'document.activeElement.closest("li") === document.querySelectorAll(".search-results li")[10]',
      ),
    ).toBe(true);
    expect(
      new Set(await page.locator('.search-results a').evaluateAll((links) => links.map(String))).size,
    ).toBe(20);
  });

  test('without JavaScript says so, and leads to topics and the A to Z', { timeout }, async () => {
    const page = await open(site.origin, { javaScriptEnabled: false });
    await input(page).fill('refund');
    await input(page).press('Enter');
    await page.waitForURL('**/search.html?q=refund');
    expect(await page.locator('noscript p').first().textContent()).toContain('needs JavaScript');
    expect(await page.locator('.card').first().isVisible()).toBe(true);
    expect(await page.locator('main a[href$="a-z.html"]').first().isVisible()).toBe(true);
  });
});

test('a site in a folder is searched as on a server', { timeout }, async () => {
  const page = await open(`${site.folder}returns/refund.html`);
  await input(page).focus();
  await suggest(page, 'exchnge');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search.html?q=exchnge');
  await page.locator('.search-results li').first().waitFor();
  await page.locator('.search-results a').first().click();
  await page.waitForURL('file://**/returns/exchange.html');
});

test('titles and queries are text, whatever they hold', { timeout }, async () => {
  const page = await open(site.origin);
  await input(page).focus();
  await suggest(page, 'hostileword');
  expect(await options(page).first().locator('.search-title').textContent()).toBe(hostileTitle);
  expect(await page.locator('.search-panel img').count()).toBe(0);
  for (const query of [
    '<img src=x onerror=alert(1)>',
    '(.*)+[',
    'a'.repeat(10_000),
    '🍕🍕',
    '\u202erefund\u202c',
    '\'"&<>',
    '$&',
    '%',
    '\u0000',
  ]) {
    await page.goto(`${site.origin}search.html?q=${encodeURIComponent(query)}`);
    await page.waitForFunction('document.querySelector("[data-results] [role=status]").textContent !== ""');
    expect(await page.locator('[data-results] img, [data-results] b').count(), query.slice(0, 20)).toBe(0);
  }
  await page.goto(`${site.origin}search.html?q=`);
  expect(await page.locator('.search-results').count()).toBe(0);
});
