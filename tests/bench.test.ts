import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a benchmark on a machine on which nothing but Node.js is installed. */
function bench(script: string, ...args: string[]) {
  return spawnSync(process.execPath, [path.join(root, 'bench', script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PATH: path.join(root, 'no-such-folder') },
  });
}

describe.each([
  ['build/run.js', 'hugo, pagefind, eleventy, starlight, docusaurus'],
  ['dev/run.js', 'hugo, eleventy'],
  ['customer/run.js', 'hugo-pagefind, starlight'],
])('bench/%s', (script, known) => {
  test('refuses a peer that it does not know, and names those that it does', () => {
    expect(bench(script, '--peers', 'eleventies,toString')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `No such peer: eleventies, toString. There are: ${known}.\n`,
    });
  });

  test('measures nothing when a peer that was asked for is not there, and says how to get it', () => {
    const peer = known.split(', ')[0] as string;
    const { status, stdout, stderr } = bench(script, '--peers', peer);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^Hugo.* is not measured: it is not installed\. Get it with: apt-get install -y hugo/,
    );
  });
});

test.each(['build/run.js', 'dev/run.js'])('bench/%s says how to use it', (script) => {
  expect(bench(script, '--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Usage: node bench/),
  });
});

test('servers of peers that know no option for it listen on this computer only', () => {
  const loopback = pathToFileURL(path.join(root, 'bench/peers/loopback.js')).href;
  const listen = (how: string) =>
    execFileSync(
      process.execPath,
      [
        ...['--import', loopback, '-e'],
        `const s = require('node:http').createServer().listen(${how}, () => { console.log(s.address().address); s.close(); });`,
      ],
      { encoding: 'utf8' },
    ).trim();
  expect(listen('{ port: 0 }')).toBe('127.0.0.1');
  expect(listen('0')).toBe('127.0.0.1');
});

test.each(['', 'bench', 'bench/peers/starlight', 'bench/peers/docusaurus'])(
  'package-lock.json in /%s can be installed from everywhere, on every platform',
  (folder) => {
    const text = readFileSync(path.join(root, folder, 'package-lock.json'), 'utf8');
    expect(text).not.toMatch(/"resolved"/);
    const { packages } = JSON.parse(text);
    // npm ci refuses a lock in which a package of another platform is missing.
    const missing = Object.entries<{ optionalDependencies?: object }>(packages).flatMap(([at, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isListed(packages, at, name)),
    );
    expect(missing).toEqual([]);
  },
);

/** Is there such a package beside or above the one that asks for it? */
function isListed(packages: object, from: string, name: string): boolean {
  const parts = from.split('/node_modules/');
  return [...parts.keys(), parts.length].some((depth) => {
    const above = parts.slice(0, depth).join('/node_modules/');
    return Object.hasOwn(packages, `${above}${above ? '/' : ''}node_modules/${name}`);
  });
}
