import { allRules } from '../checks/all-rules.ts';
import { severityOf } from '../checks/run-rules.ts';
import { UserError } from '../model/errors.ts';
import type { Rule } from '../model/rule.ts';
import { nearest } from '../model/similar.ts';
import type { Site } from '../model/site.ts';

/**
 * The rules that `--only` names (several with commas, or several flags), all of them without it. A rule that is named runs
 * even where it is off, as a warning. Throws `UserError` for a name that no rule has.
 */
export function chosenRules(only: readonly string[] | undefined): readonly Rule[] {
  if (only === undefined) return allRules;
  const names = only
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) {
    throw new UserError('--only needs the name of a rule.', { hint: '"kb explain" lists the rules.' });
  }
  return [...new Set(names)].map(findRule);
}

function findRule(name: string): Rule {
  const rule = allRules.find((candidate) => candidate.name === name);
  if (rule) return rule;
  const meant = nearest(
    name.slice(0, 60),
    allRules.map((candidate) => candidate.name),
  );
  throw new UserError(`kb has no rule "${name.slice(0, 60)}".`, {
    hint: meant ? `Did you mean "${meant}"?` : '"kb explain" lists the rules.',
  });
}

/** The site with a config in which the chosen rules run: one that was named with `--only` is never off. */
export function chosenSite(site: Site, rules: readonly Rule[]): Site {
  if (rules === allRules) return site;
  const off = rules.filter((rule) => severityOf(rule, site) === 'off');
  const on = Object.fromEntries(off.map((rule) => [rule.name, 'warning' as const]));
  return { ...site, config: { ...site.config, rules: { ...site.config.rules, ...on } } };
}
