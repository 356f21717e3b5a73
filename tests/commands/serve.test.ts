import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tempProject } from '../temp-project.ts';

test('kb serve shows the site of the project until it is stopped', async () => {
  const { kb } = tempProject({ 'site/index.html': 'home' });
  const stop = new AbortController();
  let url = '';
  const served = kb(['serve', '--port', '0'], {
    signal: stop.signal,
    stdout: (text) => {
      url = /http:\S+/.exec(text)?.[0] ?? url;
    },
  });
  await expect.poll(() => url, { timeout: 30_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await (await fetch(url)).text()).toBe('home');
  stop.abort();
  expect((await served).code).toBe(0);
});

test('without a site it says how to make one', async () => {
  const { code, stderr } = await tempProject().kb(['serve']);
  expect(code).toBe(2);
  expect(stderr).toContain('kb build');
});

// Runs the compiled program: `npm test` compiles first.
test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops it at once, with 0 and without a stack',
  async (signal) => {
    const { root } = tempProject({ 'site/index.html': 'home' });
    const kb = fileURLToPath(new URL('../../bin/kb.js', import.meta.url));
    const child = spawn(process.execPath, [kb, 'serve', '--site', path.join(root, 'site'), '--port', '0']);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(stderr).toBe('');
  },
);
