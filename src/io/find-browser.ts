import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsApps = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/**
 * The program file of an installed Chrome, Chromium or Edge: what `CHROME_PATH` names, and nothing else when it is set;
 * else one on the PATH or in a usual place. Undefined when there is none.
 */
export function findBrowser(env: Env, platform: string = process.platform): string | undefined {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? env.CHROME_PATH : undefined;
  return usualPlaces(env, platform).find(isProgram);
}

/** The one line that installs a browser here. */
export function browserAdvice(env: Env, platform: string = process.platform): string {
  if (env.CHROME_PATH)
    return `CHROME_PATH names ${env.CHROME_PATH}, which is not a program. Mend it or unset it.`;
  if (platform === 'linux') {
    return 'Install one, on Debian and Ubuntu with: sudo apt-get update && sudo apt-get install -y chromium';
  }
  return 'Install Chrome or Edge, or set CHROME_PATH to the program file of one.';
}

function usualPlaces(env: Env, platform: string): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? windowsApps.map((app) => `${root}\\${app}`) : []));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', `${env.HOME ?? ''}/Applications`];
    return roots.flatMap((root) => macApps.map((app) => `${root}/${app}.app/Contents/MacOS/${app}`));
  }
  const folders = [...(env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin', '/opt/google/chrome'];
  return commands.flatMap((name) => folders.filter(Boolean).map((folder) => path.join(folder, name)));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
