import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/checks/all-rules.ts';
import { runRules } from '../../src/checks/run-rules.ts';
import { runCheck } from '../../src/commands/run-check.ts';
import type { Site } from '../../src/model/site.ts';
import { silentContext, withProject } from './example-project.ts';

const files = {
  'content/b.md': '---\ntitle: Overview\n---\n\nText.\n',
  'content/a.md': '---\ntitle: FAQ\n---\n\nSee [this](nowhere.md).\n',
};

const siteOf = (more: Readonly<Record<string, string>> = {}): Promise<Site> =>
  withProject(
    { files: { ...files, ...more } },
    async (root) => (await runCheck({}, silentContext(root))).site,
  );

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    const parts = value instanceof Map ? [...value.values()] : Object.values(value);
    for (const part of parts) freezeDeep(part);
  }
  return value;
}

describe('runRules', () => {
  it('changes nothing and gives the same findings each time', async () => {
    const site = freezeDeep(await siteOf());
    const findings = runRules(allRules, site);
    expect(findings.length).toBeGreaterThan(3);
    expect(runRules(allRules, site)).toEqual(findings);
    expect(runRules(allRules.toReversed(), site)).toEqual(findings);
  });

  it('gives findings in the order of places', async () => {
    const places = runRules(allRules, await siteOf()).map(({ at }) => at.path);
    expect(places).toEqual(places.toSorted());
  });

  it('takes severities from the config', async () => {
    const site = await siteOf({ 'kb.config.yml': 'rules: {title-generic: error, owner-missing: off}\n' });
    const findings = runRules(allRules, site);
    expect(findings.filter(({ rule }) => rule === 'title-generic').map(({ severity }) => severity)).toEqual([
      'error',
      'error',
    ]);
    expect(findings.some(({ rule }) => rule === 'owner-missing')).toBe(false);
  });

  it('never drops a problem that no rule carries', async () => {
    const site = await siteOf();
    const stray = {
      rule: 'never-heard-of',
      message: 'Stray.',
      at: { path: 'content/a.md', line: 1, column: 1 },
    };
    const findings = runRules(allRules, { ...site, problems: [...site.problems, stray] });
    expect(findings).toContainEqual({ ...stray, severity: 'warning' });
  });

  it('takes names of rules from hostile configs as names', async () => {
    const site = await siteOf({
      'kb.config.yml': 'rules: {constructor: error, toString: off}\nrule_options: {__proto__: {a: 1}}\n',
    });
    const rules = runRules(allRules, site).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'config-unknown-rule').length).toBeGreaterThanOrEqual(2);
  });
});
