import { utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sweepDrafts } from '../../src/io/sweep-drafts.ts';
import { tempProject } from '../temp-project.ts';

test('what a stopped run left in the cache goes after an hour, and nothing else', () => {
  const project = tempProject({
    '.kb-articles-aaaa': 'x',
    '.kb-articles-bbbb': 'x',
    'articles-cc.pack': 'x',
  });
  const now = Date.now();
  for (const [name, minutes] of Object.entries({ '.kb-articles-aaaa': 61, 'articles-cc.pack': 600 })) {
    const then = new Date(now - minutes * 60_000);
    utimesSync(path.join(project.root, name), then, then);
  }
  sweepDrafts(project.root, now);
  expect(project.files()).toEqual(['.kb-articles-bbbb', 'articles-cc.pack']);
  sweepDrafts(path.join(project.root, 'nowhere'), now);
});
