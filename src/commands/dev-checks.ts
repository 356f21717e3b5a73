import { allRules } from '../checks/all-rules.ts';
import { findingsByRule } from '../checks/run-rules.ts';
import { nextTurn, pause } from '../io/turns.ts';
import { compareFindings, type Finding } from '../model/finding.ts';
import type { Site } from '../model/site.ts';

/** Checking waits for a pause in typing, so that it never stands between a save and its page. */
const restMs = 250;

/**
 * The findings of a site, found in the background when somebody asks for them: one rule after the other, and what else is to be
 * done in between. They are those of `kb build`.
 */
export class DevChecks {
  readonly #onDone: () => void;
  #site: Site | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(onDone: () => void) {
    this.#onDone = onDone;
  }

  /** The findings of this site, or undefined while they are being looked for. */
  findings(site: Site): readonly Finding[] | undefined {
    if (site !== this.#site) {
      this.#site = site;
      this.#findings = undefined;
      void this.#run(site);
    }
    return this.#findings;
  }

  /** Looks for findings no longer. */
  stop(): void {
    this.#site = undefined;
  }

  async #run(site: Site): Promise<void> {
    await pause(restMs);
    const found: Finding[] = [];
    for (const findings of findingsByRule(allRules, site)) {
      if (site !== this.#site) return;
      found.push(...findings);
      await nextTurn();
    }
    if (site !== this.#site) return;
    this.#findings = found.sort(compareFindings);
    this.#onDone();
  }
}
