import { type Typed, typeAgain, typedNow } from './dev-fields.ts';

const key = 'kb-dev-place';

/** Where the writer was in a page: what was in view, was typed, had the focus and was unfolded. */
interface Kept {
  readonly page: string;
  readonly x: number;
  readonly y: number;
  /** Title of each part that can be unfolded, and whether it was. */
  readonly unfolded: readonly (readonly [title: string, isOpen: boolean])[];
  readonly typed: readonly Typed[];
  readonly focus?: Focused;
  readonly ours: Ours;
}

/** Where the writer was in what kb dev adds to the page. */
export interface Ours {
  /** Text of what had the focus in the panel. */
  readonly panelFocus?: string | undefined;
  /** The mistake that was closed. */
  readonly closed?: string | undefined;
}

/** An element by what it is and says, and how many like it come before it. */
interface Focused {
  readonly tag: string;
  readonly text: string;
  readonly before: number;
}

/** Loads the page again and comes back to the same place in it. */
export function reloadInPlace(ours: Ours): void {
  const focus = focusedNow();
  const kept: Kept = {
    ...{ page: location.pathname, x: scrollX, y: scrollY },
    unfolded: [...document.querySelectorAll('details')].map((part) => [titleOf(part), part.open]),
    typed: typedNow(),
    ...(focus && { focus }),
    ours,
  };
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
    history.scrollRestoration = 'manual';
  } catch {
    // Without storage the browser restores the place as well as it can.
  }
  location.reload();
}

/**
 * Goes back to the place that `reloadInPlace` kept, now and once images are there, unless the reader moved on. Gives what it
 * was told of.
 */
export function restorePlace(): Ours {
  const kept = take();
  if (!kept || kept.page !== location.pathname) return {};
  const isOpen = new Map(kept.unfolded);
  for (const part of document.querySelectorAll('details')) part.open = isOpen.get(titleOf(part)) ?? part.open;
  if (kept.focus) find(kept.focus)?.focus({ preventScroll: true });
  typeAgain(kept.typed);
  const go = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
  go();
  const stop = new AbortController();
  for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    addEventListener(name, () => stop.abort(), { passive: true, signal: stop.signal });
  }
  addEventListener(
    'load',
    () => {
      go();
      // The results page has put its question there, as it does for whoever comes to it.
      typeAgain(kept.typed);
      stop.abort();
      history.scrollRestoration = 'auto';
    },
    { signal: stop.signal },
  );
  return kept.ours;
}

function titleOf(part: HTMLDetailsElement): string {
  return part.querySelector('summary')?.textContent ?? '';
}

function focusedNow(): Focused | undefined {
  const element = document.activeElement;
  if (!element || element === document.body || element.tagName === 'KB-DEV') return undefined;
  const focus = { tag: element.tagName, text: element.textContent ?? '' };
  return { ...focus, before: alike(focus).indexOf(element as HTMLElement) };
}

function find(focus: Focused): HTMLElement | undefined {
  const found = alike(focus);
  return found[focus.before] ?? found.at(-1);
}

function alike({ tag, text }: Omit<Focused, 'before'>): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(tag)].filter(({ textContent }) => textContent === text);
}

function take(): Kept | undefined {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}
