import type { Theme } from '../model/output.ts';
import { type BrandColours, brandColourCss } from './brand-colours.ts';

/** True where a space next to the character means nothing in CSS. */
function isTight(character: string): boolean {
  return '{};,'.includes(character);
}

/** Comments, white space, quoted strings, closing braces, and runs of anything else. A comment or string without an end goes on to the last character. */
const tokens =
  /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|\s+|"(?:[^"\\]|\\[\s\S]?)*"?|'(?:[^'\\]|\\[\s\S]?)*'?|\}|[^\s"'}/]+|\//g;

/**
 * CSS without comments and needless white space. Strings are kept as they are; a space that may carry a meaning (in a
 * selector, in `calc`, before a colon) stays. No other change: what a browser understands is the same.
 */
export function minifyCss(css: string): string {
  const out: string[] = [];
  let last = '';
  let space = false;
  for (const [token] of css.matchAll(tokens)) {
    const first = token[0] as string;
    if (token.startsWith('/*') || /\s/.test(first)) {
      space = true;
      continue;
    }
    if (space && !isTight(last) && !isTight(first) && !(last === ':' && /[\w#"'.-]/.test(first)))
      out.push(' ');
    space = false;
    if (token === '}' && last === ';') out.push((out.pop() as string).slice(0, -1));
    out.push(token);
    last = token.at(-1) as string;
  }
  return out.join('');
}

/** The one stylesheet of a site: brand colours, then the theme's files in cascade order. */
export function stylesheet(theme: Theme, colours: BrandColours): string {
  return `${brandColourCss(colours)}${minifyCss(theme.css.map(({ text }) => text).join('\n'))}\n`;
}
