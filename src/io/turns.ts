import { setImmediate, setTimeout } from 'node:timers/promises';

/** Lets everything else that waits be done first: requests, events, timers that are due. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}

/** Waits; does not keep the process alive. */
export function pause(ms: number): Promise<void> {
  return setTimeout(ms, undefined, { ref: false });
}
