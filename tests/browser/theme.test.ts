import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { axeFaults } from './axe-faults.ts';
import { themePages as allPages, serveThemeSite } from './theme-site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How pages are met. */
const states: Readonly<Record<string, BrowserContextOptions>> = {
  'light, wide': { viewport: { width: 1280, height: 900 } },
  'dark, wide': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'light, 320 px': { viewport: { width: 320, height: 640 } },
  'dark, 390 px': { viewport: { width: 390, height: 800 }, colorScheme: 'dark' },
  'forced colours': { viewport: { width: 1024, height: 800 }, forcedColors: 'active' },
  'more contrast, dark': { viewport: { width: 1024, height: 800 }, contrast: 'more', colorScheme: 'dark' },
  'no JavaScript': { viewport: { width: 390, height: 800 }, javaScriptEnabled: false },
};

/** Room for a busy machine; nothing here measures time. */
const slow = 900_000;

const { redirect, ...themePages } = allPages;

let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error(`No browser to test in. ${browserAdvice(process.env)}`);
  ({ server, origin } = await serveThemeSite());
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
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page that notes what the console says. */
async function openPage(options: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Lisbon', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return axeFaults(page);
}

describe('every kind of page has no fault', () => {
  for (const [state, options] of Object.entries(states)) {
    test(state, { timeout: slow }, async () => {
      const { page, complaints } = await openPage(options);
      const faults: string[] = [];
      for (const [kind, path] of Object.entries(themePages)) {
        await page.goto(origin + path);
        const [content, window] = (await page.evaluate(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        )) as [number, number];
        if (content > window) faults.push(`${kind}: scrolls sideways, ${content} px in ${window}`);
        // axe needs timers, which a page without scripts does not have.
        if (options.javaScriptEnabled !== false) {
          for (const violation of await axe(page)) faults.push(`${kind}: ${violation}`);
        }
        for (const complaint of complaints.splice(0)) faults.push(`${kind}: console: ${complaint}`);
      }
      await page.context().close();
      expect(faults).toEqual([]);
    });
  }
});

test('without JavaScript an article can be read, searched from and answered by a human', {
  timeout: slow,
}, async () => {
  const { page } = await openPage({ javaScriptEnabled: false });
  await page.goto(origin + themePages.article);
  for (const selector of ['.answer', '.prose', '.hours dl', '.channels', 'form[role=search]']) {
    expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
  }
  expect(await page.locator('button[data-copy]').isVisible()).toBe(false);
  expect(await page.locator('.hours-now').first().isVisible()).toBe(false);
  await page.locator('form[role=search] input[name=q]').fill('label');
  await page.locator('form[role=search] input[name=q]').press('Enter');
  await page.waitForURL('**/search.html?q=label');
  expect(await page.locator('a[href$="a-z.html"]').first().isVisible()).toBe(true);
  await page.context().close();
});

test('a redirect leads on without a script', { timeout: slow }, async () => {
  const { page, complaints } = await openPage({ javaScriptEnabled: false });
  await page.goto(origin + redirect);
  await page.waitForURL('**/returns/return-an-item.html');
  expect(complaints).toEqual([]);
  await page.context().close();
});

for (const [name, width, size] of [
  ['wider spacing at 320 px', 320, '100%'],
  ['twice the text at 640 px', 640, '200%'],
] as const) {
  test(`${name} cuts nothing off`, { timeout: slow }, async () => {
    const { page } = await openPage({ viewport: { width, height: 800 } });
    for (const [kind, path] of Object.entries(themePages)) {
      await page.goto(origin + path);
      // WCAG 2.2, 1.4.12 Text Spacing, and 1.4.4 Resize Text by the reader's own font size.
      const result = await page.evaluate(`(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important } html { font-size: ${size} !important }');
        document.adoptedStyleSheets = [sheet];
        const cut = [...document.querySelectorAll('body *')].filter((element) => {
          const style = getComputedStyle(element);
          return style.overflowX === 'hidden' && style.clipPath === 'none' && element.scrollWidth > element.clientWidth + 1;
        });
        return { sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth, cut: cut.map((element) => element.outerHTML.slice(0, 100)) };
      })()`);
      expect(result, kind).toEqual({ sideways: 0, cut: [] });
    }
    await page.context().close();
  });
}

