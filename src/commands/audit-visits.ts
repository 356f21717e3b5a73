import { planAudit } from '../audit/plan-audit.ts';
import { hashOf, keyOf, noCache, openAuditCache } from '../io/audit-cache.ts';
import { auditScripts, runAudit, usualTabs } from '../io/audit-run.ts';
import {
  type AuditPage,
  type AuditState,
  type AuditTask,
  isQuick,
  type NotVisited,
  plainScope,
  type Visit,
  type Visited,
} from '../model/audit.ts';
import type { AuditSubject } from './audit-subject.ts';
import type { Context } from './context.ts';
import { startProgress } from './progress.ts';

export interface VisitOptions {
  readonly pages: readonly AuditPage[];
  readonly states: readonly AuditState[];
  /** Whether what earlier runs found is used. */
  readonly mayRemember: boolean;
  readonly limitMs: number;
  readonly tabs?: number;
}

export interface AllVisits {
  readonly visited: readonly Visited[];
  readonly notVisited: readonly NotVisited[];
  readonly notes: readonly string[];
}

/** Articles on which each run proves that the fast way finds what going there finds. */
const proofs = 3;
const visitsBetweenSaves = 300;

/** Makes the visits of an audit, those that are known from an earlier run without a browser. */
export async function makeVisits(
  subject: AuditSubject,
  { pages, states, mayRemember, limitMs, tabs = usualTabs() }: VisitOptions,
  context: Context,
): Promise<AllVisits> {
  const scripts = auditScripts();
  const { cacheFolder } = subject;
  const cache = mayRemember && cacheFolder !== undefined ? openAuditCache(cacheFolder) : noCache;
  const code = hashOf(scripts.text);
  const texts = new Map(pages.map((page) => [page.path, hashOf(subject.textOf(page))]));
  const cacheKey = ({ page, scope, state }: AuditTask) =>
    keyOf(
      scripts.axeVersion,
      code,
      scope,
      state,
      page,
      texts.get(page.path),
      subject.stamp,
      subject.headers,
      subject.queries(page.path),
    );

  const tasks = planAudit({ pages, textOf: subject.textOf, states, isRtl: subject.isRtl });
  const remembered = new Map(tasks.map((task) => [task, cache.get(cacheKey(task))]));
  const quick = tasks.filter(isQuick);
  const proof = randomly(quick, proofs).map(plainly);
  // Something is always looked at, so that nothing is green without a browser.
  const isAllKnown = proof.length === 0 && tasks.every((task) => remembered.get(task));
  for (const task of isAllKnown ? randomly(tasks, 1) : []) remembered.delete(task);
  const toDo: AuditTask[] = [];
  const visited: Visited[] = [];
  for (const task of tasks) {
    const visit = remembered.get(task);
    if (visit) visited.push({ task, visit });
    else toDo.push(task);
  }
  const progress = startProgress(context, true);
  const run = async (wanted: readonly AuditTask[]) => {
    let done = 0;
    progress.phase(`Auditing: ${wanted.length} visits ...`);
    return runAudit(wanted, {
      env: context.env,
      find: subject.find,
      headers: subject.headers,
      queries: subject.queries,
      tabs,
      limitMs,
      onVisit: (made) => {
        progress.phase(`Auditing: ${++done} of ${wanted.length} visits ...`);
        // A long run that is stopped need not begin again.
        if (!isQuick(made.task)) cache.set(cacheKey(made.task), made.visit);
        if (done % visitsBetweenSaves === 0) cache.save();
      },
    });
  };
  try {
    const result = await run([...toDo, ...proof]);
    const isProof = ({ task }: Visited) => proof.includes(task);
    const plain = result.visited.filter(isProof);
    let fast = [...visited, ...result.visited.filter((each) => !isProof(each))];
    const notVisited = [...result.notVisited];
    const notes: string[] = [];
    if (visited.length > 0)
      notes.push(
        `${visited.length} of ${tasks.length} visits were known from earlier runs (--no-cache makes all).`,
      );
    const quickVisits = new Map(
      fast.filter(({ task }) => isQuick(task)).map(({ task, visit }) => [task.page.path, visit]),
    );
    const differing = plain.filter(({ task, visit }) => {
      const other = quickVisits.get(task.page.path);
      return other !== undefined && !isSame(other, visit);
    });
    const names = (made: readonly Visited[]) => made.map(({ task }) => task.page.path).join(', ');
    if (differing.length > 0) {
      // The quick way cannot be trusted here: everything that was found by it is looked at the slow way.
      const again = await run(quick.map(plainly));
      fast = [...fast.filter(({ task }) => !isQuick(task)), ...again.visited];
      notVisited.push(...again.notVisited);
      notes.push(
        `Every page was opened by itself, because the quick way found something else on ${names(differing)}.`,
      );
    } else if (plain.length > 0) {
      notes.push(
        `The quick way of looking at pages was compared with opening them on ${names(plain)}: the same.`,
      );
    }
    for (const { task, visit } of fast) cache.set(cacheKey(task), visit);
    cache.save();
    return { visited: inOrder(fast), notVisited, notes };
  } finally {
    progress.end();
  }
}

function plainly(task: AuditTask): AuditTask {
  return isQuick(task) ? { ...task, scope: plainScope[task.scope] } : task;
}

function randomly<Item>(items: readonly Item[], count: number): Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken] = left.splice(Math.floor(Math.random() * left.length), 1);
    return taken as Item;
  });
}

/** The same findings, of what both ways look for: opening a page by itself also tells of its keyboard and console. */
function isSame(a: Visit, b: Visit): boolean {
  const names = ({ faults }: Visit) =>
    JSON.stringify(
      faults
        .filter(({ rule }) => /^(?:axe-|audit-(?:language|reflow|text))/.test(rule))
        .map(({ rule, element }) => `${rule} ${element?.tag} ${element?.address} ${element?.text}`)
        .sort(),
    );
  return names(a) === names(b);
}

/** Tabs finish in any order; reports do not depend on it. */
function inOrder(visited: readonly Visited[]): Visited[] {
  const key = ({ task }: Visited) => `${task.page.path}\0${task.scope}\0${task.state}`;
  return [...visited].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
