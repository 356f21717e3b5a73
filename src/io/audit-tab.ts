import type { Browser, BrowserContext, CDPSession, ConsoleMessage, Page } from 'playwright-core';
import type { AuditTask, Fault, Visit } from '../model/audit.ts';
import { conditionsOf } from './audit-conditions.ts';
import { lookAtContent } from './audit-content.ts';
import { walkKeyboard } from './audit-keyboard.ts';
import {
  addressOf,
  blankAddress,
  join,
  look,
  queryOf,
  setDocument,
  type VisitContext,
} from './audit-visit.ts';

const isMoving = /<meta\b[^>]*http-equiv\s*=\s*["']?refresh/i;
/** Then a new one is taken, so that nothing grows without end. */
const mostVisits = 150;
const forgetful = 'try { localStorage.clear(); sessionStorage.clear() } catch {}';

/**
 * A tab that goes from page to page and from state to state as a browser does that was just opened: it remembers nothing. A tab
 * that stays does this in a third of the work of new ones, since axe is read and warmed up once.
 */
export class Tab {
  readonly #room: BrowserContext;
  readonly #page: Page;
  readonly #cdp: CDPSession;
  readonly #context: VisitContext;
  readonly #locale: string;
  readonly #complaints: Complaints;
  #visits = 0;

  private constructor(
    room: BrowserContext,
    page: Page,
    cdp: CDPSession,
    context: VisitContext,
    locale: string,
  ) {
    this.#room = room;
    this.#page = page;
    this.#cdp = cdp;
    this.#context = context;
    this.#locale = locale;
    this.#complaints = new Complaints(page, context.origin);
  }

  static async open(browser: Browser, context: VisitContext, locale: string): Promise<Tab> {
    const room = await browser.newContext(conditionsOf('load', locale));
    await room.addInitScript(forgetful);
    const page = await room.newPage();
    return new Tab(room, page, await room.newCDPSession(page), context, locale);
  }

  /** False for a page in another language, and when it was in use for long. */
  canVisit({ page }: AuditTask): boolean {
    return page.locale === this.#locale && this.#visits < mostVisits;
  }

  /** Rejects when the page cannot be had or does not come to rest. */
  async visit(task: AuditTask): Promise<Visit> {
    this.#visits++;
    const { viewport, colorScheme, forcedColors, reducedMotion } = conditionsOf(task.state, task.page.locale);
    const page = this.#page;
    await page.emulateMedia({
      media: null,
      colorScheme: colorScheme ?? null,
      forcedColors: forcedColors ?? null,
      reducedMotion: reducedMotion ?? null,
    });
    if (viewport) await page.setViewportSize(viewport);
    await this.#room.clearCookies();
    this.#complaints.clear();
    const hasScripts = await this.#arrive(task);
    if (task.scope === 'content-plain') return lookAtContent(page);
    const visit = await (task.scope === 'page'
      ? this.#lookAsItLoads()
      : look(page, this.#cdp, task, this.#context));
    return { ...visit, faults: [...visit.faults, ...(hasScripts ? this.#complaints.faults() : [])] };
  }

  /** What axe knows, and where the Tab key leads. */
  async #lookAsItLoads(): Promise<Visit> {
    const visit = (await this.#page.evaluate('kbAudit.whole()')) as Visit;
    const walk = { ringsOnly: false, rings: undefined };
    const faults = await walkKeyboard(this.#page, this.#cdp, walk);
    return join(visit, { faults, undecided: {} });
  }

  /** Gives false when the page was put into one that lets no script run: what the console says then is not the page's doing. */
  async #arrive({ page: { path, kind }, state }: AuditTask): Promise<boolean> {
    const { origin, scripts, textOf, queries } = this.#context;
    const page = this.#page;
    const text = await textOf(path);
    if (state === 'no-js' || isMoving.test(text)) {
      await page.goto(origin + blankAddress);
      await page.evaluate(scripts);
      const still = text.replace(isMoving, (tag) => tag.replace(/http-equiv/i, 'data-was'));
      await setDocument(page, state === 'no-js' ? still.replace(/<\/?noscript\b[^>]*>/gi, '') : still, path);
      return false;
    }
    const query = kind === 'search' ? queryOf(state, queries(path)) : undefined;
    await page.goto(addressOf(origin, path) + (query ? `?q=${encodeURIComponent(query)}` : ''), {
      waitUntil: 'load',
    });
    await page.evaluate(atRest);
    await page.evaluate(scripts);
    return true;
  }

  async close(): Promise<void> {
    await this.#room.close();
  }
}

const atRest =
  'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))';

/** Collects what the console says about the page itself; what other hosts did not send is not asked for here. */
class Complaints {
  readonly #origin: string;
  readonly #faults = new Map<string, Fault>();

  constructor(page: Page, origin: string) {
    this.#origin = origin;
    page.on('pageerror', (error) =>
      this.#add('audit-console', `A script of the page fails: ${short(error.message)}`),
    );
    page.on('console', (message) => this.#hear(message));
  }

  clear(): void {
    this.#faults.clear();
  }

  faults(): Fault[] {
    return [...this.#faults.values()];
  }

  #add(rule: string, message: string): void {
    this.#faults.set(`${rule} ${message}`, { rule, severity: 'error', message });
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const origin = this.#origin;
    const text = message.text();
    const { url } = message.location();
    if (/^Failed to load resource/.test(text)) {
      // Browsers ask for it unbidden.
      if (url.startsWith(origin) && url !== `${origin}favicon.ico`)
        this.#add('audit-console', `A file of the page is missing: ${short(url.slice(origin.length))}`);
    } else if (/Content Security Policy/i.test(text)) {
      this.#add('audit-csp', `The page breaks its Content-Security-Policy: ${short(text)}`);
    } else if (url === '' || url.startsWith(origin)) {
      this.#add('audit-console', `The browser's console has an error: ${short(text)}`);
    }
  }
}

function short(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
