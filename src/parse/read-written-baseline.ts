import type { BaselineEntry } from '../model/baseline.ts';
import { parseDay } from '../model/day.ts';

/** What stands before the entries, and the four lines of a group, as `kb baseline write` writes them. */
const start = /^(?:#[^\n]*\n)*version: 1\naccepted:(?: \[\])?\n/;
const ruleLine = /^ {2}- rule: (".*")$/;
const reasonLine = /^ {4}reason: (".*")$/;
const expiresLine = /^ {4}expires: (\d{4}-\d{2}-\d{2})$/;
const findingLine = /^ {6}- (".*")$/;

/**
 * Reads a baseline that is exactly as kb wrote it, line by line: a large site has more exceptions than a YAML parser takes in
 * a reasonable time. Undefined when a person has edited the form: then it is read as YAML. Both ways give the same.
 */
export function readWrittenBaseline(file: string, source: string): BaselineEntry[] | undefined {
  const head = start.exec(source)?.[0];
  if (head === undefined || !source.endsWith('\n')) return undefined;
  const rows = source.slice(head.length).split('\n').slice(0, -1);
  const entries: BaselineEntry[] = [];
  let line = head.split('\n').length;
  for (let index = 0; index < rows.length; ) {
    const rule = textIn(ruleLine, rows[index++]);
    const reason = textIn(reasonLine, rows[index++]);
    const expires = parseDay(expiresLine.exec(rows[index++] ?? '')?.[1] ?? '');
    if (!rule || !reason || !expires || rows[index++] !== '    findings:') return undefined;
    line += 4;
    if (textIn(findingLine, rows[index]) === undefined) return undefined;
    for (; index < rows.length; index++, line++) {
      const finding = textIn(findingLine, rows[index]);
      if (finding === undefined) break;
      const [, path, fingerprint] = /^(.+) ([0-9a-f]{8,64})$/s.exec(finding) ?? [];
      if (path === undefined || fingerprint === undefined) return undefined;
      entries.push({ rule, path, fingerprint, reason, expires, at: { path: file, line, column: 9 } });
    }
  }
  return entries;
}

/** The text in double quotes that a pattern finds in a line. */
function textIn(pattern: RegExp, row: string | undefined): string | undefined {
  const quoted = pattern.exec(row ?? '')?.[1];
  if (quoted === undefined) return undefined;
  try {
    const text: unknown = JSON.parse(quoted);
    return typeof text === 'string' && text.trim() === text ? text : undefined;
  } catch {
    return undefined;
  }
}
