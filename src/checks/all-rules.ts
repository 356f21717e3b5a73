import type { Rule } from '../model/rule.ts';
import { linkBroken } from './rules/link-broken.ts';
import { ownerMissing } from './rules/owner-missing.ts';

/** Every rule, by name. A rule that is not here does not exist. */
export const allRules: readonly Rule[] = [linkBroken, ownerMissing];
