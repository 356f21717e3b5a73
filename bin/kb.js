#!/usr/bin/env node
// Starts kb. Old syntax on purpose: every Node that can load this file at all must get far enough to say that it is too
// old. What it needs of `dist/` is loaded only after that.
// biome-ignore-all lint/style/useNodejsImportProtocol: old Nodes do not know `node:`.
import { existsSync, readFileSync } from 'fs';
import { fileURLToPath } from 'url';
import { setFlagsFromString } from 'v8';

var needed = [20, 19];
var root = fileURLToPath(new URL('..', import.meta.url));
var version = process.versions.node.split('.').map(Number);
var isTooOld = version[0] < needed[0] || (version[0] === needed[0] && version[1] < needed[1]);

function stop(code, lines) {
  process.stderr.write(`${lines.join('\n    ')}\n`);
  process.exitCode = code;
}

if (process.argv[2] === '--version' || process.argv[2] === '-V') {
  process.stdout.write(`${JSON.parse(readFileSync(`${root}package.json`, 'utf8')).version}\n`);
} else if (isTooOld) {
  stop(2, [
    `kb: Node.js ${process.versions.node} is too old: kb needs ${needed.join('.')} or newer.`,
    'Install the current version from nodejs.org, open a new terminal, and try again.',
  ]);
} else if (!existsSync(`${root}dist/cli.js`)) {
  stop(2, ['kb: This copy of kb is not compiled yet.', `Run "npm ci && npm run compile" in ${root}`]);
} else {
  // A run is short: most of what V8 compiles a second time is not called often enough to pay for that. Waiting nine times
  // longer with it, and giving new objects room in one step, takes a quarter off the CPU time of a build (bench/build). Only
  // where it was measured: other versions of V8 may have other flags.
  if (version[0] === 20) setFlagsFromString('--interrupt-budget=600000 --semi-space-growth-factor=8');
  // Whoever stops `kb dev` while it is still loading has stopped nothing that matters.
  if (process.argv[2] === 'dev') {
    process.on('SIGINT', () => process.exit(0));
    process.on('SIGTERM', () => process.exit(0));
  }
  import('../dist/cli.js').then(
    (cli) => cli.start(),
    (error) => {
      if (error.code !== 'EMFILE') throw error;
      stop(2, [
        'kb: It may open too few files at once (EMFILE).',
        'Allow more and run kb again. On Linux and macOS, type this into the same terminal first: ulimit -n 4096',
      ]);
    },
  );
}
