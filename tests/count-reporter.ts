import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that a program can read: `N passed, N failed`. A file that cannot be loaded counts as failed. */
export class CountReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    this.#passed = 0;
    this.#failed = unhandled.length;
    for (const module of modules) {
      if (module.errors().length > 0) this.#failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') this.#passed++;
        else this.#failed++;
      }
    }
    // After everything else that is printed.
    process.once('exit', () => writeSync(1, `${this.#passed} passed, ${this.#failed} failed\n`));
  }
}
