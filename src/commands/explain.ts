import { allRules } from '../checks/all-rules.ts';
import { auditRules } from '../model/audit-rules.ts';
import { UserError } from '../model/errors.ts';
import type { Rule, RuleExample } from '../model/rule.ts';
import { nearest } from '../model/similar.ts';
import { createPaint, cutTo, type Paint, padTo, wrapTo } from '../report/terminal-text.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';

/** Prints what a rule wants, why, its settings and its examples; without a name, all rules with one line each. */
export async function explain(name: string | undefined, context: Context): Promise<number> {
  const paint = createPaint(context.colour);
  if (name === undefined) {
    context.stdout(listOfRules(context, paint));
    return 0;
  }
  const rule = allRules.find((each) => each.name === name.toLowerCase());
  if (rule === undefined && auditRules.has(name.toLowerCase())) {
    context.stdout(ofAudit(name.toLowerCase(), paint));
    return 0;
  }
  if (rule === undefined) {
    const meant = nearest(name, [...allRules.map((each) => each.name), ...auditRules]);
    throw new UserError(`There is no rule "${name}".`, {
      hint: meant ? `Did you mean "kb explain ${meant}"?` : '"kb explain" lists all rules.',
    });
  }
  context.stdout(`${explanation(rule, context, paint).join('\n')}\n`);
  return 0;
}

/** What `kb audit` finds in a browser has no example in Markdown. */
function ofAudit(name: string, paint: Paint): string {
  const whose = name.startsWith('axe-')
    ? `A rule of axe-core: https://dequeuniversity.com/rules/axe/4.14/${name.slice('axe-'.length)}`
    : 'kb measures this in a browser.';
  const lines = [
    paint.bold(name),
    '',
    `"kb audit" looks for it. ${whose}`,
    '',
    'In kb.config.yml:',
    '  rules:',
  ];
  return [...lines, `    ${name}: off      # or: info, warning, error`, ''].join('\n');
}

function listOfRules({ columns }: Context, paint: Paint): string {
  const rules = allRules.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const width = Math.max(...rules.map(({ name }) => name.length));
  const lines = rules.map(({ name, severity, summary }) => {
    const level = severity === 'off' ? paint.dim('off    ') : paint.severity(severity, padTo(severity, 7));
    return `${level}  ${paint.bold(padTo(name, width))}  ${cutTo(summary, Math.max(30, columns - width - 11))}`;
  });
  return `${lines.join('\n')}\n\n"kb explain RULE" shows why, and what passes and fails.\n`;
}

function explanation(rule: Rule, { columns }: Context, paint: Paint): string[] {
  const width = Math.min(100, columns);
  const level = rule.severity === 'off' ? 'off' : paint.severity(rule.severity, rule.severity);
  const lines = [
    `${paint.bold(rule.name)}  (${level} unless kb.config.yml says otherwise)`,
    '',
    ...wrapTo(rule.summary, width),
    ...wrapTo(rule.why, width),
  ];
  for (const { name, initial, text } of rule.options ?? []) {
    const value = Array.isArray(initial) ? `a list of ${initial.length}` : String(initial);
    lines.push('', ...wrapTo(`Setting ${name} (default: ${value}): ${text}`, width));
  }
  lines.push(
    '',
    'In kb.config.yml:',
    '  rules:',
    `    ${rule.name}: ${rule.severity === 'off' ? 'warning      # or: info, error' : 'off      # or: info, warning, error'}`,
  );
  const [option] = rule.options ?? [];
  if (option) {
    const value = Array.isArray(option.initial) ? '[one, two]' : String(option.initial);
    lines.push('  rule_options:', `    ${rule.name}:`, `      ${option.name}: ${value}`);
  }
  return [...lines, ...rule.examples.flatMap((example) => exampleLines(example, paint))];
}

function exampleLines({ title, verdict, files, today }: RuleExample, paint: Paint): string[] {
  const lines = ['', paint.bold(`${verdict === 'passes' ? 'Passes' : 'Fails'}: ${title}`)];
  if (today) lines.push(paint.dim(`  on ${today}`));
  for (const [file, text] of Object.entries(files)) {
    lines.push(
      paint.dim(`  ${file}`),
      ...text
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`),
    );
  }
  return lines;
}

export const command: Command = {
  operands: '[rule]',
  about:
    'Explains one rule of "kb check" with examples that pass and fail. Without a name it lists all rules.',
  flags: [],
  examples: [
    ['kb explain', 'lists every rule'],
    ['kb explain link-broken', 'explains one'],
  ],
  run: ([name], _values, context) => explain(name, context),
};
