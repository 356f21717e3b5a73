import { notChecked } from '../model/audit-rules.ts';
import { type Config, configuredSeverity } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';

/**
 * Findings with the severity that the project gives their rules, without those that are off. What could not be looked at stays
 * an error.
 */
export function withConfigSeverity(findings: readonly Finding[], config: Pick<Config, 'rules'>): Finding[] {
  return findings.flatMap((finding) => {
    const severity = configuredSeverity(config, finding.rule);
    if (severity === undefined || finding.rule === notChecked) return [finding];
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
