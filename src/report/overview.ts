import type { Finding } from '../model/finding.ts';
import { groupByRule, type RuleGroup } from './group-by-rule.ts';
import { countOf } from './plural.ts';
import { rankTasks, type Task } from './rank-tasks.ts';
import type { ReportInput } from './report-input.ts';
import { cleanText, cutTo, type Paint, padTo, wrapTo } from './terminal-text.ts';

const mostTasks = 10;

/** Sections of single rules may take so many lines; rules for which there is no room are in the table. */
const sectionLines = 36;
const placesPerRule = 3;

/** Many findings of several rules on a screen or two: places of the worst rules, a table of all, what to do first. */
export function overview(input: ReportInput, paint: Paint): string[] {
  const groups = groupByRule(input.findings);
  const lines: string[] = [];
  for (const group of groups.filter(({ severity }) => severity !== 'info')) {
    const section = sectionOf(group, input, paint);
    if (lines.length + section.length > sectionLines) break;
    lines.push(...section);
  }
  return [...lines, ...tableLines(groups, input, paint), '', ...taskLines(input, paint)];
}

function sectionOf(group: RuleGroup, input: ReportInput, paint: Paint): string[] {
  const { columns } = input;
  const summary = input.rules?.find((rule) => rule.name === group.rule)?.summary ?? '';
  const lines = [
    `${paint.severity(group.severity, group.severity)}  ${paint.bold(group.rule)}  ${summary}`.trimEnd(),
    ...worstFirst(group.findings, input)
      .slice(0, placesPerRule)
      .map((finding) => `  ${placeLine(finding, Math.max(60, columns - 2))}`),
  ];
  const more = group.findings.length - placesPerRule;
  if (more > 0)
    lines.push(paint.dim(`  and ${more} more (${input.command ?? 'kb check'} --only ${group.rule})`));
  return [...lines, ''];
}

/** Findings on pages that many lead to come first. */
function worstFirst(findings: readonly Finding[], { weights }: ReportInput): Finding[] {
  return findings.toSorted(
    (a, b) => (weights?.get(b.at.path)?.value ?? 0) - (weights?.get(a.at.path)?.value ?? 0),
  );
}

/** Place and message on one line; when there is no room, the end of the message goes, not the place. */
function placeLine({ at, message, hint }: Finding, columns: number): string {
  const place = cleanText(`${at.path}:${at.line}:${at.column}`);
  const suggestion = hint?.startsWith('Did you mean') ? ` ${hint}` : '';
  return cutTo(`${place}  ${cleanText(message + suggestion)}`, Math.max(columns, place.length + 30));
}

function tableLines(groups: readonly RuleGroup[], { columns, rules }: ReportInput, paint: Paint): string[] {
  const width = Math.max(...groups.map((group) => group.rule.length));
  return groups.map((group) => {
    const count = String(group.findings.length).padStart(5);
    const where = padTo(`in ${countOf(group.files, 'file')}`, 12);
    const summary = rules?.find((rule) => rule.name === group.rule)?.summary ?? '';
    const text = `  ${padTo(group.rule, width)} ${where} ${summary}`;
    return `${paint.severity(group.severity, padTo(group.severity, 7))} ${count}${cutTo(text, Math.max(50, columns - 13))}`;
  });
}

function taskLines(input: ReportInput, paint: Paint): string[] {
  const tasks = rankTasks(input.findings, input.weights ?? new Map(), mostTasks);
  const width = Math.max(50, input.columns - 4);
  const lines = [paint.bold(tasks.length === mostTasks ? 'The ten things to do first' : 'What to do first')];
  tasks.forEach((task, index) => {
    const [title, ...details] = taskWords(task, input);
    lines.push(`${String(index + 1).padStart(2)}. ${paint.severity(task.severity, title ?? '')}`);
    for (const detail of details) lines.push(...twoLines(detail, width).map((line) => `    ${line}`));
  });
  return lines;
}

function twoLines(text: string, columns: number): string[] {
  const [first = '', second, third] = wrapTo(text, columns);
  if (second === undefined) return [cutTo(first, columns)];
  return [cutTo(first, columns), cutTo(third === undefined ? second : `${second} …`, columns)];
}

function taskWords(task: Task, { weights }: ReportInput): string[] {
  if (task.kind === 'rule') {
    const { rule, findings, files } = task.group;
    return [`${rule}: ${findings.length} in ${countOf(files, 'file')}`, cleanText(findings[0]?.hint ?? '')];
  }
  const { path, findings } = task;
  const reason = weights?.get(path)?.reason;
  const linked = reason ? ` (${reason})` : '';
  const counts = groupByRule(findings).map((group) => `${group.findings.length} ${group.rule}`);
  const [first] = findings;
  const start = first ? `Line ${first.at.line}: ${cleanText(first.message)}` : '';
  return [`${cleanText(path)}${linked}`, `${counts.join(', ')}. ${start}`];
}
