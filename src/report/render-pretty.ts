import { type Finding, summarise } from '../model/finding.ts';
import { codeFrame } from './code-frame.ts';
import { summaryInWords } from './plural.ts';
import type { ReportInput } from './report-input.ts';
import { createLineReader, type LineReader } from './source-lines.ts';
import { cleanText, createPaint, type Paint, wrapTo } from './terminal-text.ts';

/** The report for a person at a terminal. */
export function renderPretty(input: ReportInput): string {
  const paint = createPaint(input.colour);
  const lines: string[] = [];
  const lineAt = createLineReader(input.source);
  for (const finding of input.findings) lines.push(...inFull(finding, paint, lineAt, input.columns), '');
  lines.push(summaryInWords(summarise(input.findings)));
  return `${lines.join('\n')}\n`;
}

function inFull(finding: Finding, paint: Paint, lineAt: LineReader, columns: number): string[] {
  const { at } = finding;
  const width = Math.max(40, columns - 2);
  const place = paint.bold(`${cleanText(at.path)}:${at.line}:${at.column}`);
  const lines = [
    `${place}  ${paint.severity(finding.severity, finding.severity)}  ${paint.dim(finding.rule)}`,
  ];
  for (const line of wrapTo(cleanText(finding.message), width)) lines.push(`  ${line}`);
  const frame = codeFrame(lineAt(at.path, at.line), at.line, at.column, columns);
  lines.push(...frame.map((line) => paint.dim(line)));
  if (finding.hint) for (const line of wrapTo(cleanText(finding.hint), width)) lines.push(`  ${line}`);
  return lines;
}
