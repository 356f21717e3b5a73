const key = 'kb-dev-place';

interface Kept {
  readonly page: string;
  readonly x: number;
  readonly y: number;
}

/** Loads the page again and comes back to the same place in it. */
export function reloadInPlace(): void {
  const kept: Kept = { page: location.pathname, x: scrollX, y: scrollY };
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
    history.scrollRestoration = 'manual';
  } catch {
    // Without storage the browser restores the place as well as it can.
  }
  location.reload();
}

/** Goes back to the place that `reloadInPlace` kept, now and once images are there, unless the reader moved on. */
export function restorePlace(): void {
  const kept = take();
  if (!kept || kept.page !== location.pathname) return;
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
      stop.abort();
      history.scrollRestoration = 'auto';
    },
    { signal: stop.signal },
  );
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
