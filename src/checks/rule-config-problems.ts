import { auditRules, notChecked } from '../model/audit-rules.ts';
import type { Config } from '../model/config.ts';
import type { Problem } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import type { Rule, RuleOption } from '../model/rule.ts';
import { nearest } from '../model/similar.ts';
import { isWords } from './rule-options.ts';

/** What is wrong in `rules` and `rule_options` of the config: names that no rule has, settings that a rule cannot use. */
export function ruleConfigProblems(rules: readonly Rule[], config: Config): Problem[] {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const problems: Problem[] = [];
  for (const name of Object.keys(config.rules)) {
    const key = `rules.${name}`;
    if (name === notChecked) problems.push(alwaysAnError(name, key, config));
    else if (!byName.has(name) && !auditRules.has(name))
      problems.push(unknownRule(name, key, [...byName.keys(), ...auditRules], config));
  }
  for (const [name, options] of Object.entries(config.ruleOptions)) {
    const rule = byName.get(name);
    if (!rule) problems.push(unknownRule(name, `rule_options.${name}`, byName.keys(), config));
    else
      for (const [key, value] of Object.entries(options))
        problems.push(...optionProblems(rule, key, value, config));
  }
  return problems;
}

function placeOf(config: Config, key: string): Problem['at'] {
  for (let dotted = key; dotted !== ''; dotted = dotted.slice(0, Math.max(0, dotted.lastIndexOf('.')))) {
    const place = Object.hasOwn(config.places, dotted) ? config.places[dotted] : undefined;
    if (place) return place;
  }
  return startOf(config.file);
}

function unknownRule(name: string, key: string, names: Iterable<string>, config: Config): Problem {
  const meant = nearest(name.slice(0, 60), names);
  return {
    rule: 'config-unknown-rule',
    message: `kb has no rule "${name.slice(0, 60)}".`,
    at: placeOf(config, key),
    hint: meant ? `Did you mean "${meant}"?` : '"kb explain" lists the rules.',
    fingerprint: key,
  };
}

function alwaysAnError(name: string, key: string, config: Config): Problem {
  return {
    rule: 'config-unknown-rule',
    message: `The severity of "${name}" cannot be changed.`,
    at: placeOf(config, key),
    hint: 'Remove the line. A page that cannot be checked can be left out with --pages, or given more time with --time-limit.',
    fingerprint: key,
  };
}

function optionProblems(rule: Rule, key: string, value: unknown, config: Config): Problem[] {
  const at = placeOf(config, `rule_options.${rule.name}.${key}`);
  const option = rule.options?.find((candidate) => candidate.name === key);
  const base = { rule: 'config-rule-option', at, fingerprint: `${rule.name}.${key}` };
  if (!option) {
    const known = (rule.options ?? []).map((each) => `\`${each.name}\``);
    const hint = known.length === 0 ? 'It has no settings.' : `It has ${known.join(', ')}.`;
    return [{ ...base, message: `The rule ${rule.name} has no setting "${key.slice(0, 60)}".`, hint }];
  }
  if (fits(option, value)) return [];
  const wanted = option.kind === 'number' ? 'a number' : 'a list of words, such as [one, two]';
  return [{ ...base, message: `\`${key}\` of the rule ${rule.name} must be ${wanted}.`, hint: option.text }];
}

function fits(option: RuleOption, value: unknown): boolean {
  return option.kind === 'number' ? typeof value === 'number' && Number.isFinite(value) : isWords(value);
}
