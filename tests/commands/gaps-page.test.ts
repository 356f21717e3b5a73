import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAdvice, findBrowser } from '../../src/io/find-browser.ts';
import { gapsProject, today } from './gaps-project.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const slow = 600_000;

let browser: Browser;

beforeAll(async () => {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error(`No browser to test in. ${browserAdvice(process.env)}`);
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}, slow);

afterAll(async () => {
  await browser?.close();
});

async function pageOf(...flags: string[]): Promise<string> {
  const project = gapsProject({
    'searches.csv': 'query,count,results,clicks\nrefund money,40,0,0\n<b>x</b>,9,0,0\n',
    'votes.csv': 'path,yes,no\nrefunds.md,5,60\n',
  });
  const argv = ['gaps', 'contacts.csv', '--as-of', today, '--searches', 'searches.csv', '--format', 'html'];
  const { code, stdout } = await project.kb([...argv, '--feedback', 'votes.csv', ...flags]);
  expect(code).toBe(0);
  return stdout;
}

describe('the report as a page', () => {
  it('is valid HTML without a script, and loads nothing', async () => {
    const html = await pageOf('--min-cell', '1');
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: { 'no-inline-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off' },
    });
    const report = await validator.validateString(html);
    const messages = report.results.flatMap(({ messages: found }) =>
      found.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`),
    );
    expect(messages).toEqual([]);
    expect(html).not.toMatch(/<script|<link|<iframe|@import|\son\w+=|url\((?!#)/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it(
    'gives every chart a title, a sentence, visible numbers and a table',
    async () => {
      const page = await browser.newPage();
      await page.setContent(await pageOf());
      const figures = await page.$$eval('figure', (all) =>
        all.map((figure) => ({
          title: figure.querySelector('svg > title')?.textContent ?? '',
          description: figure.querySelector('svg > desc')?.textContent ?? '',
          shown: figure.querySelector('p')?.textContent ?? '',
          numbers: [...figure.querySelectorAll('svg text')].filter((text) => /\d/.test(text.textContent))
            .length,
          rows: figure.querySelectorAll('table tbody tr').length,
        })),
      );
      expect(figures.map(({ title }) => title)).toEqual([
        'Where most contacts come from',
        'The first gaps, week by week',
        'Contacts by channel and week',
      ]);
      for (const { title, description, shown, numbers, rows } of figures) {
        expect(description, title).toBe(shown);
        expect(numbers, title).toBeGreaterThan(2);
        expect(rows, title).toBeGreaterThan(2);
      }
      await page.close();
    },
    slow,
  );

  it(
    'passes axe in light and dark, wide and on a phone, and never scrolls sideways as a whole',
    async () => {
      const html = await pageOf();
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [320, 1280]) {
          const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
          await page.setContent(html.replaceAll('<details>', '<details open>'));
          await page.addScriptTag({ content: axeSource });
          const found = await page.evaluate(async () => {
            const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
            const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
            const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.clientHeight);
            return { overflow, rules: violations.map(({ id }) => id), highest: Math.max(...rows) };
          });
          expect(found, `${colorScheme} ${width}`).toMatchObject({ overflow: 0, rules: [] });
          // A column squeezed to single letters makes rows as high as the screen.
          expect(found.highest, `${colorScheme} ${width}`).toBeLessThan(400);
          await page.close();
        }
      }
    },
    slow,
  );
});
