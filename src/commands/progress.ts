import type { Context } from './context.ts';

const patienceMs = 1_000;

/** A line on the terminal that says what kb is doing, once that has taken more than a second. */
export interface Progress {
  phase(text: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Progress for a person; nothing at all when nobody watches. */
export function startProgress(context: Context, isWanted: boolean): Progress {
  if (!isWanted || !context.isTerminal) return { phase: () => {}, end: () => {} };
  let current = '';
  let isShown = false;
  const show = (): void => {
    isShown = true;
    context.stderr(`\r\u001b[K${current}`);
  };
  const timer = setTimeout(show, patienceMs);
  timer.unref();
  const started = performance.now();
  return {
    phase(text) {
      current = text;
      if (performance.now() - started > patienceMs) show();
    },
    end() {
      clearTimeout(timer);
      if (isShown) context.stderr('\r\u001b[K');
    },
  };
}
