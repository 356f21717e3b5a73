import { configuredSeverity } from '../model/config.ts';
import { compareFindings, type Finding, type Problem, type Severity } from '../model/finding.ts';
import type { KnownProblems, Rule } from '../model/rule.ts';
import type { Site } from '../model/site.ts';
import { allRules } from './all-rules.ts';
import { ruleConfigProblems } from './rule-config-problems.ts';

/** The severity that a rule has in this project: what the config says, else the rule's own. */
export function severityOf(rule: Rule, site: Pick<Site, 'config'>): Severity | 'off' {
  return configuredSeverity(site.config, rule.name) ?? rule.severity;
}

/**
 * Runs `rules` over a site and gives their findings in reporting order. Rules that are `off` do not run. With `known`, articles
 * that a rule has looked at before are not looked at again.
 * A problem whose name no rule carries is a fault of kb; it is reported as a warning, never dropped.
 */
export function runRules(rules: readonly Rule[], assembled: Site, known?: KnownProblems): Finding[] {
  return [...findingsByRule(rules, assembled, known)].flat().sort(compareFindings);
}

/** What `runRules` gives, one rule after the other and in no order, for whoever has other things to do in between. */
export function* findingsByRule(
  rules: readonly Rule[],
  assembled: Site,
  known?: KnownProblems,
): Generator<Finding[]> {
  const configProblems = ruleConfigProblems(allRules, assembled.config);
  const site =
    configProblems.length === 0
      ? assembled
      : { ...assembled, problems: [...assembled.problems, ...configProblems] };
  for (const rule of rules) {
    const severity = severityOf(rule, site);
    if (severity !== 'off')
      yield Array.from(rule.check(site, known), (problem) => ({ ...problem, severity }));
  }
  yield unregistered(site).map((problem) => ({ ...problem, severity: 'warning' }));
}

function unregistered(site: Site): Problem[] {
  const names = new Set(allRules.map((rule) => rule.name));
  return site.problems.filter((problem) => !names.has(problem.rule));
}
