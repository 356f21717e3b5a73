import type { Finding, Severity } from '../model/finding.ts';
import { rankOfSeverity } from './gate.ts';

/** The findings of one rule. */
export interface RuleGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  /** How many files they are in. */
  readonly files: number;
}

/** Findings by rule: errors first, then by number, then by name. Findings inside keep their order. */
export function groupByRule(findings: readonly Finding[]): RuleGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map((group) => {
      const first = group[0] as Finding;
      const files = new Set(group.map((finding) => finding.at.path)).size;
      return { rule: first.rule, severity: first.severity, findings: group, files };
    })
    .sort(
      (a, b) =>
        rankOfSeverity(a.severity) - rankOfSeverity(b.severity) ||
        b.findings.length - a.findings.length ||
        (a.rule < b.rule ? -1 : 1),
    );
}
