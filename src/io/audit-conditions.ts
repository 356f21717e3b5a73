import type { BrowserContextOptions } from 'playwright-core';
import type { AuditState } from '../model/audit.ts';

const desk = { width: 1280, height: 900 };

const conditions: Partial<Record<AuditState, BrowserContextOptions>> = {
  dark: { colorScheme: 'dark' },
  'forced-colors': { forcedColors: 'active' },
  '320px': { viewport: { width: 320, height: 640 } },
  'reduced-motion': { reducedMotion: 'reduce' },
};

/** How a browser is set before it goes to a page in a state. Nothing of the computer's own settings shines through. */
export function conditionsOf(state: AuditState, locale: string): BrowserContextOptions {
  return {
    viewport: desk,
    colorScheme: 'light',
    forcedColors: 'none',
    reducedMotion: 'no-preference',
    contrast: 'no-preference',
    locale: locale || 'en',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
    acceptDownloads: false,
    ...conditions[state],
  };
}
