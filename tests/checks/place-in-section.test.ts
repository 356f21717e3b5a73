import { expect, test } from 'vitest';
import { articleText, tempProject } from '../temp-project.ts';

test('words in a body are reported at their own line and column', async () => {
  const body =
    'First line.\n\nPress the button\non the left side.\n\n## Next\n\nText.\n\nThen **the button on the right** again.\n';
  const { kb } = tempProject({ 'content/a.md': articleText('title: How?\nanswer: So.\nowner: ana', body) });
  const { stdout } = await kb(['check', '--only', 'positional-instruction', '--format', 'json']);
  const places = JSON.parse(stdout).findings.map(({ at }: { at: object }) => at);
  expect(places).toEqual([
    { path: 'content/a.md', line: 10, column: 1 },
    { path: 'content/a.md', line: 16, column: 19 },
  ]);
});
