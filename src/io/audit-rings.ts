import type { CDPSession, Page } from 'playwright-core';
import type { Fault } from '../model/audit.ts';
import { comparePixels, decodePng } from './decode-png.ts';

/** An element that has the focus; see `client/audit-focus.ts`. */
interface Focused {
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly scroll: readonly [x: number, y: number];
  readonly perimeter: number;
  readonly isOutside: boolean;
}

/** A stop of a walk through the page. */
export interface RingStop {
  readonly index: number;
  readonly tag: string;
  readonly kind: string;
}

/** What is wrong with a ring, whichever element has it. */
export type RingFault = Omit<Fault, 'element'>;

/** What was seen of the rings of elements in this run: the same template, styles and state make the same ring. */
export type KnownRings = Map<string, RingFault | undefined>;

/** The ring of a stop: compares pictures with and without the focus, for the first stop of its kind. */
export async function ringOf(
  page: Page,
  cdp: CDPSession,
  { index, tag, kind }: RingStop,
  { known, state }: { readonly known: KnownRings; readonly state: string },
): Promise<RingFault | undefined> {
  // Browsers draw the ring of their own players and frames; it is not the page's to change.
  if (/^(video|audio|iframe|object)$/.test(tag)) return undefined;
  const key = `${state} ${kind}`;
  if (known.has(key)) return known.get(key);
  const fault = await judge(page, cdp, index);
  known.set(key, fault);
  return fault;
}

async function judge(page: Page, cdp: CDPSession, index: number): Promise<RingFault | undefined> {
  const window = page.viewportSize() ?? { width: 1280, height: 900 };
  let changed = 0;
  // The ring may be drawn around something larger than the element, such as a card.
  for (const margin of [12, 150]) {
    const focused = (await page.evaluate(`kbAudit.focus.focusOn(${index})`)) as Focused | undefined;
    if (!focused || focused.isOutside) return undefined;
    const clip = clipOf(focused, margin, window);
    if (clip.width < 1 || clip.height < 1) return undefined;
    const before = await picture(cdp, clip);
    await page.evaluate('kbAudit.focus.dropFocus()');
    const after = await picture(cdp, clip);
    if (before.equals(after)) continue;
    const difference = comparePixels(decodePng(before), decodePng(after));
    // Two pixels around the element (WCAG 2.2, 2.4.13), less what rounded corners take off.
    if (difference.strong >= 2 * focused.perimeter * 0.85) return undefined;
    changed = Math.max(changed, difference.changed);
  }
  if (changed === 0) {
    return {
      rule: 'audit-focus-visible',
      severity: 'error',
      message: 'Nothing on the screen shows that this has the focus.',
    };
  }
  return {
    rule: 'audit-focus-weak',
    severity: 'warning',
    message: 'The sign that this has the focus is thinner than 2 pixels, or stands out less than 3 to 1.',
  };
}

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The element with a margin, as far as the window shows it, in the page. */
function clipOf(
  { box: [x, y, width, height], scroll: [scrollX, scrollY] }: Focused,
  margin: number,
  window: { readonly width: number; readonly height: number },
): Clip {
  const left = Math.max(0, x - margin);
  const top = Math.max(0, y - margin);
  return {
    x: left + scrollX,
    y: top + scrollY,
    width: Math.min(window.width, x + width + margin) - left,
    height: Math.min(window.height, y + height + margin) - top,
  };
}

async function picture(cdp: CDPSession, clip: Clip): Promise<Buffer> {
  const { data } = await cdp.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    clip: { ...clip, scale: 1 },
  });
  return Buffer.from(data, 'base64');
}
