import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { serveSearchSite } from './search-site.ts';

/** The sample site, served, and a browser to open it in. Throws when there is no browser. */
export async function searchBrowser() {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error(`No browser to test in. ${browserAdvice(process.env)}`);
  const site = await serveSearchSite();
  const browser = await chromium.launch({
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
  return {
    ...site,
    open: (address: string, options?: BrowserContextOptions) => openPage(browser, address, options),
    async close() {
      await browser.close();
      site.close();
    },
  };
}

/** A page of the site, and what its console says. It must say nothing. */
async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
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

export const input = (page: Page) => page.locator('form[role=search] input[name=q]').first();
export const options = (page: Page) => page.locator('[role=option]');

/** Types and waits for suggestions. */
export async function suggest(page: Page, text: string): Promise<void> {
  await input(page).fill(text);
  await options(page).first().waitFor();
}

/** Waits until a place says something. */
export const says = (page: Page, selector: string, text: string) =>
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
export async function heard(page: Page, role: string): Promise<Readonly<Record<string, unknown>>[]> {
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
