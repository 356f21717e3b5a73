import type { CDPSession, Page } from 'playwright-core';
import type { AuditState, AuditTask, Fault, SampleQueries, Visit } from '../model/audit.ts';
import { type WalkOptions, walkKeyboard } from './audit-keyboard.ts';
import type { KnownRings } from './audit-rings.ts';

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

/** What to ask for in a state; undefined where nothing is searched for. */
export function queryOf(state: AuditState, queries: SampleQueries): string | undefined {
  return state === 'search' || state === 'search-none' || state === 'search-repaired'
    ? queries[state]
    : undefined;
}

/** Brings a page that has just loaded into a state, and looks at all of it. */
export async function look(
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
    await field.fill(query.slice(0, -1));
    await field.pressSequentially(query.slice(-1));
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
