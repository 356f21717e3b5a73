import type { CDPSession, Page } from 'playwright-core';
import type { Fault, PageElement } from '../model/audit.ts';
import { comparePixels, decodePng } from './decode-png.ts';

/** What the probe in the page tells of the place of the focus; see `client/audit-focus.ts`. */
interface Stop {
  readonly number: number;
  readonly element?: PageElement;
  readonly box: readonly [number, number, number, number];
  readonly perimeter: number;
  readonly isCovered: boolean;
  readonly isOutside: boolean;
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

/** What was seen of the rings of elements in this run: the same template, styles and state make the same ring. */
export type KnownRings = Map<string, Omit<Fault, 'element'> | undefined>;

export interface WalkOptions {
  /** Looks at the rings only, not at order and reach. */
  readonly ringsOnly: boolean;
  /** Undefined: does not look at rings. */
  readonly rings: { readonly known: KnownRings; readonly state: string } | undefined;
}

function fault(rule: string, severity: Fault['severity'], message: string, element?: PageElement): Fault {
  return { rule: `audit-${rule}`, severity, message, ...(element && { element }) };
}

/** Goes through a page with the Tab key, as a reader does who has no mouse, and tells what hinders. The probe is in the page. */
export async function walkKeyboard(
  page: Page,
  cdp: CDPSession,
  { ringsOnly, rings }: WalkOptions,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const count = (await page.evaluate('kbAudit.focus.startWalk()')) as number;
  if (count === 0) return faults;
  const reached = new Set<number>();
  let skip: SkipLink | undefined;
  let stays = 0;
  let previous = -2;
  let isWhole = false;
  let starts = 0;
  for (let press = 0; press < mostStops; press++) {
    await page.keyboard.press('Tab');
    const stop = (await page.evaluate('kbAudit.focus.currentStop()')) as Stop;
    const { number, element } = stop;
    if (press === 0) skip = (await page.evaluate('kbAudit.focus.skipLink()')) as SkipLink | undefined;
    if (number === -2 || element === undefined) {
      // The end of the page; two in a row before anything was reached: nothing takes the focus.
      isWhole = reached.size > 0;
      if (isWhole || ++starts > 1) break;
      continue;
    }
    if (number >= 0 && number === previous) {
      const patience = element.tag === 'iframe' ? framePatience : 2;
      if (++stays > patience && !(await leavesByEscape(page, number))) {
        faults.push(fault('keyboard-trap', 'error', 'The Tab key does not lead away from here.', element));
        return faults;
      }
      continue;
    }
    stays = 0;
    if (number >= 0 && reached.has(number)) {
      isWhole = reached.size >= count;
      if (!isWhole) {
        faults.push(
          fault(
            'keyboard-trap',
            'error',
            'The Tab key goes round here and never leads to the rest of the page.',
            element,
          ),
        );
        return faults;
      }
      break;
    }
    if (number >= 0) reached.add(number);
    if (!ringsOnly) {
      faults.push(...orderFaults(stop, previous));
      if (stop.isCovered)
        faults.push(
          fault('focus-covered', 'error', 'Something else lies over this while it has the focus.', element),
        );
    }
    previous = number;
    if (!rings) continue;
    const key = `${rings.state} ${kindOf(element)}`;
    if (!rings.known.has(key)) rings.known.set(key, await judgeRing(page, cdp, stop));
    const ring = rings.known.get(key);
    if (ring) faults.push({ ...ring, element });
  }
  if (ringsOnly) return faults;
  if (isWhole) faults.push(...(await unreached(page, count, reached)));
  if (skip) faults.push(...(await trySkipLink(page, skip)));
  return faults;
}

/** Elements that look alike because they are made by the same lines of a template. */
function kindOf({ tag, classes, around: ancestors }: PageElement): string {
  const named = ancestors.filter((ancestor) => ancestor.classes.length > 0 || ancestor.id !== '').slice(0, 2);
  return JSON.stringify([tag, classes, named.map((ancestor) => ancestor.classes)]);
}

function orderFaults({ number, element, isBackwards }: Stop, previous: number): Fault[] {
  if (number >= 0 && previous >= 0 && number < previous) {
    return [fault('focus-order', 'error', 'The Tab key comes here after what follows in the page.', element)];
  }
  if (!isBackwards) return [];
  return [
    fault('focus-order', 'warning', 'The Tab key comes here after what stands below on the screen.', element),
  ];
}

async function leavesByEscape(page: Page, number: number): Promise<boolean> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  const stop = (await page.evaluate('kbAudit.focus.currentStop()')) as Stop;
  return stop.number !== number;
}

