import path from 'node:path';
import type { Finding } from '../model/finding.ts';
import { summarise } from '../model/finding.ts';
import type { Visibility } from '../model/site.ts';
import { groupByRule } from '../report/group-by-rule.ts';
import { countOf, summaryInWords } from '../report/plural.ts';
import { renderReport } from '../report/render-report.ts';
import { cleanText, createPaint, cutTo, padTo } from '../report/terminal-text.ts';
import type { Context } from './context.ts';

/** What `kb build --json` prints. Scripts rely on it. */
export interface BuildResult {
  readonly pages: number;
  readonly articles: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly findings: readonly Finding[];
  readonly ms: number;
}

interface Surroundings {
  /** Why articles have no page: one for each of them. */
  readonly absent: readonly Visibility[];
  readonly out: string;
  readonly isWritten: boolean;
  readonly source: (file: string) => string | undefined;
  /** The build ends with exit code 1. */
  readonly isRed: boolean;
}

/** Up to this many findings are shown in full, with their lines; more are counted by rule. */
const fewFindings = 3;
const mostGroups = 6;
const indent = ' '.repeat(9);

/** What a person reads at the end of a build. */
export function buildSummary(
  result: BuildResult,
  { absent, out, isWritten, source, isRed }: Surroundings,
  context: Context,
): string {
  const urgent = result.findings.filter((finding) => finding.severity !== 'info');
  const lines = [
    isWritten ? siteLine(result, path.relative(context.cwd, out) || '.') : 'No site was written.',
  ];
  if (isWritten && absent.length > 0) lines.push(leftOut(absent));
  if (urgent.length > fewFindings) lines.push('', ...groupLines(result.findings, context));
  else if (urgent.length > 0)
    lines.push(
      '',
      renderReport('pretty', { ...context, findings: urgent, source, command: 'kb build' }).trimEnd(),
    );
  else if (result.findings.length > 0)
    lines.push(`${summaryInWords(summarise(result.findings))}: see "kb check".`);
  if (isRed && isWritten) {
    lines.push('', 'The site was written, but do not publish it before the above is mended.');
  }
  return `${lines.join('\n')}\n`;
}

function siteLine({ articles, pages, written, unchanged, removed, ms }: BuildResult, out: string): string {
  const files = [`${written} new or changed`, `${unchanged} unchanged`];
  if (removed > 0) files.push(`${removed} removed`);
  const time = ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
  return `${countOf(articles, 'article')}, ${countOf(pages, 'page')} in ${out} (${files.join(', ')}), ${time}`;
}

/** Why an article has no page, in the order in which the reasons are named. */
const absences: Partial<Record<Visibility, string>> = {
  draft: 'draft',
  internal: 'internal',
  scheduled: 'scheduled for later',
  expired: 'past its last day',
  withheld: 'unreadable',
};

/** Counts the articles that are not in the site: "Left out: 3 articles (2 draft, 1 internal)." */
function leftOut(absent: readonly Visibility[]): string {
  const reasons = Object.entries(absences).flatMap(([visibility, words]) => {
    const count = absent.filter((each) => each === visibility).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  return `Left out: ${countOf(absent.length, 'article')} (${reasons.join(', ')}).`;
}

function groupLines(findings: readonly Finding[], { colour, columns }: Context): string[] {
  const paint = createPaint(colour);
  const groups = groupByRule(findings.filter((finding) => finding.severity !== 'info'));
  const shown = groups.slice(0, mostGroups);
  const ruleWidth = Math.max(...shown.map(({ rule }) => rule.length));
  const lines = shown.flatMap(({ rule, severity, findings: found, files }) => {
    const [first] = found;
    const count = `${found.length} in ${countOf(files, 'file')}`;
    const width = Math.max(40, columns - indent.length);
    return [
      `${paint.severity(severity, padTo(severity, 7))}  ${paint.bold(padTo(rule, ruleWidth))}  ${count}`,
      ...(first ? [indent + cutTo(cleanText(first.message), width)] : []),
      ...(first
        ? [indent + paint.dim(`${cleanText(first.at.path)}:${first.at.line}:${first.at.column}`)]
        : []),
    ];
  });
  const rest = groups.length - shown.length;
  if (rest > 0) lines.push(`${indent}and ${countOf(rest, 'more kind')} of finding`);
  return [
    ...lines,
    '',
    `${summaryInWords(summarise(findings))}. "kb check" shows each with its line and what to do.`,
  ];
}
