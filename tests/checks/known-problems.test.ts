import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/checks/all-rules.ts';
import { type KeptProblems, rememberProblems } from '../../src/checks/known-problems.ts';
import { runRules } from '../../src/checks/run-rules.ts';
import { runCheck } from '../../src/commands/run-check.ts';
import { parseDay } from '../../src/model/day.ts';
import type { KnownProblems } from '../../src/model/rule.ts';
import type { Site } from '../../src/model/site.ts';
import { silentContext, withProject } from './example-project.ts';

const siteOf = (files: Readonly<Record<string, string>>): Promise<Site> =>
  withProject({ files }, async (root) => {
    const asOf = parseDay('2026-06-15');
    return (await runCheck({ cache: false, ...(asOf && { asOf }) }, silentContext(root))).site;
  });

const keyOf = (article: object) => JSON.stringify(article);

/** Findings with what was kept, what is to be kept, and how often an article was looked at. */
function run(site: Site, kept: KeptProblems | undefined) {
  const memory = rememberProblems(kept, keyOf);
  let looks = 0;
  const counting: KnownProblems = {
    of(rule, settings) {
      const problemsOf = memory.of(rule, settings);
      return (entry, look) =>
        problemsOf(entry, () => {
          looks++;
          return look();
        });
    },
  };
  const findings = runRules(allRules, site, counting);
  const after: KeptProblems = JSON.parse(JSON.stringify(memory.keep()));
  return { findings, kept: after, looks };
}

const article = (text: string, more = '') => `---\ntitle: What to do?\n${more}---\n\n${text}\n`;
const told = article('[Click here](b.md), to the left of the menu. See team/limits.md, for the widget.');
const words = (rule: string, word: string) =>
  `rules:\n  ${rule}: error\nrule_options:\n  ${rule}:\n    words: [${word}]\n`;

describe('what rules said of articles', () => {
  it('is what they would say again, whatever site it came from', async () => {
    let kept: KeptProblems | undefined;
    const examples = allRules
      .flatMap((rule) => rule.examples)
      .filter(({ links, encoding }) => !links && !encoding);
    for (const { files } of examples) {
      const site = await siteOf(files);
      const found = run(site, kept);
      expect(found.findings).toEqual(runRules(allRules, site));
      kept = found.kept;
    }
  });

  it('is not looked for again', async () => {
    const site = await siteOf({ 'content/a.md': told, 'content/b.md': article('So.') });
    const first = run(site, undefined);
    expect(first.looks).toBeGreaterThan(0);
    const again = run(site, first.kept);
    expect(again.looks).toBe(0);
    expect(again.findings).toEqual(first.findings);
    expect(again.kept).toEqual(first.kept);
    const edited = await siteOf({ 'content/a.md': told, 'content/b.md': article('So: step by step.') });
    expect(run(edited, first.kept).looks).toBe(first.looks / 2);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a text', { 'content/a.md': article('[Click here](b.md).') }],
    ['a path', { 'content/c.md': told }],
    ['the words of a rule', { 'kb.config.yml': words('jargon', 'widget') }],
    ['more words of a rule', { 'kb.config.yml': words('internal-leak', 'menu') }],
    ['an internal article', { 'content/team/limits.md': article('20 euros.', 'audience: internal\n') }],
    ['the language', { 'kb.config.yml': 'locale: de\n' }],
  ])('is looked for again with another one: %s', async (_, change) => {
    const files = { 'content/a.md': told, 'content/b.md': article('So.') };
    const before = run(await siteOf(files), undefined);
    const site = await siteOf({ ...files, ...change });
    const after = run(site, before.kept);
    expect(after.findings).toEqual(runRules(allRules, site));
    expect(after.findings).not.toEqual(before.findings);
  });

  it('follows an article that was for the team and no longer is', async () => {
    const meta = (audience: string) => ({
      'content/_meta.yml': `audience: ${audience}\n`,
      'content/a.md': told,
    });
    const leaky = { 'kb.config.yml': words('internal-leak', 'menu') };
    const before = run(await siteOf({ ...leaky, ...meta('internal') }), undefined);
    const site = await siteOf({ ...leaky, ...meta('public') });
    const after = run(site, before.kept);
    expect(after.findings).toEqual(runRules(allRules, site));
    expect(after.findings.map(({ rule }) => rule)).toContain('internal-leak');
  });
});
