import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { AuditTask, Visit } from '../model/audit.ts';
import { conditionsOf } from './audit-conditions.ts';
import { blankAddress, join, setDocument, type VisitContext } from './audit-visit.ts';

const desk = { width: 1280, height: 900 };
const mostVisits = 200;
const phone = { width: 320, height: 640 };

/**
 * A page that stays, with axe in it, into which one document after the other is put. It finds what going to each page finds,
 * at a fraction of the work; every run proves that on some pages (see `audit-run.ts`).
 */
export class KeptPage {
  readonly #room: BrowserContext;
  readonly #page: Page;
  readonly #context: VisitContext;
  #visits = 0;

  private constructor(room: BrowserContext, page: Page, context: VisitContext) {
    this.#room = room;
    this.#page = page;
    this.#context = context;
  }

  static async open(browser: Browser, context: VisitContext): Promise<KeptPage> {
    const room = await browser.newContext(conditionsOf('load', ''));
    const page = await room.newPage();
    await page.goto(context.origin + blankAddress);
    await page.evaluate(context.scripts);
    return new KeptPage(room, page, context);
  }

  async visit({ page: { path }, scope }: AuditTask): Promise<Visit> {
    this.#visits++;
    await setDocument(this.#page, await this.#context.textOf(path), path);
    if (scope === 'content') return lookAtContent(this.#page);
    return (await this.#page.evaluate('kbAudit.whole()')) as Visit;
  }

  /** True when it was in use for long: then a new one is taken, so that nothing grows without end. */
  get isWorn(): boolean {
    return this.#visits >= mostVisits;
  }

  async close(): Promise<void> {
    await this.#room.close().catch(() => {});
  }
}

/** Looks at the author's part as it loads with everything opened, in the dark, and on a narrow screen. */
export async function lookAtContent(page: Page): Promise<Visit> {
  const ask = (code: string) => page.evaluate(`kbAudit.${code}`) as Promise<Visit>;
  const light = await ask('content()');
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ask('contentColours()');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  const narrow = await ask('narrow()');
  await page.setViewportSize(desk);
  const { faults, undecided } = join(light, dark);
  // A page is also too wide for what the author wrote elsewhere: its title, in lists and above the article.
  return { faults: [...faults.filter(({ element }) => element?.part), ...narrow.faults], undecided };
}
