import path from 'node:path';

/** Where programs of this user keep what can be made again, or undefined when the environment does not say. */
export function userCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): string | undefined {
  const home = platform === 'win32' ? env.USERPROFILE : env.HOME;
  const base =
    platform === 'win32'
      ? env.LOCALAPPDATA
      : env.XDG_CACHE_HOME || (home && path.join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return base && path.isAbsolute(base) ? path.join(base, 'kb') : undefined;
}
