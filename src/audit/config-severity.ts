import { notChecked } from '../model/audit-rules.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';

/**
 * Findings with the severity that the project gives their rules, without those that are off. What could not be looked at stays
 * an error.
 */
export function withConfigSeverity(
  findings: readonly Finding[],
  { rules }: Pick<Config, 'rules'>,
): Finding[] {
  return findings.flatMap((finding) => {
    const severity = Object.hasOwn(rules, finding.rule) ? rules[finding.rule] : undefined;
    if (severity === undefined || finding.rule === notChecked) return [finding];
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
