import type { BrowserContext, CDPSession, ConsoleMessage, Page } from 'playwright-core';
import type { AuditState, AuditTask, Fault, SampleQueries, Visit } from '../model/audit.ts';
import { type KnownRings, type WalkOptions, walkKeyboard } from './audit-keyboard.ts';

/** What every visit needs. */
export interface VisitContext {
  /** Address of the site, with a slash at its end. */
  readonly origin: string;
  /** Text of a page, for states in which it is not gone to but put into a page without scripts. */
  readonly textOf: (path: string) => Promise<string>;
  /** axe and the probe. */
  readonly scripts: string;
  readonly rings: KnownRings;
  /** For the language that a page is in. */
  readonly queries: (path: string) => SampleQueries;
}

/** A page of the site in which no script runs: see `blankPage`. */
export const blankAddress = 'kb-audit-blank';
export const blankPage = {
  bytes: '<!DOCTYPE html><html lang="en"><title>-</title><link rel="icon" href="data:,">',
  type: 'text/html; charset=utf-8',
  headers: { 'Content-Security-Policy': "script-src 'none'" },
};

const nothing: Visit = { faults: [], undecided: {} };
const searchFields =
  '[role=search] input:not([type=hidden]), input[type=search], search input:not([type=hidden])';
const isMoving = /<meta\b[^>]*http-equiv\s*=\s*["']?refresh/i;

/** Goes to one page in one state and looks at all of it. Rejects when the page cannot be had or does not come to rest. */
export async function visitWhole(
  room: BrowserContext,
  task: AuditTask,
  context: VisitContext,
): Promise<Visit> {
  const page = await room.newPage();
  const complaints = listen(page, context.origin);
  const hasScripts = await arrive(page, task, context);
  const visit = await look(page, await room.newCDPSession(page), task, context);
  return { ...visit, faults: [...visit.faults, ...(hasScripts ? complaints() : [])] };
}

/** Goes to one page as it loads, asks axe, and walks through it with the Tab key. */
export async function visitPage(
  room: BrowserContext,
  task: AuditTask,
  context: VisitContext,
): Promise<Visit> {
  const page = await room.newPage();
  const complaints = listen(page, context.origin);
  const hasScripts = await arrive(page, task, context);
  const visit = (await page.evaluate('kbAudit.whole()')) as Visit;
  const walk = { ringsOnly: false, rings: undefined };
  const walked = await walkKeyboard(page, await room.newCDPSession(page), walk);
  return { ...visit, faults: [...visit.faults, ...walked, ...(hasScripts ? complaints() : [])] };
}

/** Collects what the console says about the page itself; what other hosts did not send is not asked for here. */
function listen(page: Page, origin: string): () => Fault[] {
  const faults = new Map<string, Fault>();
  const add = (rule: string, message: string) =>
    faults.set(`${rule} ${message}`, { rule, severity: 'error', message });
  page.on('pageerror', (error) =>
    add('audit-console', `A script of the page fails: ${short(error.message)}`),
  );
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    const { url } = message.location();
    if (/^Failed to load resource/.test(text)) {
      // Browsers ask for it unbidden.
      if (url.startsWith(origin) && url !== `${origin}favicon.ico`)
        add('audit-console', `A file of the page is missing: ${short(url.slice(origin.length))}`);
    } else if (/Content Security Policy/i.test(text)) {
      add('audit-csp', `The page breaks its Content-Security-Policy: ${short(text)}`);
    } else if (url === '' || url.startsWith(origin)) {
      add('audit-console', `The browser's console has an error: ${short(text)}`);
    }
  });
  return () => [...faults.values()];
}

function short(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}

/** Gives false when the page was put into one that lets no script run: what the console says then is not the page's doing. */
async function arrive(
  page: Page,
  { page: { path, kind }, state }: AuditTask,
  context: VisitContext,
): Promise<boolean> {
  const text = await context.textOf(path);
  if (state === 'no-js' || isMoving.test(text)) {
    await page.goto(context.origin + blankAddress);
    await page.evaluate(context.scripts);
    const still = text.replace(isMoving, (tag) => tag.replace(/http-equiv/i, 'data-was'));
    await setDocument(page, state === 'no-js' ? still.replace(/<\/?noscript\b[^>]*>/gi, '') : still, path);
    return false;
  }
  const query = kind === 'search' ? queryOf(state, context.queries(path)) : undefined;
  await page.goto(addressOf(context.origin, path) + (query ? `?q=${encodeURIComponent(query)}` : ''), {
    waitUntil: 'load',
  });
  await page.evaluate(atRest);
  await page.evaluate(context.scripts);
  return true;
}

