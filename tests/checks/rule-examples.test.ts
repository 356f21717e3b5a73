import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/checks/all-rules.ts';
import { fingerprintsOf } from '../../src/checks/fingerprints.ts';
import { addDays, type Day } from '../../src/model/day.ts';
import type { Rule, RuleExample } from '../../src/model/rule.ts';
import { findingsOf } from './example-project.ts';

const cases = allRules.flatMap((rule) => rule.examples.map((example) => ({ rule, example })));

/** Files that a finding may point at though the project does not have them: they are what should be written. */
const maybeAbsent = new Set(['kb.config.yml', 'owners.yml']);

/** A rule that is off by default is turned on by the config of its example. */
async function ownFindings(rule: Rule, example: RuleExample, today?: string) {
  return (await findingsOf(example, today)).filter((finding) => finding.rule === rule.name);
}

describe('every rule', () => {
  it.each(allRules)('$name has an example that passes and one that fails', ({ examples }) => {
    expect(examples.map((example) => example.verdict)).toEqual(expect.arrayContaining(['passes', 'fails']));
  });

  it.each(allRules)('$name is told in plain sentences', ({ name, summary, why, examples }) => {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(summary).toMatch(/^[^\n]{10,110}\.$/);
    expect(why).toMatch(/^[^\n]{20,220}\.$/);
    expect(new Set(examples.map((example) => example.title)).size).toBe(examples.length);
    for (const { title } of examples) expect(title).toMatch(/^\S[^\n]{3,79}[^.\s]$/);
  });
});

describe.each(cases)('$rule.name: $example.title', ({ rule, example }) => {
  it(example.verdict, async () => {
    const findings = await ownFindings(rule, example);
    if (example.verdict === 'passes') expect(findings).toEqual([]);
    else expect(findings).not.toEqual([]);
    for (const { at, message, hint } of findings) {
      expect(message).toMatch(/^\S.*[.?!")]$|; its reason was: /s);
      expect(message).not.toContain('\n');
      // What to do next is in the hint, unless the message says what must be there.
      if (!message.includes('must be')) expect(hint ?? '').not.toBe('');
      if (!(at.path in example.files) && at.path in (example.links ?? {})) continue;
      const text = example.files[at.path];
      if (text === undefined && (maybeAbsent.has(at.path) || at.path === 'content')) continue;
      const row = (text ?? '').split('\n')[at.line - 1];
      expect(row, `${at.path}:${at.line} is a line of the example`).toBeDefined();
      expect(at.column).toBeLessThanOrEqual((row ?? '').length + 1);
    }
  });
});

describe.each(cases.filter(({ example }) => example.verdict === 'fails'))(
  'the fingerprints of $rule.name: $example.title',
  ({ rule, example }) => {
    it('do not depend on lines', async () => {
      const before = await ownFindings(rule, example);
      const files = Object.fromEntries(
        Object.entries(example.files).map(([file, text]) => [file, moved(file, text)]),
      );
      const after = await ownFindings(rule, { ...example, files });
      expect(fingerprintsOf(after)).toEqual(fingerprintsOf(before));
    });

    it('do not depend on the day', async () => {
      const today = (example.today ?? '2026-06-15') as Day;
      const before = await ownFindings(rule, example);
      const after = await ownFindings(rule, example, addDays(today, 1));
      expect(fingerprintsOf(after)).toEqual(fingerprintsOf(before));
    });
  },
);

/** The same file with everything further down: blank lines after the front matter, a comment at the top of a settings file. */
function moved(file: string, text: string): string {
  if (file.endsWith('.yml')) return `# A comment\n\n${text}`;
  return text.startsWith('---\n') ? text.replace(/^(---\n[\s\S]*?\n---\n)/, '$1\n\n') : text;
}
