import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../model/errors.ts';
import { explainMaking } from './make-folder.ts';

const pollMs = 100;
const longestWaitMs = 120_000;
/** A lock without readable owner is being written this moment, or its writer died doing so. */
const unreadableLockMs = 10_000;
/** Whether a process on another computer (a shared disk, a container) lives cannot be asked; no commit takes this long. */
const foreignLockMs = 600_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process started: tells it from an earlier one with the same id. */
  readonly started: number;
  readonly token: string;
}

/**
 * Runs `work` while holding the lock file. When another process holds it, says so once and waits; the lock of a process
 * that is gone is taken over. Throws `UserError` when the other one does not end within two minutes.
 */
export async function withLock<T>(
  file: string,
  say: (message: string) => void,
  work: () => T | Promise<T>,
): Promise<T> {
  const own: Owner = {
    pid: process.pid,
    host: hostname(),
    started: Math.round(performance.timeOrigin),
    token: randomUUID(),
  };
  const text = JSON.stringify(own);
  await acquire(file, text, own, say);
  try {
    return await work();
  } finally {
    if (readText(file) === text) rmSync(file, { force: true });
  }
}

async function acquire(
  file: string,
  text: string,
  own: Owner,
  say: (message: string) => void,
): Promise<void> {
  const deadline = performance.now() + longestWaitMs;
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, text, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        // On a full disk the lock is made and its owner cannot be noted.
        if (readText(file) === '') rmSync(file, { force: true });
        throw explainMaking(file, error);
      }
    }
    const held = readText(file);
    if (held === undefined) continue;
    if (isAbandoned(file, held, own)) {
      takeAway(file, held);
      continue;
    }
    const who = `process ${parseOwner(held)?.pid ?? 'unknown'}`;
    if (attempt === 0) say(`Another build (${who}) is writing the site. Waiting for it to end.`);
    if (performance.now() > deadline) {
      throw new UserError(`Another build (${who}) has been writing the site for two minutes.`, {
        hint: `Wait for it, or stop it. If there is no other build, delete ${file} and run kb again.`,
      });
    }
    await sleep(pollMs);
  }
}

function isAbandoned(file: string, held: string, own: Owner): boolean {
  const owner = parseOwner(held);
  const ageMs = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (owner === undefined) return ageMs > unreadableLockMs;
  if (owner.host !== own.host) return ageMs > foreignLockMs;
  if (owner.pid === own.pid) return owner.started !== own.started;
  return !isAlive(owner.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes an abandoned lock. Two waiters may do this at once, so the file is moved aside first: whoever finds that he
 * moved the other's new lock instead puts it back.
 */
function takeAway(file: string, held: string): void {
  const aside = `${file}-${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readText(aside) === held) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    return typeof owner?.pid === 'number' && Number.isInteger(owner.pid) && owner.pid > 0
      ? (owner as Owner)
      : undefined;
  } catch {
    return undefined;
  }
}
