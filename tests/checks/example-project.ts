import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allRules } from '../../src/checks/all-rules.ts';
import { baselineProblems } from '../../src/checks/apply-baseline.ts';
import { runRules, severityOf } from '../../src/checks/run-rules.ts';
import { readBaseline } from '../../src/commands/baseline-file.ts';
import { compareWithBaseline } from '../../src/commands/compare-with-baseline.ts';
import type { Context } from '../../src/commands/context.ts';
import { type Checked, runCheck } from '../../src/commands/run-check.ts';
import { parseDay } from '../../src/model/day.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { RuleExample } from '../../src/model/rule.ts';

/** A context that prints nowhere. */
export function silentContext(cwd: string): Context {
  return {
    cwd,
    stdout: () => {},
    stderr: () => {},
    isTerminal: false,
    columns: 80,
    colour: false,
    env: {},
  };
}

/** Writes the files of an example into a new folder, hands it to `use`, and removes it. */
export async function withProject<T>(
  { files, links = {}, encoding }: Pick<RuleExample, 'files' | 'links' | 'encoding'>,
  use: (root: string) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(path.join(tmpdir(), 'kb-example-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text, encoding ?? 'utf8');
    }
    for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(root, name));
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Everything that all rules find in an example, by the same way that `kb check` goes. */
export async function findingsOf(
  example: RuleExample,
  today = example.today ?? '2026-06-15',
): Promise<Finding[]> {
  return withProject(example, async (root) => {
    const asOf = parseDay(today);
    if (!asOf) throw new Error(`${today} is no day`);
    const checked = await runCheck({ asOf, cache: false }, silentContext(root));
    const findings = example.history
      ? runRules(allRules, { ...checked.site, history: example.history })
      : checked.findings;
    return [...findings, ...baselineFindings({ ...checked, findings }, root)];
  });
}

function baselineFindings(checked: Checked, root: string): Finding[] {
  const baseline = readBaseline(undefined, root, root);
  if (!baseline) return [];
  return baselineProblems(baseline, compareWithBaseline(checked, baseline)).flatMap((problem) => {
    const rule = allRules.find((candidate) => candidate.name === problem.rule);
    const severity = rule ? severityOf(rule, checked.site) : 'off';
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
}
