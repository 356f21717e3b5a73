import { type Browser, chromium } from 'playwright-core';
import { UserError } from '../model/errors.ts';
import { browserAdvice, findBrowser } from './find-browser.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Ways in which Chrome and Edge are installed that playwright-core knows and `findBrowser` may not. */
const channels = ['chrome', 'msedge', 'chrome-beta', 'msedge-beta'];

/** Nothing that talks to anybody: no network but this computer, no updates, no first-run pages. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--mute-audio',
  '--hide-scrollbars',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]',
];

/**
 * Starts an installed Chrome, Edge or Chromium without a window and with an empty profile. Throws `UserError` when there is
 * none or it does not start.
 */
export async function launchBrowser(env: Env): Promise<Browser> {
  endWithBrowser();
  const executablePath = findBrowser(env);
  const isRoot = process.getuid?.() === 0;
  const options = {
    args: isRoot ? ['--no-sandbox', ...quiet] : quiet,
    timeout: 60_000,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  if (executablePath !== undefined) {
    try {
      return await chromium.launch({ ...options, executablePath });
    } catch (error) {
      throw new UserError(`The browser ${executablePath} does not start: ${firstLine(error)}`, {
        hint: 'Set CHROME_PATH to the program file of another Chrome, Edge or Chromium.',
      });
    }
  }
  if (!env.CHROME_PATH) {
    for (const channel of channels) {
      const browser = await chromium.launch({ ...options, channel }).catch(() => undefined);
      if (browser) return browser;
    }
  }
  throw new UserError('There is no Chrome, Edge or Chromium, so nothing could be audited.', {
    hint: browserAdvice(env),
  });
}

/** Who stops kb stops the browser too: playwright-core by itself would end the browser only, and kb would start the next. */
function endWithBrowser(): void {
  for (const [signal, number] of Object.entries({ SIGTERM: 15, SIGHUP: 1 })) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(128 + number));
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n').find((line) => line.trim() !== '') ?? '').slice(0, 200);
}
