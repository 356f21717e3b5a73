import type { Theme } from '../model/output.ts';
import { type BrandColours, brandColourCss } from './brand-colours.ts';

/** True where a space next to the character means nothing in CSS. */
function isTight(character: string | undefined): boolean {
  return character === undefined || '{};,'.includes(character);
}

/** Where a quoted string that starts at `start` ends (behind its closing quote). */
function endOfString(css: string, start: number): number {
  const quote = css[start];
  let at = start + 1;
  while (at < css.length && css[at] !== quote) at += css[at] === '\\' ? 2 : 1;
  return at + 1;
}

/**
 * CSS without comments and needless white space. Strings are kept as they are; a space that may carry a meaning (in a
 * selector, in `calc`, before a colon) stays. No other change: what a browser understands is the same.
 */
export function minifyCss(css: string): string {
  let out = '';
  let space = false;
  let at = 0;
  const add = (text: string) => {
    if (
      space &&
      !isTight(out.at(-1)) &&
      !isTight(text[0]) &&
      !(out.endsWith(':') && /[\w#"'.-]/.test(text))
    ) {
      out += ' ';
    }
    space = false;
    if (text === '}' && out.endsWith(';')) out = out.slice(0, -1);
    out += text;
  };
  while (at < css.length) {
    const character = css[at] as string;
    if (css.startsWith('/*', at)) {
      const end = css.indexOf('*/', at + 2);
      at = end === -1 ? css.length : end + 2;
      space = true;
    } else if (/\s/.test(character)) {
      space = true;
      at++;
    } else if (character === '"' || character === "'") {
      const end = endOfString(css, at);
      add(css.slice(at, end));
      at = end;
    } else {
      add(character);
      at++;
    }
  }
  return out;
}

/** The one stylesheet of a site: brand colours, then the theme's files in cascade order. */
export function stylesheet(theme: Theme, colours: BrandColours): string {
  return `${brandColourCss(colours)}${minifyCss(theme.css.map(({ text }) => text).join('\n'))}\n`;
}
