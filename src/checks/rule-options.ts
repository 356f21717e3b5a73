import type { Rule } from '../model/rule.ts';
import type { Site } from '../model/site.ts';

/** The number that `rule_options` sets for a rule, else the option's initial value. A wrong type counts as not set. */
export function numberOption(site: Site, rule: Pick<Rule, 'name' | 'options'>, name: string): number {
  const given = givenFor(site, rule.name, name);
  if (typeof given === 'number' && Number.isFinite(given)) return given;
  return initialOf(rule, name) as number;
}

/** The list of words that `rule_options` sets for a rule, else the option's initial value. A wrong type counts as not set. */
export function wordsOption(
  site: Site,
  rule: Pick<Rule, 'name' | 'options'>,
  name: string,
): readonly string[] {
  const given = givenFor(site, rule.name, name);
  if (isWords(given)) return given;
  return initialOf(rule, name) as readonly string[];
}

/** True for a list that holds nothing but text. */
export function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function givenFor(site: Site, rule: string, name: string): unknown {
  const options = Object.hasOwn(site.config.ruleOptions, rule) ? site.config.ruleOptions[rule] : undefined;
  return options && Object.hasOwn(options, name) ? options[name] : undefined;
}

function initialOf(rule: Pick<Rule, 'name' | 'options'>, name: string): unknown {
  const option = rule.options?.find((candidate) => candidate.name === name);
  if (!option) throw new Error(`The rule ${rule.name} has no option "${name}".`);
  return option.initial;
}
