import { escapeHtml } from '../model/html.ts';
import type { BrandColours } from './brand-colours.ts';

/** The first letter or digit of a name, in upper case; a question mark when it has none. */
export function initialOf(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0]?.toUpperCase() ?? '?';
}

/** A small icon: the initial on the brand's accent colour. SVG, no font file, no script. */
export function drawFavicon(name: string, colours: BrandColours): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">' +
    `<rect width="64" height="64" rx="14" fill="${colours.light.accent}"/>` +
    '<text x="32" y="34" fill="#fff" font-family="system-ui,sans-serif" font-size="40" font-weight="700" ' +
    `text-anchor="middle" dominant-baseline="central">${escapeHtml(initialOf(name))}</text></svg>\n`
  );
}
