import { withConfigSeverity } from '../audit/config-severity.ts';
import { allRules } from '../checks/all-rules.ts';
import { ruleConfigProblems } from '../checks/rule-config-problems.ts';
import { severityOf } from '../checks/run-rules.ts';
import { compareFindings, type Finding, type Problem } from '../model/finding.ts';
import type { Site } from '../model/site.ts';

/** Findings of an audit with the severities of the project, and what its config says of rules that no audit has. */
export function withConfig(findings: readonly Finding[], site: Site): Finding[] {
  const isMine = ({ fingerprint }: Problem) => /^rules\.(?:axe|audit)-/.test(fingerprint ?? '');
  const wrong = withSeverity(ruleConfigProblems(allRules, site.config).filter(isMine), site);
  return [...withConfigSeverity(findings, site.config), ...wrong].sort(compareFindings);
}

/** Problems of rules of `kb check`, with the severities that the project gives them. */
export function withSeverity(problems: readonly Problem[], site: Site): Finding[] {
  return problems.flatMap((problem) => {
    const rule = allRules.find(({ name }) => name === problem.rule);
    const severity = rule ? severityOf(rule, site) : 'warning';
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
}
