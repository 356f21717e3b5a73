/**
 * Interprets stemming rules, so that a locale's stemmer is data: the browser gets the rules of its own locale only, and
 * no code has to be generated. Words come in folded (lower case, without accents), so that `devolucion` and
 * `devolución` have one stem.
 *
 * Rules are lines. `@` stands for a vowel, `%` for any other letter; upper-case letters are vowels that count as
 * consonants in their place.
 * - `vowels aeiou`
 * - `min 3`: region 1 starts no earlier than after three letters.
 * - `r1 REGEX`, `rv REGEX`: a region starts where the match ends. Region 2 is region 1 of what follows region 1.
 * - `sub REGEX TEXT`: replaces; before the regions are found when it stands before the first step.
 * - `step[?a][!b][:REGION] RULE RULE ...`: of all suffixes that the word ends with, the longest counts. `?a`, `!b`: only
 *   if an earlier rule set flag a, did not set flag b. With a region only suffixes inside it are looked for.
 * - RULE is `SUFFIX,SUFFIX/REGION/TEXT/REGEX/FLAGS`; the first rule for the suffix that holds replaces it by TEXT (`=`
 *   keeps it). It holds when the suffix lies in the region (`0`: region 1 is empty) and REGEX matches what precedes.
 *   The flag `.` ends stemming.
 */
export function createStemmer(rules: string): (word: string) => string {
  const program = parseRules(rules);
  return (word) => (word.length < 3 ? word : run(program, word));
}

interface Rule {
  readonly region: string;
  readonly text: string;
  readonly test: RegExp | undefined;
  readonly flags: string;
}

type Line =
  | { readonly pattern: RegExp; readonly text: string }
  | {
      readonly needs: string;
      readonly lacks: string;
      readonly region: string;
      /** Last letter -> what words that end in it may end with, longest first. */
      readonly endings: Map<string, [suffix: string, rules: Rule[]][]>;
    };

interface Program {
  readonly before: Line[];
  readonly after: Line[];
  readonly least: number;
  readonly regions: Map<string, RegExp>;
}

function parseRules(rules: string): Program {
  let vowels = '';
  const regex = (source: string, flags?: string) =>
    new RegExp(source.replace(/@/g, `[${vowels}]`).replace(/%/g, `[^${vowels}]`), flags);
  const program = { before: [] as Line[], after: [] as Line[], least: 0, regions: new Map<string, RegExp>() };
  let target = program.before;
  for (const line of rules.trim().split('\n')) {
    const [head = '', first = '', ...others] = line.trim().split(/\s+/);
    if (head === 'vowels') {
      vowels = first;
      for (const name of '12') program.regions.set(name, regex('^.*?@%'));
    } else if (head === 'min') program.least = Number(first);
    else if (head === 'r1') program.regions.set('1', regex(first));
    else if (head === 'rv') program.regions.set('v', regex(first));
    else if (head === 'sub') target.push({ pattern: regex(first, 'g'), text: others[0] ?? '' });
    else {
      target = program.after;
      const table = new Map<string, Rule[]>();
      for (const rule of [first, ...others]) {
        const [suffixes = '', region = '', text = '', test = '', flags = ''] = rule.split('/');
        for (const suffix of suffixes.split(',')) {
          const list = table.get(suffix) ?? [];
          list.push({
            region,
            text: text === '=' ? suffix : text,
            test: test ? regex(test) : undefined,
            flags,
          });
          table.set(suffix, list);
        }
      }
      target.push({
        needs: /\?(.)/.exec(head)?.[1] ?? '',
        lacks: /!(.)/.exec(head)?.[1] ?? '',
        region: head.split(':')[1] ?? '',
        endings: byLastLetter(table),
      });
    }
  }
  return program;
}

function byLastLetter(table: Map<string, Rule[]>): Map<string, [string, Rule[]][]> {
  const endings = new Map<string, [string, Rule[]][]>([['', []]]);
  for (const suffix of table.keys()) endings.set(suffix.slice(-1), []);
  for (const [letter, list] of endings) {
    list.push(...[...table].filter(([suffix]) => suffix === '' || suffix.slice(-1) === letter));
    list.sort(([a], [b]) => b.length - a.length);
  }
  return endings;
}

function run(program: Program, input: string): string {
  let word = input;
  let flags = '';
  for (const line of program.before) if ('pattern' in line) word = word.replace(line.pattern, line.text);
  const starts = findRegions(program, word);
  for (const line of program.after) {
    if ('pattern' in line) {
      word = word.replace(line.pattern, line.text);
      continue;
    }
    if ((line.needs && !flags.includes(line.needs)) || (line.lacks && flags.includes(line.lacks))) continue;
    const room = word.length - (starts[line.region] ?? 0);
    const endings = line.endings.get(word[word.length - 1] as string) ?? line.endings.get('');
    for (const [suffix, rules] of endings ?? []) {
      if (suffix.length > room || !word.endsWith(suffix)) continue;
      const head = word.slice(0, word.length - suffix.length);
      const rule = rules.find(
        ({ region, test }) =>
          (region === '0' ? word.length <= (starts[1] ?? 0) : head.length >= (starts[region] ?? 0)) &&
          (!test || test.test(head)),
      );
      if (rule) {
        word = head + rule.text;
        flags += rule.flags;
      }
      break;
    }
    if (flags.includes('.')) break;
  }
  return word.toLowerCase();
}

function findRegions({ regions, least }: Program, word: string): Record<string, number> {
  const end = word.length;
  const after = (name: string, from: number) => {
    const match = regions.get(name)?.exec(word.slice(from));
    return match ? from + match[0].length : end;
  };
  const r1 = after('1', 0);
  // Region 2 by the plain definition, also where region 1 has exceptions.
  const r2 = after('2', r1);
  return { 1: Math.max(r1, least), 2: r2, v: after('v', 0) };
}
