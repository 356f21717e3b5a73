/**
 * What a stemmer does, as data, so that a page loads the rules of its own language only and no code has to be
 * generated. Made by `compileRules` from the text form in `languages/`.
 */
export interface StemProgram {
  /** Replacements before regions are found, and after all steps. */
  readonly before: readonly Replacement[];
  readonly after: readonly Replacement[];
  /** Region 1 starts no earlier than after so many letters. */
  readonly least: number;
  /** A region starts where its pattern's match ends. Region 2 is region 1 of what follows region 1. */
  readonly r1: string;
  readonly r2: string;
  readonly rv: string;
  readonly steps: readonly StemStep[];
}

export type Replacement = readonly [pattern: string, text: string];

/** `needs`, `lacks`: a flag that an earlier rule must have set, or must not. `region`: where suffixes are looked for. */
export type StemStep = readonly [needs: string, lacks: string, region: string, rules: readonly StemRule[]];

/**
 * Of all suffixes that a word ends with the longest counts: rules are in order of length. The first rule for it that
 * holds replaces it. A rule holds when the suffix lies in its region (`0`: region 1 is empty) and `before` matches what
 * precedes. The flag `.` ends stemming.
 */
export type StemRule = readonly [suffix: string, region: string, text: string, before: string, flags: string];

/** The same function, which works each answer out once. */
export function once<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** Makes a stemmer. Words come in folded: lower case, without accents. */
export function createStemmer({
  before,
  after,
  least,
  r1,
  r2,
  rv,
  steps,
}: StemProgram): (word: string) => string {
  const pattern = once((source) => new RegExp(source, 'g'));
  const replace = (word: string, list: readonly Replacement[]) =>
    list.reduce((text, [source, by]) => text.replace(pattern(source), by), word);
  const startOf = (region: string, word: string, from: number) => {
    const match = region && word.slice(from).match(pattern(region));
    return match ? from + match[0].length : word.length;
  };

  return once((input) => {
    if (!input[2]) return input;
    let word = replace(input, before);
    const one = startOf(r1, word, 0);
    const starts: Readonly<Record<string, number>> = {
      '': 0,
      1: Math.max(one, least),
      2: startOf(r2, word, one),
      v: startOf(rv, word, 0),
    };
    let flags = '';
    for (const [needs, lacks, region, rules] of steps) {
      if (!flags.includes(needs) || (lacks && flags.includes(lacks))) continue;
      const inside = word.slice(starts[region]);
      let longest: string | undefined;
      for (const rule of rules) {
        if ((longest ?? rule[0]) !== rule[0]) break;
        if (!inside.endsWith(rule[0])) continue;
        const [suffix, where, text, test, set] = rule;
        longest = suffix;
        const head = word.slice(0, word.length - suffix.length);
        const holds =
          where === '0' ? word.length <= (starts[1] as number) : head.length >= (starts[where] as number);
        if (!holds || (test && !head.match(pattern(test)))) continue;
        word = head + text;
        flags += set;
        break;
      }
      if (flags.includes('.')) break;
    }
    return replace(word, after).toLowerCase();
  });
}
