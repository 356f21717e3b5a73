import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import {
  type AuditTask,
  isQuick,
  type NotVisited,
  type SampleQueries,
  type Visit,
  type Visited,
} from '../model/audit.ts';
import { UserError } from '../model/errors.ts';
import { KeptPage } from './audit-content.ts';
import { Tab } from './audit-tab.ts';
import { blankAddress, blankPage, type VisitContext } from './audit-visit.ts';
import { launchBrowser } from './launch-browser.ts';
import { packageRoot } from './package-root.ts';
import { type FindFile, serveMemory } from './serve-memory.ts';

export interface AuditRunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly find: FindFile;
  /** Go with every page: the policy under which it must work. */
  readonly headers: Readonly<Record<string, string>>;
  readonly queries: (path: string) => SampleQueries;
  /** Pages open at once. */
  readonly tabs: number;
  /** For one page in one state. */
  readonly limitMs: number;
  /** Called after each visit. */
  readonly onVisit: (visited: Visited) => void;
}

export interface AuditRunResult {
  readonly visited: readonly Visited[];
  readonly notVisited: readonly NotVisited[];
}

/** Pages open at once: more bring nothing, since each keeps a core busy. */
export function usualTabs(): number {
  return Math.min(6, availableParallelism());
}

/** The scripts that are put into pages: axe, and what kb measures. Throws `UserError` when kb is not compiled. */
export function auditScripts(): { text: string; axeVersion: string } {
  const require = createRequire(import.meta.url);
  const axe = require.resolve('axe-core/axe.min.js');
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(axe), 'package.json'), 'utf8'));
  const probe = path.join(packageRoot, 'dist', 'probe', 'audit-probe.js');
  try {
    return {
      text: `${readFileSync(axe, 'utf8')}\n${readFileSync(probe, 'utf8')}`,
      axeVersion: String(version),
    };
  } catch {
    throw new UserError('This copy of kb is not compiled yet: the script of the audit is missing.', {
      hint: `Run "npm ci && npm run compile" in ${packageRoot}`,
    });
  }
}

/**
 * Makes all visits in an installed browser, several at once. A browser that dies is started once more; what is left when it dies
 * again, and pages that do not come to rest, are in `notVisited`. Throws `UserError` when there is no browser.
 */
export async function runAudit(
  tasks: readonly AuditTask[],
  options: AuditRunOptions,
): Promise<AuditRunResult> {
  const scripts = auditScripts().text;
  const served = await serveMemory(
    (address) => (address === blankAddress ? blankPage : options.find(address)),
    options.headers,
  );
  const context: VisitContext = {
    origin: served.url,
    scripts,
    rings: new Map(),
    queries: options.queries,
    textOf: async (name) => textOf(await options.find(name)),
  };
  const queue = new Queue(tasks);
  try {
    for (let life = 0; life < 2 && queue.isOpen; life++) {
      const browser = await launchBrowser(options.env);
      try {
        const tabs = Math.max(1, Math.min(options.tabs, tasks.length));
        await Promise.all(Array.from({ length: tabs }, () => workThrough(queue, browser, context, options)));
      } finally {
        await closeQuietly(browser);
      }
    }
  } finally {
    await served.close();
  }
  queue.giveUp('the browser ended in the middle, twice');
  return { visited: queue.visited, notVisited: queue.notVisited };
}

function textOf(file: Awaited<ReturnType<FindFile>>): string {
  if (!file) throw new Error('there is no such page');
  return typeof file.bytes === 'string' ? file.bytes : new TextDecoder().decode(file.bytes);
}

/** What is still to be done. A task that was taken and not finished comes back when the browser dies. */
class Queue {
  readonly visited: Visited[] = [];
  readonly notVisited: NotVisited[] = [];
  readonly #waiting: AuditTask[];
  readonly #failures = new Map<AuditTask, number>();

  constructor(tasks: readonly AuditTask[]) {
    this.#waiting = [...tasks].reverse();
  }

  get isOpen(): boolean {
    return this.#waiting.length > 0;
  }

  take(): AuditTask | undefined {
    return this.#waiting.pop();
  }

  putBack(task: AuditTask): void {
    this.#waiting.push(task);
  }

  /** Tries once more at the end; a page that fails again is not to blame on chance. */
  fail(task: AuditTask, reason: string): void {
    const failures = (this.#failures.get(task) ?? 0) + 1;
    this.#failures.set(task, failures);
    if (failures < 2 && reason !== tooSlow) this.#waiting.unshift(task);
    else this.notVisited.push({ task, reason });
  }

  giveUp(reason: string): void {
    for (const task of this.#waiting.splice(0).reverse()) this.notVisited.push({ task, reason });
  }
}

const tooSlow = 'it did not come to rest in time';

async function workThrough(
  queue: Queue,
  browser: Browser,
  context: VisitContext,
  options: AuditRunOptions,
): Promise<void> {
  let kept: KeptPage | undefined;
  let tab: Tab | undefined;
  const death = new Promise<never>((_, reject) => {
    browser.on('disconnected', () => reject(new Error('the browser ended')));
  });
  death.catch(() => {});
  for (let task = queue.take(); task; task = queue.take()) {
    try {
      const visit = await within(options.limitMs, death, async (): Promise<Visit> => {
        if (isQuick(task)) {
          if (kept?.isWorn) {
            await closeQuietly(kept);
            kept = undefined;
          }
          kept ??= await KeptPage.open(browser, context);
          return kept.visit(task);
        }
        if (tab && !tab.canVisit(task)) {
          await closeQuietly(tab);
          tab = undefined;
        }
        tab ??= await Tab.open(browser, context, task.page.locale);
        return tab.visit(task);
      });
      const visited = { task, visit };
      queue.visited.push(visited);
      options.onVisit(visited);
    } catch (error) {
      if (!browser.isConnected()) {
        queue.putBack(task);
        return;
      }
      queue.fail(task, reasonOf(error));
      if (isQuick(task)) {
        await closeQuietly(kept);
        kept = undefined;
      } else {
        await closeQuietly(tab);
        tab = undefined;
      }
    }
  }
  await closeQuietly(kept);
  await closeQuietly(tab);
}

/** A page that hangs may keep its room from closing: nobody waits for it. */
async function closeQuietly(room: { close(): Promise<void> } | undefined): Promise<void> {
  const waited = new Promise<void>((resolve) => {
    setTimeout(resolve, 3000).unref();
  });
  await Promise.race([room?.close().catch(() => {}), waited]);
}

class TooSlow extends Error {}

async function within<T>(limitMs: number, death: Promise<never>, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), limitMs);
  });
  const result = work();
  result.catch(() => {});
  try {
    return await Promise.race([result, limit, death]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof TooSlow || /Timeout \d+ms exceeded/.test(text)) return tooSlow;
  if (/ERR_TOO_MANY_REDIRECTS/.test(text)) return 'it redirects in a loop';
  if (/crashed/i.test(text)) return 'it crashes its tab';
  if (/Execution context was destroyed|navigat/i.test(text)) return 'it keeps leading to other pages';
  if (/ERR_[A-Z_]+/.test(text)) return `the browser could not load it (${/ERR_[A-Z_]+/.exec(text)?.[0]})`;
  return text.split('\n')[0]?.slice(0, 160) ?? 'unknown';
}
