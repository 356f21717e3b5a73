import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Visit } from '../model/audit.ts';
import { writeAtomically } from './write-atomically.ts';

/** What visits of earlier runs found, by a key made of everything that they depend on. */
export interface AuditCache {
  get(key: string): Visit | undefined;
  set(key: string, visit: Visit): void;
  /** Keeps what this run used or added, and as much else as there is room for. A full disk is no reason to fail. */
  save(): void;
}

const mostEntries = 20_000;
const mostBytes = 60_000_000;

/** A short name for any value that is JSON. */
export function keyOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
}

/** A short name for bytes or text. */
export function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url').slice(0, 27);
}

/** No memory: every page is visited. */
export const noCache: AuditCache = { get: () => undefined, set: () => {}, save: () => {} };

/** The cache in `folder`. A file that cannot be read is an empty cache. */
export function openAuditCache(folder: string): AuditCache {
  const file = path.join(folder, 'audit.json');
  const old = readEntries(file);
  const used = new Map<string, Visit>();
  return {
    get(key) {
      const visit = used.get(key) ?? old.get(key);
      if (visit) used.set(key, visit);
      return visit;
    },
    set: (key, visit) => void used.set(key, visit),
    save() {
      const kept = new Map(used);
      for (const [key, visit] of old) if (kept.size < mostEntries) kept.set(key, visit);
      const text = JSON.stringify({ version: 1, visits: Object.fromEntries(kept) });
      const small =
        text.length <= mostBytes ? text : JSON.stringify({ version: 1, visits: Object.fromEntries(used) });
      try {
        if (small.length <= mostBytes) writeAtomically(file, small);
      } catch {
        // The next run visits again.
      }
    },
  };
}

function readEntries(file: string): Map<string, Visit> {
  try {
    const { version, visits } = JSON.parse(readFileSync(file, 'utf8')) as {
      version: unknown;
      visits: Record<string, Visit>;
    };
    const isWhole = (visit: Visit) => Array.isArray(visit?.faults) && typeof visit.undecided === 'object';
    return version === 1 ? new Map(Object.entries(visits).filter(([, visit]) => isWhole(visit))) : new Map();
  } catch {
    return new Map();
  }
}
