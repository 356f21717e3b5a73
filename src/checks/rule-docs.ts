import type { Severity } from '../model/finding.ts';
import type { Rule, RuleExample } from '../model/rule.ts';

const levels: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];
const levelTitles: Record<Severity | 'off', string> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Suggestions',
  off: 'Rules that are off until you turn them on',
};

/**
 * The Markdown of the page about all rules, without front matter: grouped by severity, by name inside. Equal rules give equal
 * text, so that a test can compare the page in the help center with it.
 */
export function renderRulesPage(rules: readonly Rule[]): string {
  const sorted = rules.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const parts = levels.flatMap((level) => {
    const group = sorted.filter((rule) => rule.severity === level);
    return group.length === 0 ? [] : [`## ${levelTitles[level]}`, ...group.map(renderRule)];
  });
  return `${parts.join('\n\n')}\n`;
}

/** One rule: what, why, settings, and an example that fails. */
function renderRule(rule: Rule): string {
  const parts = [`### ${rule.name}`, `${plain(rule.summary)} ${plain(rule.why)}`];
  for (const option of rule.options ?? []) {
    const initial = Array.isArray(option.initial)
      ? option.initial.length === 0
        ? 'none'
        : option.initial.map((word) => `"${plain(word)}"`).join(', ')
      : String(option.initial);
    parts.push(`Setting \`${option.name}\`: ${plain(option.text)} Default: ${initial}.`);
  }
  const example = rule.examples.find((candidate) => candidate.verdict === 'fails');
  if (example) parts.push(renderExample(example));
  return parts.join('\n\n');
}

function renderExample({ title, files, today }: RuleExample): string {
  const when = today ? ` (on ${today})` : '';
  const blocks = Object.entries(files)
    .filter(([, text]) => !text.includes('\u0000'))
    .map(([file, text]) => `\`${file}\`:\n\n${fenced(text, file.endsWith('.md') ? 'markdown' : 'yaml')}`);
  return [`Fails${when}: ${plain(title)}.`, ...blocks].join('\n\n');
}

const mostLines = 20;
const mostColumns = 100;

/** A code block whose fence is longer than any in the text. Long lines and texts are cut. */
function fenced(text: string, language: string): string {
  const rows = text.trimEnd().split('\n');
  const shown = rows
    .slice(0, mostLines)
    .map((row) => (row.length > mostColumns ? `${row.slice(0, mostColumns)}…` : row));
  if (rows.length > mostLines) shown.push('…');
  const longest = Math.max(2, ...[...text.matchAll(/`{3,20}/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown.join('\n')}\n${fence}`;
}

/** Text that Markdown takes as it is, code in backticks apart. */
function plain(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_<>[\]]/g, '\\$&')))
    .join('');
}
