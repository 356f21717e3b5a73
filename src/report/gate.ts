import type { Finding, Severity } from '../model/finding.ts';

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Position of a severity, the worst first. */
export function rankOfSeverity(severity: Severity): number {
  return ranks[severity];
}

/** True when a finding is of the gate's severity or worse. */
export function isAtGate(finding: Finding, gate: Severity): boolean {
  return ranks[finding.severity] <= ranks[gate];
}
