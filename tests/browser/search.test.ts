import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heard, input, options, says, searchBrowser, suggest } from './search-browser.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const status = (page: Page) => page.locator('form[role=search] [role=status]');
const titles = (page: Page) => page.locator('.search-results .search-title').allTextContents();
const timeout = 600_000;
let site: Awaited<ReturnType<typeof searchBrowser>>;
let open: typeof site.open;

beforeAll(async () => {
  site = await searchBrowser();
  ({ open } = site);
}, timeout);

afterAll(() => site?.close());

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
