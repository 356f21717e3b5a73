// The first half of `npm test`: packages, compiled code, and a browser.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { prepare, root, run } from '../bin/prepare.js';

prepare();
const { browserAdvice, findBrowser } = await import(`${root}dist/io/find-browser.js`);

if (!findBrowser(process.env) && !process.env.CHROME_PATH && canInstall()) {
  console.log('Installing a browser (apt-get install chromium) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}
if (!findBrowser(process.env)) {
  console.error(`The tests need Chrome, Edge or Chromium.\n${browserAdvice(process.env)}`);
  process.exit(1);
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}
