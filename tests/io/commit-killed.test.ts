import { spawn, spawnSync } from 'node:child_process';
import fs, { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commitOutputs } from '../../src/io/commit-outputs.ts';
import type { Output } from '../../src/model/output.ts';
import { type TempProject, tempProject } from '../temp-project.ts';

// These tests start real processes, which run the compiled program: `npm test` compiles first.
const killer = fileURLToPath(new URL('kill-at-step.js', import.meta.url));

const before = {
  'index.html': 'old home',
  'a/b.html': 'old',
  'a/gone.html': 'old',
  x: 'file',
  'same.css': 'same',
  's/one/same.js': 'moves with its folder',
  's/one/other.js': 'old',
};
const after = {
  'index.html': 'new home',
  'a/b.html': 'new',
  'c/d/e.html': 'new',
  'x/y.html': 'new',
  'same.css': 'same',
  's/two/same.js': 'moves with its folder',
  's/two/other.js': 'new',
};

const outputsOf = (files: Readonly<Record<string, string>>): Output[] =>
  Object.entries(files).map(([name, content]) => ({ path: name, content }));

const siteOf = ({ files, read }: TempProject): Record<string, string> =>
  Object.fromEntries(files('site').map((name) => [name, read(`site/${name}`)]));

const commit = ({ root }: TempProject, outputs: Iterable<Output>) =>
  commitOutputs(path.join(root, 'site'), outputs, { root });

/** A build that starts, which finishes what was interrupted, and then fails before it has anything to write. */
const startAndFail = (project: TempProject) => {
  const failing: Iterable<Output> = {
    [Symbol.iterator]() {
      throw new Error('no outputs');
    },
  };
  return expect(commit(project, failing)).rejects.toThrow('no outputs');
};

const hiddenNames = ({ root }: TempProject): string[] =>
  readdirSync(root).filter((name) => name.startsWith('.') && name !== '.kb');

function sorted(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Looks at what a killed build left, starts the next one, and says which promise was kept. */
async function inspectAfterDeath(project: TempProject): Promise<'untouched' | 'promised' | 'finished'> {
  const staging = hiddenNames(project).find((name) => name.includes('staging'));
  const isPromised = staging !== undefined && existsSync(path.join(project.root, staging, 'journal.json'));
  const found = siteOf(project);
  // Nothing torn: each file is wholly old or wholly new.
  for (const [name, text] of Object.entries(found)) {
    expect([(before as Record<string, string>)[name], (after as Record<string, string>)[name]]).toContain(
      text,
    );
  }
  await startAndFail(project);
  const isFinished = JSON.stringify(found) === JSON.stringify(sorted(after));
  expect(siteOf(project)).toEqual(isPromised || isFinished ? after : before);
  expect(hiddenNames(project)).toEqual([]);
  // The record is right too: the next build knows which files are its own.
  expect(await commit(project, outputsOf({ 'index.html': 'last' }))).toMatchObject({ written: 1 });
  expect(siteOf(project)).toEqual({ 'index.html': 'last' });
  return isPromised ? 'promised' : isFinished ? 'finished' : 'untouched';
}

const changes = [
  'renameSync',
  'unlinkSync',
  'rmSync',
  'rmdirSync',
  'mkdirSync',
  'writeFileSync',
  'linkSync',
] as const;

/** Runs `work` while the disk stops changing for good before its Nth change: what a killed process leaves. */
async function dyingAtChange(step: number, work: () => Promise<unknown>): Promise<'died' | 'done'> {
  const originals = changes.map((name) => [name, fs[name]] as const);
  let count = 0;
  for (const [name, original] of originals) {
    Object.assign(fs, {
      [name]: (...args: never[]) => {
        count++;
        if (count >= step) throw new Error('dead');
        return (original as (...args: never[]) => unknown)(...args);
      },
    });
  }
  syncBuiltinESMExports();
  try {
    await work();
    return 'done';
  } catch (error) {
    expect((error as Error).message).toBe('dead');
    return 'died';
  } finally {
    for (const [name, original] of originals) Object.assign(fs, { [name]: original });
    syncBuiltinESMExports();
  }
}

test('dead before any one of its changes, a build leaves the old site, or the new one after the next start', async () => {
  const seen = new Set<string>();
  for (let step = 1; ; step++) {
    const project = tempProject();
    await commit(project, outputsOf(before));
    if ((await dyingAtChange(step, () => commit(project, outputsOf(after)))) === 'done') {
      expect(step).toBeGreaterThan(20);
      break;
    }
    const lock = path.join(project.root, '.site.lock');
    // This process lives on, so its lock is made one of an earlier process.
    if (existsSync(lock))
      writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: 1 }));
    seen.add(await inspectAfterDeath(project));
  }
  expect([...seen].sort()).toEqual(['finished', 'promised', 'untouched']);
});

