import { UserError } from '../model/errors.ts';
import { nearest } from '../model/similar.ts';

/** Every number that a score depends on. Printed in the report; `gaps.constants` of the config changes them. */
export const defaultConstants = {
  /** Contacts at the overall value that every topic's effort is mixed with, so that three contacts cannot shout. */
  effort_prior: 20,
  effort_least: 0.5,
  effort_most: 2,
  /** Added to both counts of the growth ratio. */
  growth_prior: 10,
  growth_least: 0.75,
  growth_most: 1.5,
  /** What is lacking when there is no article. */
  lack_none: 1,
  /** A suggested article lowers the lack by this times the chance that it is the right one. */
  lack_suggested: 0.6,
  lack_stale: 0.6,
  lack_unhelpful_least: 0.3,
  lack_fresh_least: 0.15,
  /** How helpful an article without votes is taken to be. */
  helpful_unknown: 0.3,
  /** Chance that a suggestion is right while too few topics are mapped to calibrate it. */
  suggestion_unknown: 0.3,
  /** Share of the topics called rising or falling that may be chance. */
  false_discovery_rate: 0.1,
  watch_p: 0.05,
  watch_contacts: 5,
  /** Fewer contacts than this in both periods together, and no change is claimed. */
  too_few: 10,
} as const;

export type Constants = { readonly [Name in keyof typeof defaultConstants]: number };

/** The constants with those of the config laid over. Throws `UserError` for a name that does not exist. */
export function constantsOf(configured: Readonly<Record<string, number>>): Constants {
  const names = Object.keys(defaultConstants);
  for (const [name, value] of Object.entries(configured)) {
    if (!Object.hasOwn(defaultConstants, name)) {
      const meant = nearest(name, names);
      throw new UserError(`gaps.constants: there is no constant "${name}".`, {
        hint: meant ? `Did you mean "${meant}"?` : `There are: ${names.join(', ')}.`,
      });
    }
    if (!Number.isFinite(value) || value < 0) {
      throw new UserError(`gaps.constants: "${name}" must be a number of 0 or more.`);
    }
  }
  return { ...defaultConstants, ...configured };
}