test('the keyboard reaches everything, first the skip link, and always sees where it is', {
  timeout: slow,
}, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage({ viewport: { width: 1280, height: 800 }, colorScheme });
    await page.goto(origin + themePages.everything);
    const wanted = (await page.evaluate(
      `[...document.querySelectorAll('a[href], button, input:not(:disabled), summary, video, [tabindex="0"]')].filter((element) => element.checkVisibility()).length`,
    )) as number;
    const seen: { what: string; ring: number; covered: boolean; first: boolean }[] = [];
    for (let step = 0; step < wanted; step++) {
      await page.keyboard.press('Tab');
      seen.push(
        (await page.evaluate(`(() => {
          const element = document.activeElement;
          const box = (element.getClientRects()[0] ?? element.getBoundingClientRect());
          const ringed = element.closest('.card') ?? element;
          const style = getComputedStyle(ringed);
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return {
            what: element.outerHTML.slice(0, 120),
            ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
            covered: !(top && (element.contains(top) || top.contains(element))),
            first: element.classList.contains('skip-link'),
          };
        })()`)) as (typeof seen)[number],
      );
    }
    expect(seen[0]?.first).toBe(true);
    expect(new Set(seen.map(({ what }) => what)).size).toBeGreaterThan(wanted * 0.8);
    expect(seen.filter(({ ring, what }) => ring < 2 && !what.startsWith('<video'))).toEqual([]);
    expect(seen.filter(({ covered }) => covered)).toEqual([]);
    await page.goto(origin + themePages.everything);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('kbMain');
    await page.context().close();
  }
});

test('the script adds what the page cannot know: open now, copy link, what was tried, old notices', {
  timeout: slow,
}, async () => {
  const { page } = await openPage({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.clock.install({ time: new Date('2026-06-15T10:00:00Z') });
  await page.goto(`${origin}returns/refund-time.html`);
  await page.goto(`${origin}returns/return-an-item.html`);
  const text = (selector: string) => page.locator(selector).first().textContent();
  expect(await text('.hours-now')).toBe('Open now, until 16:30 your time');
  expect(await page.locator('.notice').count()).toBe(1);

  const handOff = await page.locator('a[data-handoff]').first().getAttribute('href');
  expect(new URL(handOff ?? '').searchParams.get('tried')).toBe(
    'When do I get my refund?; How do I return an item?',
  );

  await page.locator('button[data-copy]').click();
  // The clipboard answers in its own time; only then does the clock of the page count.
  const copied = () => page.clock.runFor(100).then(() => text('.copy [role=status]'));
  await expect.poll(copied, { timeout: 20_000 }).toBe('Link copied');
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    'https://help.example.com/kb/returns/return-an-item.html',
  );

  await page.clock.setFixedTime(new Date('2026-07-05T22:00:00Z'));
  await page.reload();
  expect(await page.locator('.notice').count()).toBe(0);
  expect(await text('.hours-now')).toMatch(/^Closed now, opens Monday 0?8:00 your time$/);
  await page.context().close();
});

test('print shows the answer and the addresses of its links, and no chrome', { timeout: slow }, async () => {
  const { page } = await openPage({ viewport: { width: 800, height: 800 } });
  await page.goto(origin + themePages.everything);
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.site-header', '.breadcrumb', '.site-footer', '.around']) {
    expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
  }
  for (const selector of ['h1', '.answer', '.alert', 'table', '.channels']) {
    expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
  }
  expect(
    await page.evaluate(
      `getComputedStyle(document.querySelector('.prose a[href^="https"]'), '::after').content`,
    ),
  ).toContain('https://');
  await page.context().close();
});

test('the name beside a logo that has no size of its own stands in one line', { timeout: slow }, async () => {
  const { page } = await openPage({ viewport: { width: 1280, height: 900 } });
  const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>';
  await page.route('**/logo.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: logo }));
  await page.goto(origin + themePages.home);
  const lines = await page.evaluate(async () => {
    const image = Object.assign(new Image(10, 10), { className: 'brand-logo', src: 'logo.svg' });
    document.querySelector('.brand-mark')?.replaceWith(image);
    await image.decode();
    const name = document.querySelector('.brand-name') as Element;
    return Math.round(name.clientHeight / Number.parseFloat(getComputedStyle(name).lineHeight));
  });
  expect(lines).toBe(1);
  await page.context().close();
});
