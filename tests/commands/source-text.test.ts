import path from 'node:path';
import { expect, test } from 'vitest';
import { sourceText } from '../../src/commands/source-text.ts';
import { readProject } from '../../src/io/read-project.ts';
import { releaseTexts } from '../../src/io/read-sources.ts';
import { tempProject } from '../temp-project.ts';

test('lines of a report are there when the texts of a large site are not kept in memory', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => [`content/a${i}.md`, `# Question ${i}?\n`]);
  const { root } = tempProject(Object.fromEntries(many));
  const project = await readProject(root, {});
  releaseTexts(project.sources);
  expect(project.sources[7]?.text).toBe('');
  const textOf = sourceText(project);
  expect(textOf(project.sources[7]?.file as string)).toMatch(/^# Question \d+\?\n$/);
  expect(textOf('content/a2999.md')).toBe('# Question 2999?\n');
  expect(textOf(path.join('content', 'none.md'))).toBeUndefined();
});

test('the texts of a small site stay', async () => {
  const { root } = tempProject({ 'content/a.md': '# A\n' });
  const project = await readProject(root, {});
  releaseTexts(project.sources);
  expect(project.sources[0]?.text).toBe('# A\n');
});
