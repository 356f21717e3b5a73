import type { CDPSession, Page } from 'playwright-core';
import type { Fault, PageElement } from '../model/audit.ts';
import { type KnownRings, ringOf } from './audit-rings.ts';

/** What the probe in the page tells of the place of the focus; see `client/audit-focus.ts`. */
interface Stop {
  readonly number: number;
  readonly index: number;
  readonly tag: string;
  readonly kind: string;
  readonly isCovered: boolean;
  readonly isBackwards: boolean;
}

interface SkipLink {
  readonly element: PageElement;
  readonly leadsTo: string;
  readonly exists: boolean;
}

/** More stops than a person would take; what comes after them is not walked to, and nothing is said of it. */
const mostStops = 250;
/** Presses of Tab that may stay inside one frame. */
const framePatience = 30;

export interface WalkOptions {
  /** Looks at the rings only, not at order and reach. */
  readonly ringsOnly: boolean;
  /** Undefined: does not look at rings. */
  readonly rings: { readonly known: KnownRings; readonly state: string } | undefined;
}

/** A fault of a stop, before it is known what the stop is. */
type StopFault = readonly [stop: Stop, rule: string, severity: Fault['severity'], message: string];

interface Walk {
  readonly stops: readonly Stop[];
  readonly faults: readonly StopFault[];
  readonly reached: ReadonlySet<number>;
  /** The end of the page was met: what was not reached cannot be. */
  readonly isWhole: boolean;
}

/** Goes through a page with the Tab key, as a reader does who has no mouse, and tells what hinders. The probe is in the page. */
export async function walkKeyboard(
  page: Page,
  cdp: CDPSession,
  { ringsOnly, rings }: WalkOptions,
): Promise<Fault[]> {
  const count = (await page.evaluate('kbAudit.focus.startWalk()')) as number;
  if (count === 0) return [];
  const { stops, faults, reached, isWhole } = await walk(page, cdp, count);
  const skip = (await page.evaluate('kbAudit.focus.skipLink()')) as SkipLink | undefined;
  const found = ringsOnly ? [] : await described(page, faults);
  if (rings) {
    for (const stop of stops) {
      const ring = await ringOf(page, cdp, stop, rings);
      if (ring) found.push(...(await described(page, [[stop, ring.rule, ring.severity, ring.message]])));
    }
  }
  const isTrapped = faults.some(([, rule]) => rule === 'audit-keyboard-trap');
  if (ringsOnly || isTrapped) return found;
  if (isWhole) found.push(...(await unreached(page, count, reached)));
  if (skip) found.push(...(await trySkipLink(page, skip)));
  return found;
}

async function walk(page: Page, cdp: CDPSession, count: number): Promise<Walk> {
  const stops: Stop[] = [];
  const faults: StopFault[] = [];
  const reached = new Set<number>();
  let stays = 0;
  let previous = -2;
  let starts = 0;
  const ended = (isWhole: boolean): Walk => ({ stops, faults, reached, isWhole });
  for (let presses = 0; presses < mostStops; presses++) {
    let stop = await pressTab(page, cdp);
    if (stop.number >= 0 && stop.number === previous) {
      if (++stays <= (stop.tag === 'iframe' ? framePatience : 2)) continue;
      await page.keyboard.press('Escape');
      const away = await pressTab(page, cdp);
      if (away.number === stop.number) {
        faults.push([stop, 'audit-keyboard-trap', 'error', 'The Tab key does not lead away from here.']);
        return ended(false);
      }
      stop = away;
    }
    stays = 0;
    const { number } = stop;
    if (number === -2) {
      // The end of the page; two in a row before anything was reached: nothing takes the focus.
      if (reached.size > 0) return ended(true);
      if (++starts > 1) return ended(false);
      continue;
    }
    if (number >= 0 && reached.has(number)) {
      if (reached.size >= count) return ended(true);
      const message = 'The Tab key goes round here and never leads to the rest of the page.';
      faults.push([stop, 'audit-keyboard-trap', 'error', message]);
      return ended(false);
    }
    if (number >= 0) reached.add(number);
    stops.push(stop);
    faults.push(...orderFaults(stop, previous));
    if (stop.isCovered) {
      const message = 'Something else lies over this while it has the focus.';
      faults.push([stop, 'audit-focus-covered', 'error', message]);
    }
    previous = number;
  }
  return ended(false);
}

const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, nativeVirtualKeyCode: 9 };

/** Presses Tab and tells where that leads. */
async function pressTab(page: Page, cdp: CDPSession): Promise<Stop> {
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab });
  const [stop] = await Promise.all([
    page.evaluate('kbAudit.focus.nextStop()') as Promise<Stop>,
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab }),
  ]);
  return stop;
}

async function described(page: Page, faults: readonly StopFault[]): Promise<Fault[]> {
  if (faults.length === 0) return [];
  const indexes = JSON.stringify(faults.map(([{ index }]) => index));
  const elements = (await page.evaluate(`kbAudit.focus.describeStops(${indexes})`)) as PageElement[];
  return faults.map(([, rule, severity, message], at) => {
    const element = elements[at];
    return { rule, severity, message, ...(element && { element }) };
  });
}

function orderFaults(stop: Stop, previous: number): StopFault[] {
  const { number, isBackwards } = stop;
  const rule = 'audit-focus-order';
  if (number >= 0 && previous >= 0 && number < previous)
    return [[stop, rule, 'error', 'The Tab key comes here after what follows in the page.']];
  if (!isBackwards) return [];
  return [[stop, rule, 'warning', 'The Tab key comes here after what stands below on the screen.']];
}

async function unreached(page: Page, count: number, reached: ReadonlySet<number>): Promise<Fault[]> {
  const missing = Array.from({ length: count }, (_, number) => number).filter(
    (number) => !reached.has(number),
  );
  if (missing.length === 0) return [];
  const elements = (await page.evaluate(
    `kbAudit.focus.wantedElements(${JSON.stringify(missing.slice(0, 20))})`,
  )) as PageElement[];
  const message = 'The Tab key does not reach this.';
  return elements.map((element) => ({
    rule: 'audit-keyboard-unreachable',
    severity: 'error',
    message,
    element,
  }));
}

async function trySkipLink(page: Page, { element, leadsTo, exists }: SkipLink): Promise<Fault[]> {
  const fault = (message: string): Fault[] => [
    { rule: 'audit-skip-link', severity: 'error', message, element },
  ];
  if (!exists) return fault('The skip link leads nowhere.');
  await page.evaluate('kbAudit.focus.startWalk()');
  await page.evaluate(`document.querySelector(${JSON.stringify(`a[href="#${leadsTo}"]`)})?.focus()`);
  await page.keyboard.press('Enter');
  const id = JSON.stringify(leadsTo);
  if ((await page.evaluate(`kbAudit.focus.isFocusAt(${id})`)) === true) return [];
  await page.keyboard.press('Tab');
  if ((await page.evaluate(`kbAudit.focus.isFocusAt(${id})`)) === true) return [];
  return fault('The skip link does not move the keyboard to where it leads.');
}
