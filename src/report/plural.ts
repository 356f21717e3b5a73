import type { FindingSummary } from '../model/finding.ts';

/** `1 error`, `2 errors`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning`; kinds without a finding are left out; `no findings` when there are none at all. */
export function summaryInWords(summary: FindingSummary): string {
  const parts: string[] = [];
  if (summary.errors > 0) parts.push(countOf(summary.errors, 'error'));
  if (summary.warnings > 0) parts.push(countOf(summary.warnings, 'warning'));
  if (summary.infos > 0) parts.push(countOf(summary.infos, 'suggestion'));
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
