import { type Finding, type Severity, summarise } from '../model/finding.ts';
import { rankOfSeverity } from './gate.ts';
import { summaryInWords } from './plural.ts';
import type { ReportInput } from './report-input.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * GitHub Actions workflow commands, one per finding, the worst first: GitHub shows only the first ten of a kind.
 * Nothing from an article can start a command of its own: line breaks and separators are escaped.
 */
export function renderGithub(input: ReportInput): string {
  const worstFirst = [...input.findings].sort(
    (a, b) => rankOfSeverity(a.severity) - rankOfSeverity(b.severity),
  );
  const lines = worstFirst.map(annotationOf);
  for (const note of input.notes ?? []) lines.push(`kb: ${escapeData(note)}`);
  lines.push(`kb: ${summaryInWords(summarise(input.findings))}`);
  return `${lines.join('\n')}\n`;
}

function annotationOf(finding: Finding): string {
  const { path, line, column } = finding.at;
  const properties = `file=${escapeProperty(path)},line=${line},col=${column},title=${escapeProperty(finding.rule)}`;
  const text = finding.hint ? `${finding.message}\n${finding.hint}` : finding.message;
  return `::${commands[finding.severity]} ${properties}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
