import type { Day } from './day.ts';
import type { Problem, Severity } from './finding.ts';
import type { Entry, History, Site } from './site.ts';

/** A small project that shows what a rule accepts or refuses. Test, documentation and `kb explain` in one. */
export interface RuleExample {
  readonly title: string;
  /** `passes`: no finding of this rule. `fails`: at least one. */
  readonly verdict: 'passes' | 'fails';
  /** Project files, path -> text: `content/refund.md`, `kb.config.yml`, `owners.yml`. */
  readonly files: Readonly<Record<string, string>>;
  /** Default 2026-06-15. */
  readonly today?: Day;
  /** Symbolic links: path -> what it leads to, relative to its folder. */
  readonly links?: Readonly<Record<string, string>>;
  /** How the files are saved, for rules that look at bytes. Default UTF-8. */
  readonly encoding?: 'utf-16le';
  /** What older versions say, for rules that look at them. */
  readonly history?: History;
}

/** A setting of one rule: `rule_options: {rule-name: {option-name: value}}` in the config. */
export interface RuleOption {
  readonly name: string;
  readonly kind: 'number' | 'words';
  readonly initial: number | readonly string[];
  readonly text: string;
}

/** What rules said of single articles in an earlier run. */
export interface KnownProblems {
  /**
   * Begins with a rule. The function that it gives says what the rule says of an article, where that depends on nothing but the article,
   * its locale and these settings (plain data): as before, or what `look` finds.
   */
  of(rule: string, settings: unknown): (entry: Entry, look: () => Iterable<Problem>) => Iterable<Problem>;
}

/** One rule. `check` gives its problems for a site; rules that `parse` or `site` notice select theirs from `site.problems`. */
export interface Rule {
  readonly name: string;
  readonly severity: Severity | 'off';
  /** One line: what it finds. */
  readonly summary: string;
  /** Why it matters to a customer or the team. */
  readonly why: string;
  readonly options?: readonly RuleOption[];
  readonly examples: readonly RuleExample[];
  /** Rules that take long and look at one article after the other need not look again at what is `known`. */
  check(site: Site, known?: KnownProblems): Iterable<Problem>;
}
