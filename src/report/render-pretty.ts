import { type Finding, summarise } from '../model/finding.ts';
import { codeFrame } from './code-frame.ts';
import { overview } from './overview.ts';
import { summaryInWords } from './plural.ts';
import type { ReportInput } from './report-input.ts';
import { createLineReader, type LineReader } from './source-lines.ts';
import { cleanText, createPaint, cutTo, type Paint, wrapTo } from './terminal-text.ts';

/** Up to this many findings are shown in full, with their source lines. */
const fewFindings = 10;

/**
 * The report for a person at a terminal. A few findings are shown in full; many of one rule as a list; many of several rules
 * as an overview: some places of each rule, a table, and what to do first.
 */
export function renderPretty(input: ReportInput): string {
  const { findings, colour, columns } = input;
  const paint = createPaint(colour);
  const rules = new Set(findings.map((finding) => finding.rule));
  const lines: string[] = [];
  if (findings.length <= fewFindings) {
    const lineAt = createLineReader(input.source);
    for (const finding of findings) lines.push(...inFull(finding, paint, lineAt, columns), '');
  } else if (rules.size === 1) {
    lines.push(...asList(findings, paint, columns), '');
  } else {
    lines.push(...overview(input, paint), '');
  }
  for (const note of input.notes ?? []) lines.push(...wrapTo(cleanText(note), Math.max(40, columns)));
  lines.push(paint.bold(verdict(input)));
  return `${lines.join('\n')}\n`;
}

function verdict({ findings, command = 'kb check' }: ReportInput): string {
  const words = summaryInWords(summarise(findings));
  return `${command}: ${words}${findings.length === 0 ? '.' : ''}`;
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

/** Every finding of one rule, a line each, below its file; the hint once when it is the same for all. */
function asList(findings: readonly Finding[], paint: Paint, columns: number): string[] {
  const [first] = findings;
  const common = findings.every((finding) => finding.hint === first?.hint) ? first?.hint : undefined;
  const lines: string[] = [];
  let path: string | undefined;
  for (const finding of findings) {
    if (finding.at.path !== path) {
      path = finding.at.path;
      lines.push(paint.bold(cleanText(path)));
    }
    const place = `${finding.at.line}:${finding.at.column}`.padStart(8);
    const hint = finding.hint && common === undefined ? ` ${finding.hint}` : '';
    const text = cutTo(cleanText(finding.message + hint), Math.max(60, columns * 2));
    lines.push(`${place}  ${paint.severity(finding.severity, finding.severity)}  ${text}`);
  }
  if (common) lines.push('', ...wrapTo(cleanText(common), Math.max(40, columns)));
  return lines;
}
