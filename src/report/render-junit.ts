import type { Finding } from '../model/finding.ts';
import { isAtGate } from './gate.ts';
import type { ReportInput } from './report-input.ts';
import { wellFormed } from './well-formed.ts';

/**
 * JUnit XML: a suite for each file with findings, a test case for each finding. What is at or above the gate is a
 * failure; softer findings stand in the suite's output, so that they do not turn a passing run red.
 */
export function renderJunit(input: ReportInput): string {
  const suites = [...groupByFile(input.findings)];
  const body =
    suites.length === 0
      ? suiteOf(input, 0, input.command ?? 'kb check', [])
      : suites.map(([path, findings], index) => suiteOf(input, index, path, findings)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${body}</testsuites>\n`;
}

function groupByFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.at.path);
    if (group) group.push(finding);
    else groups.set(finding.at.path, [finding]);
  }
  return groups;
}

function suiteOf(input: ReportInput, id: number, name: string, findings: readonly Finding[]): string {
  const gate = input.gate ?? 'error';
  const failing = findings.filter((finding) => isAtGate(finding, gate)).length;
  const label = escapeXml(name);
  const attributes =
    `name="${label}" package="kb" id="${id}" timestamp="${input.today ?? '1970-01-01'}T00:00:00" hostname="localhost" ` +
    `tests="${Math.max(1, findings.length)}" failures="${failing}" errors="0" time="0"`;
  const lines = [
    `  <testsuite ${attributes}>`,
    `    <properties><property name="tool" value="kb ${escapeXml(input.version ?? '')}"/></properties>`,
  ];
  if (findings.length === 0) lines.push(`    <testcase name="no findings" classname="${label}" time="0"/>`);
  const seen = new Map<string, number>();
  for (const finding of findings) lines.push(...caseOf(finding, isAtGate(finding, gate), label, seen));
  const soft = findings.filter((finding) => !isAtGate(finding, gate)).map(inWords);
  lines.push(
    `    <system-out>${escapeXml(soft.join('\n'))}</system-out>`,
    '    <system-err/>',
    '  </testsuite>',
    '',
  );
  return lines.join('\n');
}

function caseOf(finding: Finding, failed: boolean, file: string, seen: Map<string, number>): string[] {
  const count = (seen.get(finding.rule) ?? 0) + 1;
  seen.set(finding.rule, count);
  const name = escapeXml(count === 1 ? finding.rule : `${finding.rule} (${count})`);
  const open = `    <testcase name="${name}" classname="${file}" time="0"`;
  if (!failed) return [`${open}/>`];
  return [
    `${open}>`,
    `      <failure type="${escapeXml(finding.rule)}" message="${escapeXml(finding.message)}">${escapeXml(inWords(finding))}</failure>`,
    '    </testcase>',
  ];
}

function inWords(finding: Finding): string {
  const { path, line, column } = finding.at;
  const hint = finding.hint ? ` ${finding.hint}` : '';
  return `${path}:${line}:${column} ${finding.severity} ${finding.rule}: ${finding.message}${hint}`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML content or a quoted attribute. Characters that XML 1.0 cannot hold, lone surrogates included, become `�`. */
export function escapeXml(text: string): string {
  return wellFormed(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] as string)
    .replace(/\t/g, '&#9;')
    .replace(/\r/g, '&#13;')
    .replace(/\n/g, '&#10;');
}