test.each([4, 12, 17, 22])('the same for a process that is really killed, at change %i', async (step) => {
  const project = tempProject();
  await commit(project, outputsOf(before));
  const child = spawnSync(process.execPath, [killer, project.root, String(step), JSON.stringify(after)], {
    encoding: 'utf8',
  });
  expect(child.signal).toBe('SIGKILL');
  await inspectAfterDeath(project);
});

test('two builds at once: the second waits, says so, and both sites come out whole', async () => {
  const project = tempProject();
  const lock = path.join(project.root, '.site.lock');
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  try {
    const owner = { pid: other.pid, host: hostname(), started: 1, token: 't' };
    writeFileSync(lock, JSON.stringify(owner));
    const said: string[] = [];
    const waiting = commitOutputs(path.join(project.root, 'site'), outputsOf({ 'index.html': 'mine' }), {
      root: project.root,
      say: (message) => {
        said.push(message);
        other.kill('SIGKILL');
      },
    });
    await waiting;
    expect(said).toEqual([
      `Another build (process ${other.pid}) is writing the site. Waiting for it to end.`,
    ]);
    expect(siteOf(project)).toEqual({ 'index.html': 'mine' });
    expect(existsSync(lock)).toBe(false);
  } finally {
    other.kill('SIGKILL');
  }
});

test('builds of one folder in one process come one after the other', async () => {
  const project = tempProject();
  const sites = Array.from({ length: 5 }, (_, i) => ({
    'index.html': `home ${i}`,
    [`page-${i}.html`]: String(i),
  }));
  await Promise.all(sites.map((site) => commit(project, outputsOf(site))));
  expect(sites).toContainEqual(siteOf(project));
  expect(hiddenNames(project)).toEqual([]);
});

test.each([
  [
    'of a process that is gone',
    (pid: number) => JSON.stringify({ pid, host: hostname(), started: 1, token: 't' }),
  ],
  [
    'of an earlier process with our id',
    () => JSON.stringify({ pid: process.pid, host: hostname(), started: 1, token: 't' }),
  ],
])('the lock %s is taken over without a word', async (_, textOf) => {
  const project = tempProject();
  const gone = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path.join(project.root, '.site.lock'), textOf(gone.pid));
  const said: string[] = [];
  await commitOutputs(path.join(project.root, 'site'), outputsOf({ 'index.html': 'x' }), {
    root: project.root,
    say: (message) => said.push(message),
  });
  expect(said).toEqual([]);
  expect(siteOf(project)).toEqual({ 'index.html': 'x' });
});

test('a journal that names places outside the site is thrown away, not carried out', async () => {
  const project = tempProject({
    'victim.html': 'victim',
    '.site.staging-planted/files/x': 'planted',
    '.site.staging-planted/journal.json': JSON.stringify({
      version: 1,
      renames: ['x'],
      deletes: ['../victim.html'],
      files: [],
    }),
  });
  await commit(project, outputsOf({ 'index.html': 'x' }));
  expect(project.read('victim.html')).toBe('victim');
  expect(siteOf(project)).toEqual({ 'index.html': 'x' });
  expect(hiddenNames(project)).toEqual([]);
});
