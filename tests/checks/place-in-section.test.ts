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

test('a phrase over two lines is found where it begins, and never in a later section', async () => {
  const body =
    'It is brightly lit.\n\n## First\n\nPress the button **on\nthe** left.\n\n## Second\n\nPress the button on\nthe right.\n\n## Third\n\nIt is on the left, on the right.\n';
  const { kb } = tempProject({ 'content/a.md': articleText('title: How?\nanswer: So.\nowner: ana', body) });
  const { stdout } = await kb(['check', '--only', 'positional-instruction', '--format', 'json']);
  const places = JSON.parse(stdout).findings.map(({ at }: { at: object }) => at);
  const start = articleText('title: How?\nanswer: So.\nowner: ana', '').split('\n').length;
  const lines = ['## First', 'Press the button on', 'It is on the left, on the right.'].map(
    (line) => body.split('\n').indexOf(line) + start,
  );
  expect(places).toEqual([
    { path: 'content/a.md', line: lines[0], column: 1 },
    { path: 'content/a.md', line: lines[1], column: 18 },
    { path: 'content/a.md', line: lines[2], column: 7 },
  ]);
});
