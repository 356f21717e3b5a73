import { planAudit } from '../audit/plan-audit.ts';
import { hashOf, keyOf, noCache, openAuditCache } from '../io/audit-cache.ts';
import { auditScripts, runAudit, usualTabs } from '../io/audit-run.ts';
import type { AuditPage, AuditState, AuditTask, NotVisited, Visit, Visited } from '../model/audit.ts';
import type { AuditSubject } from './audit-subject.ts';
import type { Context } from './context.ts';
import { startProgress } from './progress.ts';

export interface VisitOptions {
  readonly pages: readonly AuditPage[];
  readonly states: readonly AuditState[];
  /** Undefined: remember nothing. */
  readonly cacheFolder: string | undefined;
  readonly limitMs: number;
  readonly tabs?: number;
}

export interface AllVisits {
  readonly visited: readonly Visited[];
  readonly notVisited: readonly NotVisited[];
  /** How many visits were known from an earlier run. */
  readonly known: number;
  readonly notes: readonly string[];
}

/** Articles on which each run proves that the fast way finds what going there finds. */
const proofs = 3;

/** Makes the visits of an audit, those that are known from an earlier run without a browser. */
export async function makeVisits(
  subject: AuditSubject,
  { pages, states, cacheFolder, limitMs, tabs = usualTabs() }: VisitOptions,
  context: Context,
): Promise<AllVisits> {
  const scripts = auditScripts();
  const isRemembering = cacheFolder !== undefined && subject.mayRemember;
  const cache = isRemembering ? openAuditCache(cacheFolder) : noCache;
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
  const visited: Visited[] = [];
  const toDo: AuditTask[] = [];
  for (const task of tasks) {
    const visit = cache.get(cacheKey(task));
    if (visit) visited.push({ task, visit });
    else toDo.push(task);
  }
  const known = visited.length;
  const proof = randomly(
    tasks.filter(({ scope }) => scope === 'content'),
    proofs,
  ).map(plainly);
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
      onVisit: () => progress.phase(`Auditing: ${++done} of ${wanted.length} visits ...`),
    });
  };
  try {
    const result = await run([...toDo, ...proof]);
    const plain = result.visited.filter(({ task }) => task.scope === 'content-plain');
    let fast = [...visited, ...result.visited.filter(({ task }) => task.scope !== 'content-plain')];
    const notVisited = [...result.notVisited];
    const notes: string[] = [];
    const differing = plain.filter(({ task, visit }) => {
      const other = fast.find(
        (each) => each.task.scope === 'content' && each.task.page.path === task.page.path,
      );
      return other !== undefined && !isSame(other.visit, visit);
    });
    if (differing.length > 0) {
      // The fast way cannot be trusted here: everything that was found by it is looked at the slow way.
      const again = await run(tasks.filter(({ scope }) => scope === 'content').map(plainly));
      fast = [...fast.filter(({ task }) => task.scope !== 'content'), ...again.visited];
      notVisited.push(...again.notVisited);
      const names = differing.map(({ task }) => task.page.path).join(', ');
      notes.push(
        `Every article was opened by itself, because the quick way found something else on ${names}.`,
      );
    } else if (plain.length > 0) {
      notes.push(
        `The quick way of looking at articles was compared with opening them on ${plain.map(({ task }) => task.page.path).join(', ')}: the same.`,
      );
    }
    for (const { task, visit } of fast) if (task.scope !== 'content-plain') cache.set(cacheKey(task), visit);
    cache.save();
    return { visited: inOrder(fast), notVisited, known, notes };
  } finally {
    progress.end();
  }
}

function plainly(task: AuditTask): AuditTask {
  return { ...task, scope: 'content-plain' };
}

function randomly<Item>(items: readonly Item[], count: number): Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken] = left.splice(Math.floor(Math.random() * left.length), 1);
    return taken as Item;
  });
}

function isSame(a: Visit, b: Visit): boolean {
  const names = ({ faults }: Visit) =>
    JSON.stringify(
      faults
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
