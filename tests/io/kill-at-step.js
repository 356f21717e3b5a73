// Commits outputs in a process of its own, which is killed right before its Nth change on disk.
// node kill-at-step.js PROJECT STEP OUTPUTS-AS-JSON; prints "done" when it was not killed.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const [root, step, json] = process.argv.slice(2);
const { commitOutputs } = await import('../../dist/io/commit-outputs.js');

let left = Number(step);
for (const name of ['renameSync', 'unlinkSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'writeFileSync', 'copyFileSync', 'linkSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    left--;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
}
syncBuiltinESMExports();

const outputs = Object.entries(JSON.parse(json)).map(([name, content]) => ({ path: name, content }));
await commitOutputs(path.join(root, 'site'), outputs, { root });
console.log('done');
