import { allRules } from '../checks/all-rules.ts';
import { runRules } from '../checks/run-rules.ts';
import { findRepository, findWorkTree } from '../io/git.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import type { Site } from '../model/site.ts';
import { chosenRules, chosenSite } from './chosen-rules.ts';
import { completeSite } from './complete-site.ts';
import type { Context } from './context.ts';
import { openProblems } from './kept-problems.ts';
import {
  type Loaded,
  type LoadedProject,
  type LoadOptions,
  loadProject,
  understandProject,
} from './load-site.ts';

export interface RunOptions extends LoadOptions {
  readonly only?: readonly string[];
}

/** What the rules say about a project, before anything is left out. */
export interface Checked {
  readonly loaded: Loaded;
  /** With all that the rules were given. */
  readonly site: Site;
  readonly rules: readonly Rule[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** Loads the project of `context.cwd` and runs the rules over it. */
export async function runCheck(options: RunOptions, context: Context): Promise<Checked> {
  return checkProject(await loadProject(options, context), options);
}

/** Runs the rules over a project that was read. */
export async function checkProject(read: LoadedProject, options: RunOptions): Promise<Checked> {
  const rules = chosenRules(options.only);
  const loaded = await understandProject(read, options);
  const { root } = loaded.project;
  const { site, notes } = await completeSite(chosenSite(loaded.site, rules), {
    root,
    workTree: findWorkTree(root),
    repository: () => findRepository(root),
    rules,
  });
  const known = rules === allRules && options.cache !== false ? openProblems(root) : undefined;
  const findings = only(rules, runRules(rules, site, known));
  known?.keepAll();
  return { loaded, site, rules, findings, notes };
}

/** `runRules` also tells of problems that no rule carries; with `--only` they are nobody's question. */
function only(rules: readonly Rule[], findings: readonly Finding[]): readonly Finding[] {
  if (rules === allRules) return findings;
  const names = new Set(rules.map((rule) => rule.name));
  return findings.filter((finding) => names.has(finding.rule));
}
