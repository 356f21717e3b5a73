import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditSubject, ownSubject } from '../../src/commands/audit-subject.ts';
import { conditionsOf } from '../../src/io/audit-conditions.ts';
import { auditScripts } from '../../src/io/audit-run.ts';
import { blankAddress, blankPage, setDocument } from '../../src/io/audit-visit.ts';
import { launchBrowser } from '../../src/io/launch-browser.ts';
import { serveMemory } from '../../src/io/serve-memory.ts';
import type { Day } from '../../src/model/day.ts';
import { silentContext } from '../checks/example-project.ts';
import { axeFaults } from './axe-faults.ts';
import { stateProjects, type TemplateState, templateStates } from './template-states.ts';

/** Room for a busy machine; nothing here measures time. */
const slow = { timeout: 600_000 };
const { text: scripts } = auditScripts();

interface Rendered {
  readonly subject: AuditSubject;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

let browser: Browser;
let sites: Record<TemplateState['site'], Rendered>;

/** Renders a project with drafts and internal articles, and serves it under the policy of the audit. */
async function render(name: TemplateState['site']): Promise<Rendered> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'kb-states-'));
  for (const [file, text] of Object.entries(stateProjects[name])) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const options = { drafts: true, internal: true, asOf: '2026-06-15' as Day };
  const { subject } = await ownSubject(options, silentContext(root));
  const served = await serveMemory(
    (address) => (address === blankAddress ? blankPage : subject.find(address)),
    subject.headers,
  );
  const close = async () => {
    await served.close();
    rmSync(root, { recursive: true, force: true });
  };
  return { subject, origin: served.url, close };
}

beforeAll(async () => {
  sites = { full: await render('full'), bare: await render('bare') };
  browser = await launchBrowser(process.env);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  for (const site of Object.values(sites ?? {})) await site.close();
});

async function textOf({ subject }: Rendered, name: string): Promise<string> {
  const file = await subject.find(name);
  if (!file) throw new Error(`The site has no ${name}.`);
  return typeof file.bytes === 'string' ? file.bytes : new TextDecoder().decode(file.bytes);
}

/** Opens the page of a state and brings it there. */
async function open(state: TemplateState): Promise<{ page: Page; room: BrowserContext }> {
  const site = sites[state.site];
  const room = await browser.newContext(conditionsOf('load', ''));
  const page = await room.newPage();
  page.setDefaultTimeout(20_000);
  await page.clock.setFixedTime(new Date(state.now ?? '2026-06-15T10:00:00Z'));
  if (state.withoutScript) {
    await page.goto(site.origin + blankAddress);
    await page.evaluate(scripts);
    const html = await textOf(site, state.path);
    await setDocument(page, html.replace(/<\/?noscript\b[^>]*>|<meta http-equiv[^>]*>/gi, ''), state.path);
  } else {
    const query = state.query && site.subject.queries(state.path)[state.query];
    if (state.query) expect(query, state.query).toBeDefined();
    await page.goto(site.origin + state.path + (query ? `?q=${encodeURIComponent(query)}` : ''));
    await page.evaluate(scripts);
  }
  await state.prepare?.(page);
  for (const selector of state.shows) {
    // Nothing may wait in a page without scripts; there, all is shown at once.
    if (state.withoutScript) expect(await page.evaluate(isShown(selector)), selector).toBe(true);
    else await page.locator(selector).filter({ visible: true }).first().waitFor();
  }
  return { page, room };
}

const isShown = (selector: string) =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.checkVisibility())`;

/** What axe finds in a document that was put into the page. */
const axe = (page: Page) => axeFaults(page, { preload: false });

describe('no state of a template has a fault, light, dark or at 320 px', () => {
  for (const [name, state] of Object.entries(templateStates)) {
    test(name, slow, async () => {
      const { page, room } = await open(state);
      const light = await axe(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await axe(page);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 320, height: 640 });
      const narrow = await axe(page);
      const sideways = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      await room.close();
      expect({ light, dark, narrow, sideways }).toEqual({ light: [], dark: [], narrow: [], sideways: 0 });
    });
  }
});

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Taste, not conformance: a title holds the article's question, however long its author made it.
    'long-title': 'off',
    // Files of the site itself: a changed file has another name, and nobody else serves it.
    'require-sri': 'off',
    // Taste: a table that scrolls stands in a named region, which is a div with a role.
    'prefer-native-element': 'off',
  },
});

test('the page of every state conforms to the HTML standard', slow, async () => {
  const faults: string[] = [];
  for (const [name, state] of Object.entries(templateStates)) {
    const { results } = await checker.validateString(await textOf(sites[state.site], state.path));
    for (const { ruleId, message, line, column } of results.flatMap(({ messages }) => messages))
      faults.push(`${name}: ${line}:${column} ${ruleId} ${message}`);
  }
  expect(faults).toEqual([]);
});

/**
 * Contrast of the text in the author's parts with the nearest colour behind it, as WCAG 2.2 defines it (relative luminance of
 * sRGB). Gives the lowest, and how many texts there were.
 */
const lowestContrast = `(() => {
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [r, g, b] = rgba(colour).map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (rgba(backgroundColor)[3] === 255) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).colorScheme.startsWith('dark') ? '#000' : '#fff';
  };
  const texts = [...document.querySelectorAll('.answer, .prose :is(p, li, td, th, h2, h3, summary, figcaption), .alert p')].filter((one) => one.checkVisibility());
  const all = texts.map((element) => {
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    return { contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), element: element.outerHTML.slice(0, 80) };
  });
  return { count: all.length, tooLow: all.filter(({ contrast }) => contrast < 7), dark: luminance(behind(document.body)) < 0.2 };
})()`;

const looks = [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
  { colorScheme: 'dark', media: 'print' },
] as const;

test(
  'body text has a contrast of at least 7 to 1, in both themes, with more contrast, on paper',
  slow,
  async () => {
    for (const name of ['article with every part', 'article from right to left', 'draft']) {
      const { page, room } = await open(templateStates[name] as TemplateState);
      for (const look of looks) {
        await page.emulateMedia({ media: null, contrast: null, ...look });
        const found = (await page.evaluate(lowestContrast)) as {
          count: number;
          tooLow: object[];
          dark: boolean;
        };
        const dark = look.colorScheme === 'dark' && !('media' in look);
        expect({ look, ...found }, name).toMatchObject({ look, tooLow: [], dark });
        expect(found.count, name).toBeGreaterThan(0);
      }
      await room.close();
    }
  },
);
