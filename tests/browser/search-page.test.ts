import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { input, options, says, searchBrowser, suggest } from './search-browser.ts';
import { hostileTitle } from './search-site.ts';

const timeout = 600_000;
let site: Awaited<ReturnType<typeof searchBrowser>>;
let open: typeof site.open;

beforeAll(async () => {
  site = await searchBrowser();
  ({ open } = site);
}, timeout);

afterAll(() => site?.close());

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

  test('says so when the search cannot be loaded', { timeout }, async () => {
    const page = await open(site.origin);
    // The browser says it too.
    page.removeAllListeners('console');
    await page.route('**/search/**', (route) => route.abort());
    await page.goto(`${site.origin}search.html?q=refund`);
    await says(page, '[data-results] [role=status]', 'Search could not be loaded');
    expect(await page.locator('.card').first().isVisible()).toBe(true);
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
  await input(page).fill('endlessword');
  await says(page, '[role=option] .search-title', 'The endlessword');
  const endless = (await options(page).first().locator('.search-title').textContent()) ?? '';
  expect([endless.startsWith('The endlessword'), endless.endsWith('…')]).toEqual([true, true]);
  expect(endless.length).toBeLessThan(300);
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
