// Makes a fresh clone ready: installs what package-lock.json lists and compiles. Uses nothing but Node.js itself.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project folder, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs the packages unless the right ones are there, then compiles `src/` into `dist/`. Ends the process when one fails. */
export function prepare() {
  if (!isInstalled()) {
    console.log('Installing packages (npm ci) ...');
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  run(process.execPath, [`${root}bin/compile.js`]);
}

/** Runs a program with this terminal; ends the process with its exit code when that is not 0. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${program}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** npm says where it is when it runs this; else it is on the PATH, on Windows as a command file. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) run(process.execPath, [script, ...args]);
  else run('npm', args, { shell: process.platform === 'win32' });
}

/** True when every package that the lockfile demands on this computer is there in its version. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const there = readPackages('node_modules/.package-lock.json');
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    return there[path] ? there[path].version === version : Boolean(optional);
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(root + file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
