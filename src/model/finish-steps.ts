/** Runs steps to their end, in one go, and gives what they come to. */
export function finishSteps<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
