import type { Finding, Severity } from '../model/finding.ts';
import { rankOfSeverity } from './gate.ts';
import { groupByRule, type RuleGroup } from './group-by-rule.ts';
import type { Weights } from './report-input.ts';

/** One thing that a person can do in one sitting. */
export type Task =
  /** A page with several faults. */
  | {
      readonly kind: 'page';
      readonly path: string;
      readonly severity: Severity;
      readonly findings: readonly Finding[];
      readonly weight: number;
    }
  /** A rule that so many files break that one decision mends most of them. */
  | {
      readonly kind: 'rule';
      readonly severity: Severity;
      readonly group: RuleGroup;
      readonly weight: number;
    };

/** A rule with findings in at least so many files is one task. */
const manyFiles = 20;
/** Of the tasks shown, so many may be errors on single pages while there is anything else to say. */
const mostErrors = 7;

/**
 * What to do first, at most `limit` things: errors before warnings before suggestions; among equals the page on which most depends
 * (`weights`: articles that link to it, contacts), then the one with most findings. A rule that twenty files break is one thing.
 */
export function rankTasks(findings: readonly Finding[], weights: Weights, limit: number): Task[] {
  const groups = groupByRule(findings);
  const wide = groups.filter((group) => group.files >= manyFiles);
  const isWide = new Set(wide.map((group) => `${group.severity} ${group.rule}`));
  const single = findings.filter((finding) => !isWide.has(`${finding.severity} ${finding.rule}`));
  const tasks = [...pageTasks(single, weights), ...wide.map((group) => ruleTask(group, weights))].sort(
    compareTasks,
  );
  const errors = tasks.filter((task) => task.severity === 'error');
  const others = tasks.filter((task) => task.severity !== 'error');
  const room = Math.max(mostErrors, limit - others.length);
  return [...errors.slice(0, room), ...others].slice(0, limit);
}

function pageTasks(findings: readonly Finding[], weights: Weights): Task[] {
  const pages = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.at.path}`;
    const page = pages.get(key);
    if (page) page.push(finding);
    else pages.set(key, [finding]);
  }
  return [...pages.values()].map((page) => {
    const { severity, at } = page[0] as Finding;
    return {
      kind: 'page',
      path: at.path,
      severity,
      findings: page,
      weight: weights.get(at.path)?.value ?? 0,
    };
  });
}

function ruleTask(group: RuleGroup, weights: Weights): Task {
  const paths = new Set(group.findings.map((finding) => finding.at.path));
  let weight = 0;
  for (const path of paths) weight = Math.max(weight, weights.get(path)?.value ?? 0);
  return { kind: 'rule', severity: group.severity, group, weight };
}

function compareTasks(a: Task, b: Task): number {
  return (
    rankOfSeverity(a.severity) - rankOfSeverity(b.severity) ||
    // One decision for many pages comes before single pages.
    Number(b.kind === 'rule') - Number(a.kind === 'rule') ||
    b.weight - a.weight ||
    sizeOf(b) - sizeOf(a) ||
    (nameOf(a) < nameOf(b) ? -1 : 1)
  );
}

function sizeOf(task: Task): number {
  return task.kind === 'page' ? task.findings.length : task.group.findings.length;
}

function nameOf(task: Task): string {
  return task.kind === 'page' ? task.path : task.group.rule;
}