async function unreached(page: Page, count: number, reached: ReadonlySet<number>): Promise<Fault[]> {
  const missing = Array.from({ length: count }, (_, number) => number).filter(
    (number) => !reached.has(number),
  );
  if (missing.length === 0) return [];
  const elements = (await page.evaluate(
    `kbAudit.focus.wantedElements(${JSON.stringify(missing.slice(0, 20))})`,
  )) as PageElement[];
  return elements.map((element) =>
    fault('keyboard-unreachable', 'error', 'The Tab key does not reach this.', element),
  );
}

/** Compares the picture with and without the focus. */
async function judgeRing(
  page: Page,
  cdp: CDPSession,
  stop: Stop,
): Promise<Omit<Fault, 'element'> | undefined> {
  const { element } = stop;
  // Browsers draw the ring of their own players and frames; it is not the page's to change.
  if (!element || stop.isOutside || /^(video|audio|iframe|object)$/.test(element.tag)) return undefined;
  const window = page.viewportSize() ?? { width: 1280, height: 900 };
  // Two pixels around the element (WCAG 2.2, 2.4.13), less what rounded corners take off.
  const wanted = 2 * stop.perimeter * 0.85;
  let changed = 0;
  // The ring may be drawn around something larger than the element, such as a card.
  for (const margin of [12, 150]) {
    const clip = clipOf(stop.box, margin, window);
    if (clip.width < 1 || clip.height < 1) return undefined;
    const focused = await picture(cdp, clip);
    await page.evaluate('kbAudit.focus.dropFocus()');
    const plain = await picture(cdp, clip);
    await page.evaluate('kbAudit.focus.takeFocus()');
    if (focused.equals(plain)) continue;
    const difference = comparePixels(decodePng(focused), decodePng(plain));
    if (difference.strong >= wanted) return undefined;
    changed = Math.max(changed, difference.changed);
  }
  if (changed === 0)
    return fault('focus-visible', 'error', 'Nothing on the screen shows that this has the focus.');
  return fault(
    'focus-weak',
    'warning',
    'The sign that this has the focus is thinner than 2 pixels, or stands out less than 3 to 1.',
  );
}

function clipOf(
  [x, y, width, height]: Stop['box'],
  margin: number,
  window: { readonly width: number; readonly height: number },
): { x: number; y: number; width: number; height: number } {
  const left = Math.max(0, x - margin);
  const top = Math.max(0, y - margin);
  return {
    x: left,
    y: top,
    width: Math.min(window.width, x + width + margin) - left,
    height: Math.min(window.height, y + height + margin) - top,
  };
}

async function picture(
  cdp: CDPSession,
  clip: { x: number; y: number; width: number; height: number },
): Promise<Buffer> {
  const scroll = (await cdp.send('Page.getLayoutMetrics')).cssVisualViewport;
  const { data } = await cdp.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    clip: { ...clip, x: clip.x + scroll.pageX, y: clip.y + scroll.pageY, scale: 1 },
  });
  return Buffer.from(data, 'base64');
}

async function trySkipLink(page: Page, { element, leadsTo, exists }: SkipLink): Promise<Fault[]> {
  if (!exists) return [fault('skip-link', 'error', 'The skip link leads nowhere.', element)];
  await page.evaluate('kbAudit.focus.startWalk()');
  await page.evaluate('kbAudit.focus.dropFocus()');
  await page.evaluate(`document.querySelector(${JSON.stringify(`a[href="#${leadsTo}"]`)})?.focus()`);
  await page.keyboard.press('Enter');
  const id = JSON.stringify(leadsTo);
  if ((await page.evaluate(`kbAudit.focus.isFocusAt(${id})`)) === true) return [];
  await page.keyboard.press('Tab');
  if ((await page.evaluate(`kbAudit.focus.isFocusAt(${id})`)) === true) return [];
  return [
    fault('skip-link', 'error', 'The skip link does not move the keyboard to where it leads.', element),
  ];
}
