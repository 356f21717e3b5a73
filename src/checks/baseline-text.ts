import type { BaselineEntry } from '../model/baseline.ts';
import type { Day } from '../model/day.ts';
import type { Finding } from '../model/finding.ts';
import { startOf } from '../model/place.ts';
import { fingerprintsOf } from './fingerprints.ts';

/** Entries that accept `findings`, all with one reason and last day. */
export function acceptAll(
  findings: readonly Finding[],
  { reason, expires, file }: { reason: string; expires: Day; file: string },
): BaselineEntry[] {
  const prints = fingerprintsOf(findings);
  return findings.map(({ rule, at }, index) => ({
    rule,
    path: at.path,
    fingerprint: prints[index] as string,
    reason,
    expires,
    at: startOf(file),
  }));
}

/**
 * The text of `kb-baseline.yml`: entries with the same rule, reason and last day stand together, sorted, one line for each
 * finding, so that two branches that change it rarely meet on one line. Equal entries give equal text.
 */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const groups = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.rule, entry.expires, entry.reason]);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const rows = [
    '# Findings that the team has accepted for now, each until its last day.',
    '# "kb baseline write" adds what is new, "kb baseline prune" removes what is no longer needed.',
    'version: 1',
    groups.size === 0 ? 'accepted: []' : 'accepted:',
  ];
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? [];
    const [first] = group;
    if (!first) continue;
    rows.push(`  - rule: ${JSON.stringify(first.rule)}`);
    rows.push(`    reason: ${JSON.stringify(first.reason)}`);
    rows.push(`    expires: ${first.expires}`, '    findings:');
    const lines = group.map((entry) => `      - ${JSON.stringify(`${entry.path} ${entry.fingerprint}`)}`);
    rows.push(...[...new Set(lines)].sort());
  }
  return `${rows.join('\n')}\n`;
}
