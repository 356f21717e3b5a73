import type { Article } from '../model/article.ts';
import type { Problem } from '../model/finding.ts';
import type { KnownProblems } from '../model/rule.ts';
import type { Entry } from '../model/site.ts';

/** What rules said of single articles, as plain data. */
export interface KeptProblems {
  /** Keys of articles: elsewhere their places in this list stand for them. */
  readonly keys: readonly string[];
  readonly rules: Readonly<Record<string, KeptRule>>;
}

interface KeptRule {
  /** All that it depends on besides, as JSON. */
  readonly settings: string;
  readonly seen: readonly number[];
  /** Of the few articles that it says something of. */
  readonly problems: readonly (readonly [article: number, problems: readonly Problem[]])[];
}

/** What is known of one run, with what was kept of the run before. */
export interface ProblemMemory extends KnownProblems {
  /** What to keep for the next run: what was asked for in this one. */
  keep(): KeptProblems;
}

/** `keyOf` says the same of equal articles, undefined for those that are always looked at. */
export function rememberProblems(
  before: KeptProblems | undefined,
  keyOf: (article: Article) => string | undefined,
): ProblemMemory {
  const oldNumbers = new Map(before?.keys.map((key, number) => [key, number]));
  const keys: string[] = [];
  const numbers = new Map<Entry, Numbers | undefined>();
  const numbersOf = (entry: Entry): Numbers | undefined => {
    if (numbers.has(entry)) return numbers.get(entry);
    const key = keyOf(entry.article);
    // Where an article stands may decide its language.
    const whole = key === undefined ? undefined : `${entry.locale} ${key}`;
    const found = whole === undefined ? undefined : { now: keys.length, before: oldNumbers.get(whole) };
    if (whole !== undefined) keys.push(whole);
    numbers.set(entry, found);
    return found;
  };
  const rules: Record<string, KeptRule> = {};
  return {
    of(rule, settings) {
      const json = JSON.stringify(settings) ?? '';
      const kept = before?.rules[rule];
      const old = kept?.settings === json ? kept : undefined;
      const oldSeen = new Set(old?.seen);
      const oldProblems = new Map(old?.problems);
      const seen: number[] = [];
      const problems: [number, readonly Problem[]][] = [];
      rules[rule] = { settings: json, seen, problems };
      return (entry, look) => {
        const found = numbersOf(entry);
        if (!found) return look();
        const isKnown = found.before !== undefined && oldSeen.has(found.before);
        const own = isKnown ? (oldProblems.get(found.before as number) ?? []) : [...look()];
        seen.push(found.now);
        if (own.length > 0) problems.push([found.now, own]);
        return own;
      };
    },
    keep: () => ({ keys, rules }),
  };
}

/** The place of an article in the list of keys, and in the one that was kept. */
interface Numbers {
  readonly now: number;
  readonly before: number | undefined;
}
