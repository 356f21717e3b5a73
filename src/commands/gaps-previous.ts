import path from 'node:path';
import { readTextToEdit } from '../io/edit-text.ts';
import { UserError } from '../model/errors.ts';
import type { GapReport } from '../model/gap-report.ts';

/** Reads an earlier report. Throws `UserError` for what is none, or of another version. */
export function readPrevious(name: string, cwd: string): GapReport {
  const hint = 'Give a file that was written with: kb gaps EXPORT --format json=FILE';
  let report: Partial<GapReport> | null;
  try {
    report = JSON.parse(readTextToEdit(path.resolve(cwd, name), name)) as Partial<GapReport> | null;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError(`${name} is not JSON.`, { hint });
    throw error;
  }
  if (report?.version !== 1 || typeof report.top !== 'number' || !isGapList(report.gaps)) {
    throw new UserError(`${name} is no report of this version of kb gaps.`, { hint });
  }
  return report as GapReport;
}

/** What is compared with the new report is there. */
function isGapList(gaps: unknown): boolean {
  if (!Array.isArray(gaps)) return false;
  return gaps.every((gap: unknown) => {
    const { tag, cause, contacts } = (gap ?? {}) as Partial<Record<keyof GapReport['gaps'][number], unknown>>;
    const isCount = typeof contacts === 'number' || (typeof contacts === 'string' && /^<\d+$/.test(contacts));
    return typeof tag === 'string' && typeof cause === 'string' && isCount;
  });
}
