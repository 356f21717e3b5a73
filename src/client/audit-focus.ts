import type { PageElement } from '../model/audit.ts';
import { describeElement } from './audit-elements.ts';

/** Where the keyboard is after a press of Tab. */
export interface Stop {
  /** Number among the elements that it must reach; -1 for another element; -2 for none. */
  readonly number: number;
  /** Number among all stops of this walk, for `describeStops` and `focusOn`. */
  readonly index: number;
  readonly tag: string;
  /** The same for elements that look alike because the same lines of a template make them. */
  readonly kind: string;
  /** Another element lies over it everywhere. */
  readonly isCovered: boolean;
  /** Stands above the stop before, in the same column: the order on the screen is another one. */
  readonly isBackwards: boolean;
}

/** An element that has the focus, for a picture of it. */
export interface Focused {
  /** In the window. */
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly scroll: readonly [x: number, y: number];
  /** Around its largest piece: a link that goes over two lines has a ring around each. */
  readonly perimeter: number;
  readonly isOutside: boolean;
}

const interactive =
  'a[href], area[href], button, input, select, textarea, summary, video[controls], audio[controls], iframe, [tabindex], [contenteditable=""], [contenteditable=true], [role=button], [role=link], [role=checkbox], [role=menuitem], [role=tab], [onclick]';
const mostNumbered = 3000;

let wanted: HTMLElement[] = [];
let last: Element | undefined;
/** Elements that had the focus in this walk. */
let reached: Element[] = [];

function mustBeReached(element: HTMLElement): boolean {
  if (element.matches(':disabled, input[type=hidden], [aria-disabled=true]') || element.closest('[inert]'))
    return false;
  if (!element.checkVisibility({ visibilityProperty: true }) || element.getClientRects().length === 0)
    return false;
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  // Taken out on purpose: its widget moves the focus itself, or it is only a target.
  if (element.hasAttribute('tabindex') && element.tabIndex < 0) return false;
  if (element.localName === 'summary')
    return element.parentElement?.querySelector(':scope > summary') === element;
  if (element instanceof HTMLInputElement && element.type === 'radio') return isStopOfGroup(element);
  if (element.matches('[role=option], [role=tab][aria-selected=false], [role=menuitem]')) return false;
  return true;
}

/** One radio button of a group takes the focus for all. */
function isStopOfGroup(radio: HTMLInputElement): boolean {
  const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
    ({ name, form }) => name === radio.name && form === radio.form,
  );
  return (group.find(({ checked }) => checked) ?? group[0]) === radio;
}

/** Numbers what the keyboard must reach, in the order of the page, and goes to the start. Gives how many there are. */
export function startWalk(): number {
  wanted = [...document.querySelectorAll<HTMLElement>(interactive)]
    .filter(mustBeReached)
    .slice(0, mostNumbered);
  last = undefined;
  reached = [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { transition: none !important; animation: none !important; caret-color: transparent !important; scroll-behavior: auto !important }',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  (document.activeElement as HTMLElement | null)?.blur?.();
  scrollTo(0, 0);
  return wanted.length;
}

/** Where the focus is after a press of Tab, and after what scripts do about it at once. */
export async function nextStop(): Promise<Stop> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  return currentStop();
}

function currentStop(): Stop {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) {
    last = undefined;
    return { number: -2, index: -1, tag: '', kind: '', isCovered: false, isBackwards: false };
  }
  const box = element.getBoundingClientRect();
  const before = last?.isConnected ? last.getBoundingClientRect() : undefined;
  const isBackwards =
    before !== undefined &&
    box.bottom <= before.top + 1 &&
    Math.min(box.right, before.right) - Math.max(box.left, before.left) > 4 &&
    !isPinned(element) &&
    !isPinned(last as Element);
  last = element;
  let index = reached.indexOf(element);
  if (index === -1) index = reached.push(element) - 1;
  return {
    number: wanted.indexOf(element as HTMLElement),
    index,
    tag: element.localName,
    kind: kindOf(element),
    isCovered: isCovered(element),
    isBackwards,
  };
}

function kindOf(element: Element): string {
  const around: string[] = [];
  for (let next = element.parentElement; next && next !== document.body; next = next.parentElement) {
    if ((next.classList.length > 0 || next.id !== '') && around.push(classOf(next)) === 2) break;
  }
  return JSON.stringify([element.localName, classOf(element), around]);
}

function classOf(element: Element): string {
  return element.getAttribute('class') ?? '';
}

/** What stops of this walk are, for somebody who looks for them in files. */
export function describeStops(indexes: readonly number[]): PageElement[] {
  return indexes.map((index) => describeElement(reached[index] as Element));
}

/** Gives the focus to a stop, as the Tab key did. Undefined when it does not take it any more. */
export function focusOn(index: number): Focused | undefined {
  const element = reached[index] as HTMLElement;
  element.focus({ focusVisible: true } as FocusOptions);
  if (document.activeElement !== element) return undefined;
  const box = element.getBoundingClientRect();
  return {
    box: [box.x, box.y, box.width, box.height],
    scroll: [scrollX, scrollY],
    perimeter: perimeterOf(element),
    isOutside: box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth,
  };
}

function perimeterOf(element: Element): number {
  const pieces = [...element.getClientRects()].map(
    ({ width, height }) => 2 * (Math.min(width, innerWidth) + Math.min(height, innerHeight)),
  );
  return Math.max(0, ...pieces);
}

function isPinned(element: Element): boolean {
  for (let next: Element | null = element; next; next = next.parentElement) {
    if (/^(fixed|sticky|absolute)$/.test(getComputedStyle(next).position)) return true;
  }
  return false;
}

function isCovered(element: Element): boolean {
  const boxes = [...element.getClientRects()]
    .filter(({ width, height }) => width > 0 && height > 0)
    .slice(0, 6);
  const points = boxes.flatMap((box) =>
    [0.1, 0.5, 0.9].flatMap((x) =>
      [0.2, 0.5, 0.8].map((y) => [box.x + box.width * x, box.y + box.height * y] as const),
    ),
  );
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  if (inside.length === 0) return false;
  return inside.every(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    if (!top) return false;
    // A label over its own field, an element of a component around it.
    return (
      !element.contains(top) &&
      !top.contains(element) &&
      !(element as HTMLInputElement).labels?.[0]?.contains(top)
    );
  });
}

/** Elements that were to be reached and have these numbers. */
export function wantedElements(numbers: readonly number[]): PageElement[] {
  return numbers.flatMap((number) => (wanted[number] ? [describeElement(wanted[number])] : []));
}

/** Takes the focus away; the next Tab goes on from here. */
export function dropFocus(): void {
  (document.activeElement as HTMLElement | null)?.blur?.();
}

/** The link to the main part, if the walk began with one: where it leads. */
export function skipLink():
  | { readonly element: PageElement; readonly leadsTo: string; readonly exists: boolean }
  | undefined {
  const link = reached[0];
  if (
    !(link instanceof HTMLAnchorElement) ||
    !link.hash ||
    link.getAttribute('href')?.startsWith('#') !== true
  )
    return undefined;
  const id = decode(link.hash.slice(1));
  return { element: describeElement(link), leadsTo: id, exists: document.getElementById(id) !== null };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True when the focus, or where the next Tab starts, is at or inside the element with this id. */
export function isFocusAt(id: string): boolean {
  const target = document.getElementById(id);
  const active = document.activeElement;
  if (!target || !active) return false;
  if (target.contains(active)) return true;
  return (
    active !== document.body &&
    (target.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}
