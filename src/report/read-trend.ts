import { parseDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { TrendPoint } from './team-report.ts';

const counts = ['articles', 'withoutOwner', 'overdue', 'neverReviewed', 'errors', 'warnings'] as const;

/** The trend in the JSON of an earlier team report. Throws `UserError` (with the file's `name`) for anything else. */
export function readTrend(text: string, name: string): TrendPoint[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notAReport(name);
  }
  const trend = (value as { version?: unknown; trend?: unknown } | null)?.trend;
  if ((value as { version?: unknown } | null)?.version !== 1 || !Array.isArray(trend)) throw notAReport(name);
  return trend.map((point: unknown): TrendPoint => {
    const fields = point as Record<string, unknown> | null;
    const day = typeof fields?.day === 'string' ? parseDay(fields.day) : undefined;
    const isWhole = counts.every(
      (key) => Number.isSafeInteger(fields?.[key]) && (fields?.[key] as number) >= 0,
    );
    if (day === undefined || !isWhole) throw notAReport(name);
    return { day, ...Object.fromEntries(counts.map((key) => [key, fields?.[key]])) } as TrendPoint;
  });
}

function notAReport(name: string): UserError {
  return new UserError(`${name} is not the JSON of an earlier "kb report".`, {
    hint: 'Name the report.json that kb report wrote, or leave --previous out.',
  });
}
