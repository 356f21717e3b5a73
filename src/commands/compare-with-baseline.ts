import { type Applied, applyBaseline } from '../checks/apply-baseline.ts';
import { severityOf } from '../checks/run-rules.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import type { Site } from '../model/site.ts';

/** What was found, by which rules, with which settings, on which day. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly rules: readonly Rule[];
  readonly site: Pick<Site, 'config' | 'today'>;
}

/** Sorts findings against the baseline; an entry is no longer needed when its rule ran and found nothing there. */
export function compareWithBaseline({ findings, rules, site }: Found, baseline: Baseline): Applied {
  const ran = new Set(rules.filter((rule) => severityOf(rule, site) !== 'off').map((rule) => rule.name));
  return applyBaseline(findings, baseline, { today: site.today, covers: (entry) => ran.has(entry.rule) });
}
