import { setImmediate, setTimeout } from 'node:timers/promises';

/** Lets everything else that waits be done first: requests, events, timers that are due. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}

/** A turn that takes longer keeps requests waiting for longer than somebody notices. */
const longestTurnMs = 12;

/** Runs steps to their end and lets everything else that waits be done in between. What they throw is thrown. */
export async function inTurns<Value>(steps: Generator<unknown, Value>): Promise<Value> {
  for (let startedAt = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - startedAt < longestTurnMs) continue;
    await nextTurn();
    startedAt = performance.now();
  }
}

/** Waits; does not keep the process alive. */
export function pause(ms: number): Promise<void> {
  return setTimeout(ms, undefined, { ref: false });
}
