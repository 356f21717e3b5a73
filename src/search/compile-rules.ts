import type { Replacement, StemProgram, StemRule, StemStep } from './create-stemmer.ts';

/**
 * Reads stemming rules as `languages/` has them. `@` stands for a vowel, `%` for any other letter; upper-case letters are
 * vowels that count as consonants in their place. Lines:
 * - `vowels aeiou`
 * - `min 3`: region 1 starts no earlier than after three letters.
 * - `r1 REGEX`, `rv REGEX`: a region starts where the match ends.
 * - `sub REGEX TEXT`: replaces; before all steps when it stands before the first, else after all.
 * - `step[?a][!b][:REGION] RULE RULE ...`: `?a`, `!b`: only if an earlier rule set flag a, did not set flag b. With a
 *   region only suffixes inside it are looked for.
 * - RULE is `SUFFIX,SUFFIX/REGION/TEXT/REGEX/FLAGS`; `=` as TEXT keeps the suffix.
 */
export function compileRules(rules: string): StemProgram {
  let vowels = '';
  let r1 = '';
  let rv = '';
  let least = 0;
  const before: Replacement[] = [];
  const after: Replacement[] = [];
  const steps: StemStep[] = [];
  const regex = (source = '') => source.replace(/@/g, `[${vowels}]`).replace(/%/g, `[^${vowels}]`);
  for (const line of rules.trim().split('\n')) {
    const [head = '', first = '', ...others] = line.trim().split(/\s+/);
    if (head === 'vowels') vowels = first;
    else if (head === 'min') least = Number(first);
    else if (head === 'r1') r1 = regex(first);
    else if (head === 'rv') rv = regex(first);
    else if (head === 'sub') (steps.length === 0 ? before : after).push([regex(first), others[0] ?? '']);
    else if (head !== '') {
      const needs = /\?(.)/.exec(head)?.[1] ?? '';
      const lacks = /!(.)/.exec(head)?.[1] ?? '';
      const parsed = [first, ...others].flatMap((rule) => rulesOf(rule, regex));
      // Stable: rules for one suffix keep their order.
      parsed.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : Number(a > b)));
      steps.push([needs, lacks, head.split(':')[1] ?? '', parsed]);
    }
  }
  const plain = regex('^.*?@%');
  return { before, after, least, r1: r1 || plain, r2: plain, rv, steps };
}

function rulesOf(rule: string, regex: (source?: string) => string): StemRule[] {
  const [suffixes = '', region = '', text = '', test, flags = ''] = rule.split('/');
  return suffixes
    .split(',')
    .map((suffix) => [suffix, region, text === '=' ? suffix : text, regex(test), flags]);
}
