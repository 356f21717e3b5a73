// `npm start`: from a fresh clone to kb's own help center in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { prepare, root } from './prepare.js';

prepare();
const kb = `${root}bin/kb.js`;
const built = spawnSync(process.execPath, [kb, 'build'], { cwd: root, stdio: 'inherit' });
// 1: there are findings, but the site is there to be looked at.
if (built.status !== 0 && built.status !== 1) process.exit(built.status ?? 1);

const server = spawn(process.execPath, [kb, 'serve', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C goes to both; the server decides when it is done.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