const atRest =
  'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))';

export function addressOf(origin: string, path: string): string {
  return (
    origin +
    path
      .split('/')
      .map(encodeURIComponent)
      .join('/')
      .replace(/%3F/, '?')
      .replace(/%3D/g, '=')
      .replace(/%26/g, '&')
  );
}

/** Puts a document into a page that has the probe. The text of the call is evaluated by the debugger, so no policy forbids it. */
export async function setDocument(page: Page, html: string, path: string): Promise<void> {
  const address = addressOf('/', path);
  await page.evaluate(`kbAudit.setDocument(${JSON.stringify(html)}, ${JSON.stringify(address)})`);
}

function queryOf(state: AuditState, queries: SampleQueries): string | undefined {
  return state === 'search' || state === 'search-none' || state === 'search-repaired'
    ? queries[state]
    : undefined;
}

async function look(
  page: Page,
  cdp: CDPSession,
  { page: target, state }: AuditTask,
  context: VisitContext,
): Promise<Visit> {
  const ask = (code: string) => page.evaluate(`kbAudit.${code}`) as Promise<Visit>;
  const whole = () => ask('whole()');
  const rings = { known: context.rings, state };
  const walk = async (options: WalkOptions): Promise<Visit> => ({
    faults: await walkKeyboard(page, cdp, options),
    undecided: {},
  });
  switch (state) {
    case 'load':
      return join(await whole(), await walk({ ringsOnly: false, rings }));
    case 'details': {
      if ((await page.evaluate('kbAudit.openMenus()')) === 0) return nothing;
      return join(await whole(), await walk({ ringsOnly: false, rings: undefined }));
    }
    case 'search':
    case 'search-none':
    case 'search-repaired':
      return lookAtSearch(page, whole, context.queries(target.path)[state], state, target.kind === 'search');
    case 'dark':
    case 'forced-colors':
      return join(await whole(), await walk({ ringsOnly: true, rings }));
    case '320px':
      return join(await whole(), await ask('narrow()'), await walk({ ringsOnly: false, rings: undefined }));
    case 'text-200':
      return join(await ask('largeText()'), await whole());
    case 'print':
      await page.emulateMedia({ media: 'print' });
      return whole();
    case 'reduced-motion':
      return join(await ask('motion()'), await whole());
    case 'rtl': {
      if ((await page.evaluate('document.documentElement.dir')) === 'rtl') return nothing;
      await page.evaluate("document.documentElement.dir = 'rtl'");
      await page.setViewportSize({ width: 390, height: 800 });
      return join(await ask('narrow()'), await whole());
    }
    case 'no-js':
      return whole();
  }
}

/** Types a question as a customer does, and looks at what opens; the results page has its question from the address. */
async function lookAtSearch(
  page: Page,
  whole: () => Promise<Visit>,
  query: string | undefined,
  state: AuditState,
  isResultsPage: boolean,
): Promise<Visit> {
  const field = page.locator(searchFields).locator('visible=true').first();
  if (query === undefined || (await field.count()) === 0) return nothing;
  const hasSearch = (await page.locator('form[data-search]').count()) > 0;
  const before = isResultsPage ? '[]' : await announced(page);
  if (!isResultsPage) {
    await field.focus();
    await field.pressSequentially(query);
  }
  const isAnnounced = await until(async () => (await announced(page)) !== before, hasSearch ? 6000 : 1500);
  const visit = await whole();
  if (isAnnounced || !hasSearch) return visit;
  const message = `Screen readers are not told when a search ${state === 'search-none' ? 'finds nothing' : 'has results'}.`;
  const element = (await page.evaluate('kbAudit.searchField()')) as Fault['element'];
  return join(visit, {
    faults: [{ rule: 'audit-status', severity: 'error', message, ...(element && { element }) }],
    undecided: {},
  });
}

async function announced(page: Page): Promise<string> {
  return JSON.stringify(await page.evaluate('kbAudit.announced()'));
}

async function until(isSo: () => Promise<boolean>, limitMs: number): Promise<boolean> {
  for (let waited = 0; waited < limitMs; waited += 60) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return false;
}

export function join(...visits: readonly Visit[]): Visit {
  const undecided: Record<string, number> = {};
  for (const visit of visits) Object.assign(undecided, visit.undecided);
  return { faults: visits.flatMap(({ faults }) => faults), undecided };
}
