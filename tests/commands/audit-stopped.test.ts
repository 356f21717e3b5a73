import { spawn } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findBrowser } from '../../src/io/find-browser.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { articleText, tempProject } from '../temp-project.ts';

test('an audit that is told to end does so: it starts no other browser, and is not "no findings"', {
  timeout: 120_000,
}, async () => {
  const browser = findBrowser(process.env);
  const { root, read } = tempProject({
    'content/a.md': articleText('title: How do I pay?', 'By card.\n'),
    'browser.sh': `#!/bin/sh\necho $$ >> started\nexec "${browser}" "$@"\n`,
  });
  chmodSync(path.join(root, 'browser.sh'), 0o755);
  const kb = spawn(process.execPath, [path.join(packageRoot, 'bin', 'kb.js'), 'audit'], {
    cwd: root,
    env: { ...process.env, CHROME_PATH: path.join(root, 'browser.sh') },
  });
  let printed = '';
  kb.stdout.on('data', (text) => {
    printed += text;
  });
  const ended = new Promise((resolve) => kb.on('close', resolve));
  while (!existsSync(path.join(root, 'started'))) await sleep(20);
  kb.kill('SIGTERM');
  expect(await ended).toBe(143);
  expect(printed).toBe('');
  const [pid, ...others] = read('started').trim().split('\n');
  expect(others).toEqual([]);
  await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 20_000 }).toBe(false);
});
