import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { withConfigSeverity } from '../../src/audit/config-severity.ts';
import { auditRules } from '../../src/model/audit-rules.ts';
import type { Finding } from '../../src/model/finding.ts';
import { articleText, tempProject } from '../temp-project.ts';

interface Axe {
  getRules(): { ruleId: string; tags: string[] }[];
}

test('kb knows the names of all rules of the axe that it has', () => {
  const { getRules } = createRequire(import.meta.url)('axe-core') as Axe;
  const counting = getRules().filter(
    ({ tags }) =>
      !tags.includes('deprecated') &&
      !tags.some((tag) => tag.endsWith('-obsolete')) &&
      tags.some((tag) => /^(wcag2\d?a{1,2}|best-practice|experimental)$/.test(tag)),
  );
  const known = [...auditRules].filter((name) => name.startsWith('axe-'));
  expect(known.sort()).toEqual(counting.map(({ ruleId }) => `axe-${ruleId}`).sort());
});

test('findings have the severity that the project gives their rule; what was not checked stays an error', () => {
  const finding = (rule: string): Finding => ({
    rule,
    severity: 'error',
    message: 'M.',
    at: { path: 'a.md', line: 1, column: 1 },
  });
  const findings = ['axe-region', 'audit-reflow', 'axe-list', 'audit-not-checked'].map(finding);
  const rules = { 'axe-region': 'off', 'audit-reflow': 'info', 'audit-not-checked': 'off' } as const;
  expect(withConfigSeverity(findings, { rules }).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    'audit-reflow info',
    'axe-list error',
    'audit-not-checked error',
  ]);
});

test('kb check knows the rules of the audit, and reports those that there are not', async () => {
  const { kb } = tempProject({
    'kb.config.yml':
      'title: T\nrules:\n  axe-region: off\n  audit-reflow: info\n  axe-regoin: off\n  audit-not-checked: off\n',
    'content/a.md': articleText('title: How do I pay?', 'By card.\n'),
  });
  const { stdout } = await kb(['check', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  expect(
    findings
      .filter(({ rule }) => rule === 'config-unknown-rule')
      .map(({ message, hint, at }) => [at.line, message, hint?.split('.')[0]]),
  ).toEqual([
    [5, 'kb has no rule "axe-regoin".', 'Did you mean "axe-region"?'],
    [6, 'The severity of "audit-not-checked" cannot be changed.', 'Remove the line'],
  ]);
  expect((await kb(['explain', 'axe-region'])).stdout).toContain('"kb audit" looks for it');
});
