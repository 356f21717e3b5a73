import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { lines, teamProject } from './team-project.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const article = (title: string, ...keys: string[]) =>
  lines('---', `title: "${title}"`, ...keys, '---', '', 'So it is.');
const files = {
  'kb.config.yml': lines('title: Shop <Help>', 'review:', '  every: 6 months'),
  'owners.yml': lines(
    'people:',
    '  - {id: ana, name: Ana, left: 2026-01-01, handover_to: ben}',
    '  - id: ben',
  ),
  'content/late.md': article(
    'Is 2 < 3 & 4 > 3?',
    'owner: ana',
    'reviewed: 2025-11-01',
    'contact_tags: [pay]',
  ),
  'content/soon.md': article('Is it soon?', 'reviewed: 2026-01-01'),
  [`content/${'long-'.repeat(30)}.md`]: article('W'.repeat(120), 'owner: ben', 'reviewed: 2026-06-01'),
  'content/broken.md': article('Broken?', 'owner: ben').replace('So', '[x](gone.md)'),
  'contacts.csv': lines('id,created_at,tags', '1,2026-06-01T10:00:00Z,pay', '2,2026-06-02T10:00:00Z,other'),
};

/** How the page is met. */
const states: Readonly<Record<string, BrowserContextOptions>> = {
  'light, wide': { viewport: { width: 1200, height: 900 } },
  'dark, wide': { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' },
  '320 px': { viewport: { width: 320, height: 640 } },
};

let browser: Browser;

beforeAll(async () => {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error(`No browser to test in. ${browserAdvice(process.env)}`);
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  });
});

afterAll(() => browser?.close());

describe('the page of kb report', () => {
  it('passes axe, fits a phone, and asks nobody for anything, with a trend', async () => {
    const project = teamProject(files);
    expect((await project.kb('report', '--as-of', '2026-03-01')).code).toBe(0);
    expect((await project.kb('report', '--contacts', 'contacts.csv')).code).toBe(0);
    const address = pathToFileURL(path.join(project.root, '.kb/report/index.html')).href;
    for (const [name, options] of Object.entries(states)) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(address);
      expect([name, asked]).toEqual([name, [address]]);
      await page.evaluate(axeSource);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect([name, violations]).toEqual([name, []]);
      const charts = await page.locator('svg[role="img"]').count();
      expect(charts).toBeGreaterThanOrEqual(4);
      expect(
        await page.locator('svg[role="img"]').evaluateAll((all) => all.map((svg) => svg.textContent)),
      ).not.toContain('');
      expect([name, await page.evaluate('document.documentElement.scrollWidth > innerWidth')]).toEqual([
        name,
        false,
      ]);
      await context.close();
    }
  }, 300_000);
});
