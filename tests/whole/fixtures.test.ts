import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { tempProject } from '../temp-project.ts';

/** Whole small projects, and beside each `expected.json`: what `kb build` says of it. Update with `npx vitest -u`, and read the difference. */
const fixtures = path.join(import.meta.dirname, '../fixtures');
const names = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** A name that tells each finding apart, and where it stands. */
const inShort = ({ severity, rule, at, message, hint }: Finding) => ({
  [`${at.path}:${at.line}:${at.column}`]: `${severity} ${rule}: ${message} ${hint ?? ''}`.trimEnd(),
});

test.each(names)('%s', async (name) => {
  const project = tempProject();
  cpSync(path.join(fixtures, name), project.root, {
    recursive: true,
    filter: (file) => path.basename(file) !== 'expected.json',
  });
  const { code, stdout, stderr } = await project.kb(['build', '--json', '--as-of', '2026-06-15']);
  const result = code === 2 ? undefined : JSON.parse(stdout);
  const findings: readonly Finding[] = result?.findings ?? [];
  for (const finding of findings) {
    // A finding without a way out, or at a place that is not there, helps nobody.
    expect(finding.hint, JSON.stringify(finding)).toBeTruthy();
    const file = path.join(project.root, finding.at.path);
    const lines = statSync(file, { throwIfNoEntry: false })?.isFile()
      ? project.read(finding.at.path).split('\n').length
      : 1;
    expect(finding.at.line, JSON.stringify(finding)).toBeLessThanOrEqual(lines);
  }
  const pages = existsSync(path.join(project.root, 'site'))
    ? project.files('site').filter((file) => file.endsWith('.html'))
    : [];
  const report = { code, stderr, articles: result?.articles, findings: findings.map(inShort), pages };
  await expect(`${JSON.stringify(report, undefined, 2)}\n`).toMatchFileSnapshot(
    path.join(fixtures, name, 'expected.json'),
  );
});

test('there are enough of them, good and bad', () => {
  expect(names.filter((name) => name.startsWith('valid-')).length).toBeGreaterThanOrEqual(2);
  expect(names.length).toBeGreaterThanOrEqual(15);
});
