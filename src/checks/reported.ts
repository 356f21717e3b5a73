import type { Rule } from '../model/rule.ts';

/** A rule whose problems `parse`, `site` or `io` already noticed: its check picks them out of `site.problems` by name. */
export function reported(rule: Omit<Rule, 'check'>): Rule {
  return { ...rule, check: (site) => site.problems.filter((problem) => problem.rule === rule.name) };
}
