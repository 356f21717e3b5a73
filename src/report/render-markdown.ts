import { type Finding, summarise } from '../model/finding.ts';
import { groupByRule, type RuleGroup } from './group-by-rule.ts';
import { countOf, summaryInWords } from './plural.ts';
import type { ReportInput } from './report-input.ts';

const placesPerRule = 20;

/** Markdown for a pull-request comment or a job summary: the counts, then a table for each rule. */
export function renderMarkdown(input: ReportInput): string {
  const command = input.command ?? 'kb check';
  const lines = [`## ${command}: ${summaryInWords(summarise(input.findings))}`];
  const notes = new Map((input.rules ?? []).map((note) => [note.name, note.summary]));
  for (const note of input.notes ?? []) lines.push('', escapeMarkdown(note));
  for (const group of groupByRule(input.findings)) {
    lines.push('', `### ${group.rule} (${countOf(group.findings.length, group.severity)})`, '');
    const summary = notes.get(group.rule);
    if (summary) lines.push(escapeMarkdown(summary), '');
    lines.push(...tableOf(group));
    const more = group.findings.length - placesPerRule;
    if (more > 0) lines.push('', `And ${more} more: \`${command} --only ${group.rule}\`.`);
  }
  return `${lines.join('\n')}\n`;
}

function tableOf(group: RuleGroup): string[] {
  const rows = group.findings.slice(0, placesPerRule).map(rowOf);
  return ['| Place | Problem | What to do |', '| --- | --- | --- |', ...rows];
}

function rowOf(finding: Finding): string {
  const { path, line, column } = finding.at;
  const place = escapeMarkdown(`${path}:${line}:${column}`);
  return `| ${place} | ${escapeMarkdown(finding.message)} | ${escapeMarkdown(finding.hint ?? '')} |`;
}

/** Text that Markdown shows as it is, on one line, also in a table cell; mentions and issue numbers stay plain text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/#/g, '&#35;')
    .replace(/@/g, '&#64;')
    .replace(/[\\`*_{}[\]|~!()]/g, '\\$&');
}
